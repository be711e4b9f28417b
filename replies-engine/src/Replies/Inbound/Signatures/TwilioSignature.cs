using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Replies.Inbound;

/// <summary>
/// Twilio's <c>X-Twilio-Signature</c> (twilio/twilio-csharp, RequestValidator.cs): HMAC-SHA1 with the account's auth token over the URL
/// and every field of the form; for JSON over the URL alone, whose query then holds the hash of the body.
/// </summary>
internal static class TwilioSignature
{
    /// <summary>True if one of the tokens made the signature for one of the URLs. All are tried, so that the time taken tells nothing about which.</summary>
    /// <param name="message">The webhook.</param>
    /// <param name="candidateUrls">Every URL that Twilio may have called (<see cref="TwilioUrls"/>); each is tried with and without its port.</param>
    /// <param name="authTokens">The token, and the one before it while it is being changed. Empty ones prove nothing and are passed over.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Twilio's signature is HMAC-SHA1.")]
    public static bool IsValid(RawMessage message, IReadOnlyList<string> candidateUrls, IReadOnlyList<string> authTokens)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(candidateUrls);
        ArgumentNullException.ThrowIfNull(authTokens);
        Span<byte> given = stackalloc byte[SHA1.HashSizeInBytes];
        if (message.Signature is not { } header || !Convert.TryFromBase64String(header, given, out var length) || length != given.Length)
            return false;

        var isJson = TwilioRequest.IsJson(message);
        var fields = isJson ? "" : SignedFields(FormBody.Parse(message.Body));
        var bodyHash = isJson ? SignedHash(message.Body) : "";
        Span<byte> made = stackalloc byte[SHA1.HashSizeInBytes];
        var isValid = false;
        foreach (var url in candidateUrls.Where(url => url.Contains(bodyHash, StringComparison.OrdinalIgnoreCase)).SelectMany(TwilioUrls.WithAndWithoutPort))
        {
            var data = Encoding.UTF8.GetBytes(url + fields);
            foreach (var token in authTokens)
            {
                if (string.IsNullOrEmpty(token))
                    continue;
                HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), data, made);
                isValid |= CryptographicOperations.FixedTimeEquals(made, given);
            }
        }

        return isValid;
    }

    /// <summary>Names and values one after the other, ordered by name; a name that is there more than once with each of its values once, in order.</summary>
    private static string SignedFields(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var data = new StringBuilder();
        var ordered = fields.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal);
        foreach (var (name, value) in ordered)
            data.Append(name).Append(value);
        return data.ToString();
    }

    // A URL without the hash would leave the body unsigned. The hash is no secret: only the signature over it is compared in constant time.
    private static string SignedHash(string body) =>
        $"{TwilioRequest.BodyHash}={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
}
