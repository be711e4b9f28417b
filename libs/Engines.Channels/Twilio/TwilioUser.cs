using System.Net.Http.Headers;
using System.Text;

namespace Engines.Channels;

/// <summary>What Twilio takes for proof: the account's own token, or an API key.</summary>
internal static class TwilioUser
{
    /// <summary>The header that a secret makes; null if the secret holds neither form.</summary>
    public static AuthenticationHeaderValue? Read(string secret, string accountId) =>
        UserIn(secret, accountId) is { } user ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user))) : null;

    private static string? UserIn(string secret, string accountId)
    {
        if (JsonReading.MemberOf(secret, "auth_token") is { Length: > 0 } token)
            return $"{accountId}:{token}";

        return JsonReading.MemberOf(secret, "api_key_sid") is { Length: > 0 } key && JsonReading.MemberOf(secret, "api_key_secret") is { Length: > 0 } keySecret
            ? $"{key}:{keySecret}"
            : null;
    }
}
