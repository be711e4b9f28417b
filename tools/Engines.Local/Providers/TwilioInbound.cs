using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>Messages of people as Twilio's webhook brings them (twilio.com/docs/messaging/guides/webhook-request; field names from captured requests).</summary>
public static class TwilioInbound
{
    /// <summary>Writes a message and signs it with the account's auth token.</summary>
    /// <param name="sender">The company's sender that was written to; its channel decides between WhatsApp and SMS.</param>
    /// <param name="person">Who wrote.</param>
    /// <param name="message">What was written.</param>
    /// <param name="url">Where the account's webhook is.</param>
    /// <param name="authToken">The account's auth token.</param>
    /// <exception cref="ArgumentException">Twilio brings no such messages on the sender's channel.</exception>
    public static RawWebhook ToWebhook(ChannelSender sender, PersonIdentity person, PersonMessage message, Uri url, string authToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(url);

        var account = sender.AccountId ?? "";
        List<(string Name, string Value)> fields =
        [
            .. sender.Channel == Channel.WhatsApp ? WhatsApp(sender, person, message) : Sms(sender, person),
            ("SmsMessageSid", message.Id),
            ("SmsSid", message.Id),
            ("SmsStatus", "received"),
            ("NumSegments", "1"),
            ("MessageSid", message.Id),
            ("AccountSid", account),
            ("ApiVersion", "2010-04-01"),
            .. Content(sender.Channel, account, message),
        ];

        var called = url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        var headers = new Dictionary<string, string>
        {
            ["X-Twilio-Signature"] = TwilioWebhook.Sign(authToken, called, fields),
            ["I-Twilio-Idempotency-Token"] = $"{message.Id}-received",
        };
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Encode(field.Value)}"));
        return new(new Uri(called), "application/x-www-form-urlencoded", body, headers);
    }

    private static List<(string, string)> WhatsApp(ChannelSender sender, PersonIdentity person, PersonMessage message)
    {
        var context = new JsonObject { ["ProfileName"] = person.ProfileName, ["WaId"] = person.WhatsAppId };
        var metadata = new JsonObject { ["type"] = "whatsapp", ["data"] = new JsonObject { ["context"] = context } };
        return
        [
            ("ProfileName", person.ProfileName),
            ("WaId", person.WhatsAppId),
            ("MessageType", TypeOf(message.Content)),
            ("ReferralNumMedia", "0"),
            ("ChannelMetadata", metadata.ToJsonString()),
            ("From", $"whatsapp:{person.Number}"),
            ("To", $"whatsapp:{sender.Address}"),
        ];
    }

    private static List<(string, string)> Sms(ChannelSender sender, PersonIdentity person)
    {
        List<(string, string)> fields =
        [
            ("FromCountry", "US"), ("FromState", "CA"), ("FromCity", ""), ("FromZip", ""),
            ("ToCountry", "US"), ("ToState", "CA"), ("ToCity", ""), ("ToZip", ""),
            ("From", person.Number),
            ("To", sender.Address),
        ];
        if (sender.ProviderSenderId is { } service)
            fields.Add(("MessagingServiceSid", service));
        return fields;
    }

    private static List<(string, string)> Content(Channel channel, string account, PersonMessage message) => (message.Content, channel) switch
    {
        (Said.Text { OptOutType: { } type } text, Channel.Sms) => [("Body", text.Body), ("NumMedia", "0"), ("OptOutType", type)],
        (Said.Text text, _) => [("Body", text.Body), ("NumMedia", "0")],

        // Body is there and empty when a picture comes without words, and the signature is made over it.
        (Said.Image image, _) =>
        [
            ("Body", image.Caption ?? ""),
            ("NumMedia", "1"),
            ("MediaUrl0", $"https://api.twilio.com/2010-04-01/Accounts/{account}/Messages/{message.Id}/Media/{image.MediaId}"),
            ("MediaContentType0", "image/jpeg"),
        ],
        (Said.Button button, Channel.WhatsApp) =>
        [
            ("Body", button.Title),
            ("NumMedia", "0"),
            ("ButtonText", button.Title),
            ("ButtonPayload", button.Payload),
            .. button.Answers is { } answered ? [("OriginalRepliedMessageSid", answered)] : Array.Empty<(string, string)>(),
        ],
        (Said.ListEntry entry, Channel.WhatsApp) => [("Body", entry.Title), ("NumMedia", "0"), ("ButtonText", entry.Title), ("ButtonPayload", entry.Id)],
        (Said.Location place, Channel.WhatsApp) =>
        [
            ("Body", ""),
            ("NumMedia", "0"),
            ("Latitude", place.Latitude.ToString(CultureInfo.InvariantCulture)),
            ("Longitude", place.Longitude.ToString(CultureInfo.InvariantCulture)),
            ("Address", place.Address),
            ("Label", place.Name),
        ],
        _ => throw new ArgumentException($"Twilio brings no {message.Content.GetType().Name} on {channel.ToName()}.", nameof(message)),
    };

    private static string TypeOf(Said said) => said switch
    {
        Said.Image => "image",
        Said.Button => "button",
        Said.ListEntry => "interactive",
        Said.Location => "location",
        _ => "text",
    };

    // A space is a plus in Twilio's forms.
    private static string Encode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
