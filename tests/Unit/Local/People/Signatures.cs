using System.Security.Cryptography;
using System.Text;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Local.People;

/// <summary>The providers' signature rules, written a second time from the fact sheet and from nothing else.</summary>
internal static class Signatures
{
    public const string AppSecret = "test_app_secret";
    public const string AuthToken = "test_auth_token_000000000000000001";

    /// <summary>Meta: HMAC-SHA256 over the raw bytes.</summary>
    public static string OfMeta(string body)
    {
        using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(AppSecret));
        var hex = new StringBuilder("sha256=");
        foreach (var one in hmac.ComputeHash(Encoding.UTF8.GetBytes(body)))
            hex.Append(one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return hex.ToString();
    }

    /// <summary>Twilio: HMAC-SHA1 over the URL and every field of the form, in ordinal order of their names.</summary>
    public static string OfTwilio(string url, string body)
    {
        var fields = Fields(body);
        var names = fields.Keys.ToArray();
        Array.Sort(names, string.CompareOrdinal);
        var text = url + string.Concat(names.Select(name => name + fields[name]));
#pragma warning disable CA5350 // Twilio's signature is HMAC-SHA1.
        using var hmac = new HMACSHA1(Encoding.ASCII.GetBytes(AuthToken));
#pragma warning restore CA5350
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The fields of a form.</summary>
    public static Dictionary<string, string> Fields(string body) => body.Split('&').Select(field => field.Split('=', 2))
        .ToDictionary(parts => Decode(parts[0]), parts => Decode(parts[1]), StringComparer.Ordinal);

    public static void HoldForMeta(RawWebhook webhook) => Assert.Equal(OfMeta(webhook.Body), webhook.Headers["X-Hub-Signature-256"]);

    public static void HoldForTwilio(RawWebhook webhook) =>
        Assert.Equal(OfTwilio(webhook.Url!.AbsoluteUri, webhook.Body), webhook.Headers["X-Twilio-Signature"]);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
