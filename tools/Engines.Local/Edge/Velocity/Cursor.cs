namespace Engines.Local.Edge.Velocity;

/// <summary>A place in a template's text, up to where the part that is being read ends.</summary>
internal sealed class Cursor(string text, int start, int end)
{
    public Cursor(string text)
        : this(text, 0, text.Length)
    {
    }

    public int Index { get; set; } = start;

    public bool IsAtEnd => Index >= end;

    /// <summary>The character here; NUL at the end.</summary>
    public char Current => Peek(0);

    public TemplatePosition Position => PositionOf(Index);

    public char Peek(int offset) => Index + offset < end ? text[Index + offset] : '\0';

    public bool Sees(string expected) => Index + expected.Length <= end && string.CompareOrdinal(text, Index, expected, 0, expected.Length) == 0;

    public bool Take(string expected)
    {
        if (!Sees(expected))
            return false;
        Index += expected.Length;
        return true;
    }

    public void Expect(string expected, string where)
    {
        if (!Take(expected))
            throw Error($"'{expected}' is missing {where}");
    }

    public string TakeWhile(Func<char, bool> isWanted)
    {
        var from = Index;
        while (!IsAtEnd && isWanted(Current))
            Index++;
        return text[from..Index];
    }

    public void SkipSpace() => TakeWhile(char.IsWhiteSpace);

    /// <summary>A directive that ends its line takes the line break with it.</summary>
    public void SkipRestOfLine()
    {
        var from = Index;
        TakeWhile(letter => letter is ' ' or '\t');
        if (!Take("\r\n") && !Take("\n"))
            Index = from;
    }

    public string From(int index) => text[index..Index];

    /// <summary>The part between two places, to be read by itself.</summary>
    public Cursor Part(int from, int to) => new(text, from, to);

    public TemplatePosition PositionOf(int index)
    {
        var before = text.AsSpan(0, index);
        return new(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    public VelocityException Error(string message) => new(message, Position);

    public VelocityException ErrorAt(int index, string message) => new(message, PositionOf(index));
}
