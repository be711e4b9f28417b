using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary>Reads text, references and directives.</summary>
internal sealed class TemplateParser(Cursor cursor)
{
    private static readonly string[] Closing = ["elseif", "else", "end"];
    private static readonly string[] Known = ["set", "if", "foreach", .. Closing];

    public Statement ParseAll()
    {
        var body = ParseBlock();
        return cursor.IsAtEnd ? body : throw cursor.Error("There is nothing that this directive could end");
    }

    // Up to the end, or to the directive that closes the block, which is left.
    private Block ParseBlock()
    {
        var parts = new List<Statement>();
        var text = new StringBuilder();
        while (!cursor.IsAtEnd)
        {
            if (SkipComment())
                continue;
            var start = cursor.Index;
            var part = cursor.Current switch
            {
                '$' when ReferenceParser.TryParse(cursor) is { } reference => new ReferenceStatement(reference, cursor.From(start)),
                '#' when NameHere() is { } name => Array.IndexOf(Closing, name) >= 0 ? null : ParseDirective(name),
                _ => TakeText(text),
            };
            if (part is TextStatement)
                continue;
            Flush(text, parts);
            if (part is null)
                break;
            parts.Add(part);
        }

        Flush(text, parts);
        return new(parts);
    }

    private TextStatement TakeText(StringBuilder text)
    {
        text.Append(cursor.Current);
        cursor.Index++;
        return new TextStatement("");
    }

    private static void Flush(StringBuilder text, List<Statement> parts)
    {
        if (text.Length > 0)
            parts.Add(new TextStatement(text.ToString()));
        text.Clear();
    }

    private bool SkipComment()
    {
        if (cursor.Take("##"))
        {
            cursor.TakeWhile(letter => letter != '\n');
            cursor.Take("\n");
            return true;
        }

        var start = cursor.Index;
        if (!cursor.Take("#*"))
            return false;
        while (!cursor.Take("*#"))
        {
            if (cursor.IsAtEnd)
                throw cursor.ErrorAt(start, "The end of this comment is missing");
            cursor.Index++;
        }

        return true;
    }

    // The directive that begins here, left where it is; null where # is only a character. As in Velocity, #endmore is #end and then text.
    private string? NameHere()
    {
        var start = cursor.Index;
        cursor.Index++;
        var isFormal = cursor.Take("{");
        var word = cursor.TakeWhile(char.IsAsciiLetter);
        var isClosed = !isFormal || cursor.Current == '}';
        cursor.Index = start;
        if (word.Length == 0 || !isClosed)
            return null;
        return Array.Find(Known, name => name == word) ?? Array.Find(Closing, name => !isFormal && word.StartsWith(name, StringComparison.Ordinal))
            ?? throw cursor.Error($"There is no directive #{word} here");
    }

    private void TakeName(string name)
    {
        cursor.Index++;
        if (cursor.Take("{"))
            cursor.Index += name.Length + 1;
        else
            cursor.Index += name.Length;
    }

    private Statement ParseDirective(string name)
    {
        TakeName(name);
        return name switch
        {
            "set" => ParseSet(),
            "if" => ParseIf(),
            _ => ParseForeach(),
        };
    }

    private SetStatement ParseSet()
    {
        Open("#set");
        var target = cursor.Current == '$' ? ReferenceParser.TryParse(cursor) : null;
        if (target is null)
            throw cursor.Error("#set needs a reference");
        cursor.SkipSpace();
        cursor.Expect("=", "in #set");
        var value = new ExpressionParser(cursor).Parse();
        Close("#set");
        return new(target, value);
    }

    private IfStatement ParseIf()
    {
        var start = cursor.Index;
        var branches = new List<(Expression, Statement)> { ParseBranch("#if") };
        while (true)
        {
            var name = cursor.IsAtEnd ? throw cursor.ErrorAt(start, "The #end of this #if is missing") : NameHere()!;
            TakeName(name);
            if (name == "elseif")
            {
                branches.Add(ParseBranch("#elseif"));
                continue;
            }

            cursor.SkipRestOfLine();
            if (name == "end")
                return new(branches, null);
            var otherwise = ParseBlock();
            TakeEnd(start, "#if");
            return new(branches, otherwise);
        }
    }

    private (Expression, Statement) ParseBranch(string directive)
    {
        Open(directive);
        var condition = new ExpressionParser(cursor).Parse();
        Close(directive);
        return (condition, ParseBlock());
    }

    private ForeachStatement ParseForeach()
    {
        var start = cursor.Index;
        Open("#foreach");
        var variable = cursor.Current == '$' ? ReferenceParser.TryParse(cursor) : null;
        if (variable is not { IsPlain: true })
            throw cursor.Error("#foreach needs a variable");
        cursor.SkipSpace();
        cursor.Expect("in", "in #foreach");
        var source = new ExpressionParser(cursor).Parse();
        Close("#foreach");
        var body = ParseBlock();
        TakeEnd(start, "#foreach");
        return new(variable.Name, source, body);
    }

    private void TakeEnd(int start, string directive)
    {
        if (cursor.IsAtEnd)
            throw cursor.ErrorAt(start, $"The #end of this {directive} is missing");
        if (NameHere() != "end")
            throw cursor.Error($"{directive} cannot go on with this directive");
        TakeName("end");
        cursor.SkipRestOfLine();
    }

    private void Open(string directive)
    {
        cursor.SkipSpace();
        cursor.Expect("(", $"after {directive}");
        cursor.SkipSpace();
    }

    private void Close(string directive)
    {
        cursor.SkipSpace();
        cursor.Expect(")", $"at the end of {directive}");
        cursor.SkipRestOfLine();
    }
}
