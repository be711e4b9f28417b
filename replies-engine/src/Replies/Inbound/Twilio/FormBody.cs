using System.Text;

namespace Replies.Inbound;

/// <summary>Reads <c>application/x-www-form-urlencoded</c>: bodies and queries. Empty values are kept, since Twilio's signature is made over them too.</summary>
internal static class FormBody
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string? text)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var part in (text ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            fields.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return fields;
    }

    /// <summary>The first value of a name; null when there is none.</summary>
    public static string? First(IReadOnlyList<KeyValuePair<string, string>> fields, string name)
    {
        foreach (var (key, value) in fields)
        {
            if (key == name)
                return value;
        }

        return null;
    }

    private static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny('+', '%'))
            return text;

        var encoded = Encoding.UTF8.GetBytes(text);
        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && char.IsAsciiHexDigit((char)encoded[i + 1]) && char.IsAsciiHexDigit((char)encoded[i + 2]))
            {
                decoded[length++] = Convert.FromHexString([(char)encoded[i + 1], (char)encoded[i + 2]])[0];
                i += 2;
            }
            else
            {
                decoded[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }
}
