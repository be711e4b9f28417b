using System.Globalization;
using System.Text;

namespace Engines.Local.Edge.Api;

/// <summary>How <c>$util</c> writes texts, which is how Java does.</summary>
internal static class JavaEncoding
{
    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);

    /// <summary>java.net.URLEncoder: like a form, and <c>*</c> is left as it is.</summary>
    public static string UrlEncode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var unit in Utf8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'.' or (byte)'-' or (byte)'*' or (byte)'_')
                encoded.Append((char)unit);
            else if (unit == ' ')
                encoded.Append('+');
            else
                encoded.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    public static string UrlDecode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>What StringEscapeUtils of commons-lang 2 makes of a text.</summary>
    public static string EscapeJavaScript(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\b' => escaped.Append("\\b"),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append("\\t"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                '\'' or '"' or '\\' or '/' => escaped.Append('\\').Append(letter),
                < ' ' or > '~' => escaped.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
