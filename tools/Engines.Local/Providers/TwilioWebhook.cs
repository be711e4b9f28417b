using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Engines.Local.Providers;

/// <summary>Twilio's status callback (twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks).</summary>
public static class TwilioWebhook
{
    /// <summary>Writes an event and signs it with the account's auth token; null where the message asked for no callback.</summary>
    public static RawWebhook? ToWebhook(StatusEcho echo, string authToken)
    {
        ArgumentNullException.ThrowIfNull(echo);
        if (echo.Message.Call.StatusCallback is not { } callback)
            return null;

        var fields = Fields(echo);
        var url = callback.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        var headers = new Dictionary<string, string>
        {
            ["X-Twilio-Signature"] = Sign(authToken, url, fields),
            ["I-Twilio-Idempotency-Token"] = $"{echo.ProviderMessageId}-{NameOf(echo.Status)}",
        };
        return new(new Uri(url), "application/x-www-form-urlencoded", body, headers);
    }

    /// <summary>The value of <c>X-Twilio-Signature</c> (twilio/twilio-csharp, RequestValidator.cs).</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The whole URL without its fragment.</param>
    /// <param name="fields">The form's fields; empty ones count.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Twilio's signature is HMAC-SHA1.")]
    public static string Sign(string authToken, string url, IEnumerable<(string Name, string Value)> fields)
    {
        var data = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
            data.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(data.ToString())));
    }

    private static List<(string Name, string Value)> Fields(StatusEcho echo)
    {
        var call = echo.Message.Call;
        var prefix = call.IsWhatsApp ? "whatsapp:" : "";
        var status = NameOf(echo.Status);
        List<(string, string)> fields =
        [
            ("AccountSid", call.AccountId),
            ("ApiVersion", "2010-04-01"),
            ("From", prefix + call.Sender),
            ("To", prefix + call.Recipient),
            ("MessageSid", echo.ProviderMessageId),
            ("SmsSid", echo.ProviderMessageId),
            ("MessageStatus", status),
            ("SmsStatus", status),
        ];
        if (echo.Status == EchoStatus.Failed)
            fields.Add(("ErrorCode", echo.Code ?? "30008"));
        if (call.IsWhatsApp)
        {
            fields.Add(("ChannelPrefix", "whatsapp"));
            fields.Add(("ChannelToAddress", call.Recipient));
            if (echo.Status is EchoStatus.Delivered or EchoStatus.Read)
                fields.Add(("EventType", status.ToUpperInvariant()));
        }

        return fields;
    }

    private static string NameOf(EchoStatus status) => status switch
    {
        EchoStatus.Sent => "sent",
        EchoStatus.Delivered => "delivered",
        EchoStatus.Read => "read",
        _ => "undelivered",
    };
}
