using System.Text;

namespace Engines.Channels;

/// <summary>Writes the name in front of an email address so that it can never become anything but a name (RFC 5322, RFC 2047).</summary>
internal static class Mailbox
{
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~ ";

    // RFC 2047 allows 75 characters in an encoded word: 12 for its frame, and 60 for base 64 of 45 bytes.
    private const int EncodedWordBytesMax = 45;

    public static string Write(string? name, string address)
    {
        var shown = Clean(name);
        if (shown.Length == 0)
            return address;

        if (!Ascii.IsValid(shown))
            return $"{Encode(shown)} <{address}>";

        return IsPlain(shown) ? $"{shown} <{address}>" : $"\"{Escape(shown)}\" <{address}>";
    }

    // What begins like an encoded word would be read as one.
    private static bool IsPlain(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || AtomSymbols.Contains(c, StringComparison.Ordinal)) && !name.Contains("=?", StringComparison.Ordinal);

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    // A line break in a name would begin another header.
    private static string Clean(string? name) =>
        name is null ? "" : string.Concat(name.WellFormed().Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string Encode(string name)
    {
        var words = new List<string>();
        var part = new List<byte>();
        Span<byte> symbol = stackalloc byte[4];
        foreach (var rune in name.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(symbol);
            if (part.Count + length > EncodedWordBytesMax)
            {
                words.Add(EncodedWord(part));
                part.Clear();
            }

            part.AddRange(symbol[..length]);
        }

        words.Add(EncodedWord(part));
        return string.Join(' ', words);
    }

    private static string EncodedWord(List<byte> bytes) => $"=?UTF-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
