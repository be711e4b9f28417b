using System.Text;

namespace Engines.Channels;

/// <summary>Mends text that is not valid UTF-16, which JSON writers refuse with an exception.</summary>
internal static class WellFormedText
{
    /// <summary>The text, with U+FFFD for each half of a surrogate pair: what is left of an emoji when text is cut by length.</summary>
    public static string WellFormed(this string text) =>
        HasLoneSurrogate(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
