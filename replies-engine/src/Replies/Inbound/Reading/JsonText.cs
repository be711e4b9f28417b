using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Replies.Inbound;

/// <summary>Reads JSON from outside. What it gives can be read to the last string without an exception.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonDocument? document, JsonDocumentOptions options = default)
    {
        try
        {
            document = JsonDocument.Parse(Mend(text), options);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    /// <summary>
    /// Half of a surrogate pair is what is left of an emoji that was cut in two. JSON allows it and .NET's strings of JSON do not,
    /// so U+FFFD takes its place: a person's message is worth more than its last character.
    /// </summary>
    internal static string Mend(string text)
    {
        StringBuilder? mended = null;
        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfUnit(text, at, out var unit);
            var next = at + length;
            if (!char.IsSurrogate(unit))
            {
                mended?.Append(text, at, length);
            }
            else if (char.IsHighSurrogate(unit) && next < text.Length && LengthOfUnit(text, next, out var low) == length && char.IsLowSurrogate(low))
            {
                mended?.Append(text, at, 2 * length);
                next += length;
            }
            else
            {
                mended ??= new StringBuilder(text, 0, at, text.Length);
                mended.Append('\uFFFD');
            }

            at = next;
        }

        return mended?.ToString() ?? text;
    }

    // A backslash takes the next character with it, so that an escaped backslash before a "u" is not read as an escape.
    private static int LengthOfUnit(string text, int at, out char unit)
    {
        unit = text[at];
        if (unit != '\\' || at + 1 >= text.Length)
            return 1;
        if (text[at + 1] != 'u')
            return char.IsSurrogate(text[at + 1]) ? 1 : 2;
        if (at + EscapeLength > text.Length
            || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return 1;
        }

        unit = (char)code;
        return EscapeLength;
    }
}
