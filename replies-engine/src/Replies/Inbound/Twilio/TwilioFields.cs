using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>The fields of one webhook by name.</summary>
internal sealed class TwilioFields(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    private const string WhatsAppPrefix = "whatsapp:";

    public IReadOnlyList<KeyValuePair<string, string>> All => fields;

    /// <summary>A value that says something; null for an empty or absent one.</summary>
    public string? this[string name] => FormBody.First(fields, name) is { Length: > 0 } value ? value : null;

    public bool Has(string name) => FormBody.First(fields, name) is not null;

    /// <summary>The message's id. Every webhook has it at least once, under one of three names.</summary>
    public string? MessageSid => this["MessageSid"] ?? this["SmsMessageSid"] ?? this["SmsSid"];

    /// <summary>The channel that an address shows, and the address without it; null for a channel that no engine has, such as <c>messenger:</c>.</summary>
    public static (Channel Channel, string Address)? Split(string? address) => address switch
    {
        null => null,
        _ when address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) => (Channel.WhatsApp, address[WhatsAppPrefix.Length..]),
        _ when address.Contains(':', StringComparison.Ordinal) => null,
        _ => (Channel.Sms, address),
    };
}
