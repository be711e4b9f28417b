// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanySender"/>, for expressions.</summary>
public static class CompanySenderNames
{
    /// <summary>Who carries the messages: meta or twilio for whatsapp, twilio for sms, ses for email.</summary>
    public const string Provider = "provider";

    /// <summary>The company's own address: an E.164 number, or an email address in lower case.</summary>
    public const string Address = "address";

    /// <summary>Whether it sends.</summary>
    public const string Status = "status";

    /// <summary>When the provider says that the status became what it is; written by the engines.</summary>
    public const string StatusAt = "status_at";

    /// <summary>Why, in the provider's words; written by the engines.</summary>
    public const string StatusDetail = "status_detail";

    /// <summary>Who paused it; absent where people did.</summary>
    public const string PausedBy = "paused_by";

    /// <summary>The provider's own id of the sender: Meta's phone number id, or a Twilio Messaging Service.</summary>
    public const string ProviderSenderId = "provider_sender_id";

    /// <summary>The provider's account: Twilio's, or the WhatsApp business account, which news of templates and limits is about.</summary>
    public const string AccountId = "account_id";

    /// <summary>Where the credentials are kept, never the credentials: secretsmanager:NAME or ssm:NAME.</summary>
    public const string Secret = "secret";

    /// <summary>The public https URL for Twilio's status callbacks.</summary>
    public const string StatusCallback = "status_callback";

    /// <summary>The name shown before an email address.</summary>
    public const string DisplayName = "display_name";

    /// <summary>Where replies by email go, when not to the address.</summary>
    public const string ReplyTo = "reply_to";

    /// <summary>The SES configuration set, without which SES publishes no events.</summary>
    public const string ConfigurationSet = "configuration_set";

    /// <summary>The SES tenant that keeps this company's reputation apart from others'.</summary>
    public const string TenantName = "tenant_name";
}
