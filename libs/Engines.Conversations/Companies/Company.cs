namespace Engines.Conversations;

/// <summary>One project of one company, as CompanyDataTable holds it: everything the engines need to know before they may speak for it.</summary>
public sealed record Company
{
    /// <summary>Partition key.</summary>
    public required string CompanyId { get; init; }

    /// <summary>Sort key.</summary>
    public required string ProjectId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>While paused, every request is suppressed with reason <c>company_paused</c>.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>What a request without a statement of consent means.</summary>
    public required ConsentRule Consent { get; init; }

    /// <summary>The sender of each channel that the company uses.</summary>
    public required IReadOnlyDictionary<Channel, ChannelSender> Senders { get; init; }

    /// <summary>The approved templates.</summary>
    public required IReadOnlyDictionary<TemplateKey, Template> Templates { get; init; }

    /// <summary>How people who write are answered; null: recorded, and handed to people.</summary>
    public ReplyPolicy? Replies { get; init; }
}

/// <summary>What a request without a statement of consent means for a company.</summary>
public enum ConsentRule
{
    /// <summary>No message unless the request or the conversation says that the person agreed.</summary>
    Required,

    /// <summary>The company answers for consent outside this system; only an opt-out stops a message.</summary>
    Assumed,
}

/// <summary>The address a company speaks from on one channel, and how its provider is reached.</summary>
public sealed record ChannelSender
{
    /// <summary>The channel it belongs to.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who carries the messages.</summary>
    public required ProviderKind Provider { get; init; }

    /// <summary>The company's own address: an E.164 number, or an email address in lower case. Part of every <see cref="ConversationId"/>.</summary>
    public required string Address { get; init; }

    /// <summary>While paused, requests for this channel are suppressed with reason <c>channel_paused</c>.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Why it is paused, where its provider said so.</summary>
    public string? PauseDetail { get; init; }

    /// <summary>The provider's own id of the sender: Meta's phone number id, or a Twilio Messaging Service (<c>MG…</c>).</summary>
    public string? ProviderSenderId { get; init; }

    /// <summary>The provider's account: Twilio's (<c>AC…</c>), or the WhatsApp business account (digits), which news of templates and limits is about.</summary>
    public string? AccountId { get; init; }

    /// <summary>Where the provider's credentials are kept: <c>secretsmanager:NAME</c> or <c>ssm:NAME</c>. Never the credentials themselves.</summary>
    public string? SecretReference { get; init; }

    /// <summary>The public https URL for Twilio's status callbacks; the attempt id is added to its query.</summary>
    public Uri? StatusCallback { get; init; }

    /// <summary>The name shown before an email address.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where replies by email go, when not to <see cref="Address"/>.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The SES configuration set, without which SES publishes no events.</summary>
    public string? ConfigurationSet { get; init; }

    /// <summary>The SES tenant that keeps this company's reputation apart from others'.</summary>
    public string? TenantName { get; init; }
}

/// <summary>Who carries a message.</summary>
public enum ProviderKind
{
    /// <summary>Meta's WhatsApp Cloud API.</summary>
    Meta,

    /// <summary>Twilio's Programmable Messaging: WhatsApp and SMS.</summary>
    Twilio,

    /// <summary>Amazon SES v2: email.</summary>
    Ses,
}
