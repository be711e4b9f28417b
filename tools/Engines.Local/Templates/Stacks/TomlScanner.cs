using System.Globalization;
using System.Text;

namespace Engines.Local.Templates;

/// <summary>Goes through the characters of a TOML file.</summary>
internal sealed class TomlScanner(string text, string path)
{
    private int at;

    public int Line { get; private set; } = 1;

    private char Next => at < text.Length ? text[at] : '\0';

    public TemplateException Fault(string problem, string fix) => new(path, Line, problem, fix);

    public bool Take(char expected)
    {
        if (Next != expected || at >= text.Length)
            return false;
        at++;
        return true;
    }

    public void Require(char expected)
    {
        SkipBlanks();
        if (!Take(expected))
            throw Fault($"{expected} is missing", $"Write {expected} there");
    }

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\r')
            at++;
    }

    /// <summary>Goes on to what is neither blank nor comment; false at the end of the file.</summary>
    public bool SkipToContent()
    {
        while (true)
        {
            SkipBlanks();
            if (Next == '#')
                SkipComment();
            if (at >= text.Length)
                return false;
            if (Next != '\n')
                return true;
            (at, Line) = (at + 1, Line + 1);
        }
    }

    public void RequireEndOfLine()
    {
        SkipBlanks();
        if (Next == '#')
            SkipComment();
        if (at < text.Length && Next != '\n')
            throw Fault($"'{Next}' stands after the end of a value", "Begin a new line, or put the text into quotes");
    }

    /// <summary>A name, dotted where it has parts.</summary>
    public IReadOnlyList<string> Key()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(Next is '"' or '\'' ? Scalar() : Bare(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_', "a name"));
            SkipBlanks();
        }
        while (Take('.'));
        return parts;
    }

    /// <summary>A text without its quotes, or a number or a boolean as it stands.</summary>
    public string Scalar()
    {
        SkipBlanks();
        if (text.AsSpan(at).StartsWith("\"\"\"") || text.AsSpan(at).StartsWith("'''"))
            throw Fault("texts of several lines are not read here", "Write the text on one line");
        if (Next == '{')
            throw Fault("inline tables are not read here", "Write a list of \"Name=value\" texts, or one text");
        if (Take('\''))
            return Quoted('\'');
        if (Take('"'))
            return Quoted('"');

        var word = Bare(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '_' or '.', "a value");
        return word is "true" or "false" || decimal.TryParse(word.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? word.Replace("_", "", StringComparison.Ordinal)
            : throw Fault($"{word} is neither a text, a number nor true or false", "Put a text into quotes");
    }

    private string Quoted(char quote)
    {
        var result = new StringBuilder();
        while (true)
        {
            if (at >= text.Length || Next == '\n')
                throw Fault("a text has no end", $"Close it with {quote}");
            var letter = text[at++];
            if (letter == quote)
                return result.ToString();
            result.Append(letter == '\\' && quote == '"' ? Escaped() : letter);
        }
    }

    private char Escaped() => at < text.Length
        ? text[at++] switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            '"' => '"',
            '\\' => '\\',
            var other => throw Fault($"\\{other} is not read here", "Write the character itself"),
        }
        : throw Fault("a text has no end", "Close it with \"");

    private string Bare(Func<char, bool> isPart, string what)
    {
        var start = at;
        while (at < text.Length && isPart(text[at]))
            at++;
        return at > start ? text[start..at] : throw Fault($"{what} is missing", $"Write {what} there");
    }

    private void SkipComment()
    {
        while (at < text.Length && text[at] != '\n')
            at++;
    }
}
