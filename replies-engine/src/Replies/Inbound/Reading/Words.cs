namespace Replies.Inbound;

/// <summary>Lets a provider's own words through to metrics and items only where they look like words of a protocol.</summary>
internal static class Words
{
    public const int LengthMax = 64;

    /// <summary>The word, or another for anything that could be more than a word.</summary>
    public static string Known(string? word, string otherwise) => word is { Length: > 0 and <= LengthMax } && word.All(IsPlain) ? word : otherwise;

    /// <summary>As much of a text as an item should hold.</summary>
    public static string Cut(string text, int lengthMax)
    {
        if (text.Length <= lengthMax)
            return text;
        if (lengthMax == 0)
            return "";
        return text[..(char.IsHighSurrogate(text[lengthMax - 1]) ? lengthMax - 1 : lengthMax)];
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ';
}
