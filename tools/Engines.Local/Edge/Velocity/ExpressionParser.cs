using System.Globalization;

namespace Engines.Local.Edge.Velocity;

/// <summary>Reads what may stand in parentheses after a directive or a method.</summary>
internal sealed class ExpressionParser(Cursor cursor)
{
    // From the loosest to the tightest. Longer ones first, as < would be seen in <=.
    private static readonly string[][] Levels = [["==", "!=", "eq", "ne"], ["<=", ">=", "<", ">", "le", "ge", "lt", "gt"], ["+", "-"], ["*", "/", "%"]];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["eq"] = "==", ["ne"] = "!=", ["lt"] = "<", ["le"] = "<=", ["gt"] = ">", ["ge"] = ">=",
    };

    public Expression Parse()
    {
        var left = ParseAnd();
        while (TakeOperator(["||", "or"]) is not null)
            left = new LogicExpression(left, ParseAnd(), isAnd: false);
        return left;
    }

    /// <summary>Expressions with commas between them, up to what closes the list.</summary>
    public IReadOnlyList<Expression> ParseList(string closing)
    {
        var items = new List<Expression>();
        cursor.SkipSpace();
        if (cursor.Take(closing))
            return items;
        do
        {
            items.Add(Parse());
            cursor.SkipSpace();
        }
        while (cursor.Take(","));
        cursor.Expect(closing, "after a list");
        return items;
    }

    private Expression ParseAnd()
    {
        var left = ParseBinary(0);
        while (TakeOperator(["&&", "and"]) is not null)
            left = new LogicExpression(left, ParseBinary(0), isAnd: true);
        return left;
    }

    private Expression ParseBinary(int level)
    {
        if (level == Levels.Length)
            return ParseUnary();
        var left = ParseBinary(level + 1);
        while (TakeOperator(Levels[level]) is { } operation)
            left = new BinaryExpression(Words.GetValueOrDefault(operation, operation), left, ParseBinary(level + 1));
        return left;
    }

    private string? TakeOperator(string[] operators)
    {
        cursor.SkipSpace();
        return Array.Find(operators, one => (!char.IsAsciiLetter(one[0]) || !char.IsAsciiLetterOrDigit(cursor.Peek(one.Length))) && cursor.Take(one));
    }

    private Expression ParseUnary()
    {
        if (TakeOperator(["!", "not"]) is not null)
            return new NotExpression(ParseUnary());
        if (cursor.Current == '-' && !char.IsAsciiDigit(cursor.Peek(1)) && cursor.Take("-"))
            return new BinaryExpression("-", new Literal(0L), ParseUnary());
        return ParsePrimary();
    }

    private Expression ParsePrimary()
    {
        cursor.SkipSpace();
        switch (cursor.Current)
        {
            case '$':
                return ReferenceParser.TryParse(cursor) ?? throw cursor.Error("A name is missing after $");
            case '\'' or '"':
                return ParseText();
            case '[':
                return ParseListOrRange();
            case '{':
                return ParseMap();
            case '(':
                cursor.Index++;
                var inner = Parse();
                cursor.SkipSpace();
                cursor.Expect(")", "after an expression");
                return inner;
            case '-' or (>= '0' and <= '9'):
                return ParseNumber();
            default:
                return ParseWord();
        }
    }

    private Expression ParseText()
    {
        var start = cursor.Index;
        var quote = cursor.Current;
        cursor.Index++;
        cursor.TakeWhile(letter => letter != quote);
        if (cursor.IsAtEnd)
            throw cursor.ErrorAt(start, "The end of this text is missing");
        var end = cursor.Index++;
        var part = cursor.Part(start + 1, end);
        return quote == '\'' ? new Literal(part.TakeWhile(_ => true)) : new Interpolation(new TemplateParser(part).ParseAll());
    }

    private Expression ParseListOrRange()
    {
        cursor.Index++;
        cursor.SkipSpace();
        if (cursor.Take("]"))
            return new ListExpression([]);
        var first = Parse();
        cursor.SkipSpace();
        if (cursor.Take(".."))
        {
            var last = Parse();
            cursor.SkipSpace();
            cursor.Expect("]", "after a range");
            return new RangeExpression(first, last);
        }

        if (!cursor.Take(","))
        {
            cursor.Expect("]", "after a list");
            return new ListExpression([first]);
        }

        return new ListExpression([first, .. ParseList("]")]);
    }

    private MapExpression ParseMap()
    {
        cursor.Index++;
        var entries = new List<(Expression, Expression)>();
        cursor.SkipSpace();
        if (cursor.Take("}"))
            return new(entries);
        do
        {
            var key = Parse();
            cursor.SkipSpace();
            cursor.Expect(":", "after the key of a map");
            entries.Add((key, Parse()));
            cursor.SkipSpace();
        }
        while (cursor.Take(","));
        cursor.Expect("}", "after a map");
        return new(entries);
    }

    private Literal ParseNumber()
    {
        var start = cursor.Index;
        cursor.Take("-");
        cursor.TakeWhile(char.IsAsciiDigit);

        // Two points are a range.
        if (cursor.Current == '.' && char.IsAsciiDigit(cursor.Peek(1)))
        {
            cursor.Index++;
            cursor.TakeWhile(char.IsAsciiDigit);
            return new(double.Parse(cursor.From(start), CultureInfo.InvariantCulture));
        }

        return long.TryParse(cursor.From(start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(number)
            : throw cursor.ErrorAt(start, "This number is too large");
    }

    private Literal ParseWord()
    {
        var start = cursor.Index;
        return cursor.TakeWhile(char.IsAsciiLetterOrDigit) switch
        {
            "true" => new(true),
            "false" => new(false),
            "null" => new(null),
            "" => throw cursor.Error(cursor.IsAtEnd ? "The template ends in an expression" : $"'{cursor.Current}' has no place in an expression"),
            var word => throw cursor.ErrorAt(start, $"'{word}' has no place in an expression"),
        };
    }
}
