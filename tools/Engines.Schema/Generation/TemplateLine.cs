namespace Engines.Schema;

/// <summary>One line of a template, as far as finding places in it takes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">With the end of the line.</param>
/// <param name="Section">The entry of the template that it belongs to; empty before the first.</param>
internal sealed record TemplateLine(int Number, string Text, string Section)
{
    /// <summary>How many blanks it begins with.</summary>
    public int Indent => Text.Length - Text.TrimStart(' ').Length;

    /// <summary>What it gives a value to, where it is <c>name:</c> with or without more behind it.</summary>
    public string? Name => NameOf(Text);

    public (long Line, long Column) Place => (Number, Indent + 1);

    public bool IsComment(string beginning) => Text.TrimStart(' ').StartsWith(beginning, StringComparison.Ordinal);

    /// <summary>The lines of a text; put together they are the text.</summary>
    public static IReadOnlyList<TemplateLine> Of(string text)
    {
        var (lines, section) = (new List<TemplateLine>(), "");
        for (int at = 0, next; at < text.Length; at = next)
        {
            next = text.IndexOf('\n', at) + 1;
            if (next == 0)
                next = text.Length;
            var line = text[at..next];
            if (char.IsAsciiLetter(line[0]) && NameOf(line) is { } name)
                section = name;
            lines.Add(new(lines.Count + 1, line, section));
        }

        return lines;
    }

    private static string? NameOf(string line)
    {
        var trimmed = line.TrimStart(' ');
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && trimmed.AsSpan(0, colon).IndexOfAnyExcept(NameCharacters) < 0 ? trimmed[..colon] : null;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}
