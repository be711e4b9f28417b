// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The address that a company speaks from on one channel, and how its provider is reached.</summary>
public sealed record CompanySender
{
    /// <summary>Who carries the messages: meta or twilio for whatsapp, twilio for sms, ses for email.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The company's own address: an E.164 number, or an email address in lower case.</summary>
    public required string Address { get; init; }

    /// <summary>Whether it sends.</summary>
    public CompanyStatus Status { get; init; } = CompanyStatus.Active;

    /// <summary>When the provider says that the status became what it is; written by the engines.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>Why, in the provider's words; written by the engines.</summary>
    public string? StatusDetail { get; init; }

    /// <summary>Who paused it; absent where people did.</summary>
    public PauseOrigin? PausedBy { get; init; }

    /// <summary>The provider's own id of the sender: Meta's phone number id, or a Twilio Messaging Service.</summary>
    public string? ProviderSenderId { get; init; }

    /// <summary>The provider's account: Twilio's, or the WhatsApp business account, which news of templates and limits is about.</summary>
    public string? AccountId { get; init; }

    /// <summary>Where the credentials are kept, never the credentials: secretsmanager:NAME or ssm:NAME.</summary>
    public string? Secret { get; init; }

    /// <summary>The public https URL for Twilio's status callbacks.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>The name shown before an email address.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where replies by email go, when not to the address.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The SES configuration set, without which SES publishes no events.</summary>
    public string? ConfigurationSet { get; init; }

    /// <summary>The SES tenant that keeps this company's reputation apart from others'.</summary>
    public string? TenantName { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanySender Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Provider = reader.Required("provider", ProviderWords.Read),
            Address = reader.Required("address", AttributeCodec.ReadText),
            Status = reader.OptionalValue("status", CompanyStatusWords.Read) ?? CompanyStatus.Active,
            StatusAt = reader.OptionalIsoTime("status_at"),
            StatusDetail = reader.Optional("status_detail", AttributeCodec.ReadText),
            PausedBy = reader.OptionalValue("paused_by", PauseOriginWords.Read),
            ProviderSenderId = reader.Optional("provider_sender_id", AttributeCodec.ReadText),
            AccountId = reader.Optional("account_id", AttributeCodec.ReadText),
            Secret = reader.Optional("secret", AttributeCodec.ReadText),
            StatusCallback = reader.Optional("status_callback", AttributeCodec.ReadText),
            DisplayName = reader.Optional("display_name", AttributeCodec.ReadText),
            ReplyTo = reader.Optional("reply_to", AttributeCodec.ReadText),
            ConfigurationSet = reader.Optional("configuration_set", AttributeCodec.ReadText),
            TenantName = reader.Optional("tenant_name", AttributeCodec.ReadText),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanySender value)
    {
        var map = new Dictionary<string, AttributeValue>(14 + (value.Unknown?.Count ?? 0));
        map["provider"] = ProviderWords.Write(value.Provider);
        map["address"] = AttributeCodec.OfText(value.Address);
        map["status"] = CompanyStatusWords.Write(value.Status);
        if (value.StatusAt is { } statusAt) map["status_at"] = AttributeCodec.OfIsoTime(statusAt);
        if (value.StatusDetail is { } statusDetail) map["status_detail"] = AttributeCodec.OfText(statusDetail);
        if (value.PausedBy is { } pausedBy) map["paused_by"] = PauseOriginWords.Write(pausedBy);
        if (value.ProviderSenderId is { } providerSenderId) map["provider_sender_id"] = AttributeCodec.OfText(providerSenderId);
        if (value.AccountId is { } accountId) map["account_id"] = AttributeCodec.OfText(accountId);
        if (value.Secret is { } secret) map["secret"] = AttributeCodec.OfText(secret);
        if (value.StatusCallback is { } statusCallback) map["status_callback"] = AttributeCodec.OfText(statusCallback);
        if (value.DisplayName is { } displayName) map["display_name"] = AttributeCodec.OfText(displayName);
        if (value.ReplyTo is { } replyTo) map["reply_to"] = AttributeCodec.OfText(replyTo);
        if (value.ConfigurationSet is { } configurationSet) map["configuration_set"] = AttributeCodec.OfText(configurationSet);
        if (value.TenantName is { } tenantName) map["tenant_name"] = AttributeCodec.OfText(tenantName);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "provider" or "address" or "status" or "status_at" or "status_detail" or "paused_by" or "provider_sender_id" or "account_id" or "secret" or "status_callback" or "display_name" or "reply_to" or "configuration_set" or "tenant_name";
}
