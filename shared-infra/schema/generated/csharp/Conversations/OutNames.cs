// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="OutItem"/>, for expressions.</summary>
public static class OutNames
{
    /// <summary>Of the key: c_{hash}.</summary>
    public const string ConversationId = "conversation_id";

    /// <summary>Of the key: OUT#{request_id}.</summary>
    public const string ItemId = "item_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>Where it stands.</summary>
    public const string OutboundStatus = "outbound_status";

    /// <summary>Hash of the request; the same request_id with another hash is a conflict.</summary>
    public const string RequestHash = "request_hash";

    /// <summary>The request as JSON: everything needed to send again.</summary>
    public const string Request = "request";

    /// <summary>The company.</summary>
    public const string CompanyId = "company_id";

    /// <summary>The company's project.</summary>
    public const string ProjectId = "project_id";

    /// <summary>The channel.</summary>
    public const string Channel = "channel";

    /// <summary>The template: name/language; absent for free text.</summary>
    public const string Template = "template";

    /// <summary>Number of the newest attempt, from 1; 0 when none was made.</summary>
    public const string Attempt = "attempt";

    /// <summary>The newest attempt; the condition of every write about its outcome.</summary>
    public const string AttemptId = "attempt_id";

    /// <summary>All attempts, so that a late event about an old one is recognised.</summary>
    public const string AttemptIds = "attempt_ids";

    /// <summary>The delivery that works on the newest attempt.</summary>
    public const string Worker = "worker";

    /// <summary>Until when that worker may act.</summary>
    public const string LeaseUntil = "lease_until";

    /// <summary>In retry_wait: not before this time.</summary>
    public const string NextAttemptAt = "next_attempt_at";

    /// <summary>In unconfirmed: end of the wait for the provider's echo.</summary>
    public const string ReconcileUntil = "reconcile_until";

    /// <summary>The template's policy at the time of the claim.</summary>
    public const string WhenUnconfirmed = "when_unconfirmed";

    /// <summary>Who carries it.</summary>
    public const string Provider = "provider";

    /// <summary>Account and sender of the newest attempt, where the provider can be asked about it afterwards.</summary>
    public const string SentThrough = "sent_through";

    /// <summary>The provider's id of the accepted message.</summary>
    public const string ProviderMessageId = "provider_message_id";

    /// <summary>Attempts that the provider accepted; more than one means that the person got it twice.</summary>
    public const string AcceptedAttempts = "accepted_attempts";

    /// <summary>For an answer: the provider's ids of the replies that it answers.</summary>
    public const string Answers = "answers";

    /// <summary>What the provider charges by: model/category/type/billable, as its report says.</summary>
    public const string Pricing = "pricing";

    /// <summary>Why it stands where it stands: our reason or the provider's code.</summary>
    public const string Reason = "reason";

    /// <summary>More for people, without personal data: field, problem and remedy.</summary>
    public const string ReasonDetail = "reason_detail";

    /// <summary>When the item was first written.</summary>
    public const string CreatedAt = "created_at";

    /// <summary>When it was last written.</summary>
    public const string UpdatedAt = "updated_at";

    /// <summary>When it was first claimed.</summary>
    public const string SendingAt = "sending_at";

    /// <summary>When it first had to wait for another attempt.</summary>
    public const string RetryWaitAt = "retry_wait_at";

    /// <summary>When the provider's acceptance was first seen.</summary>
    public const string SentAt = "sent_at";

    /// <summary>When delivery was first seen.</summary>
    public const string DeliveredAt = "delivered_at";

    /// <summary>When reading was first seen.</summary>
    public const string ReadAt = "read_at";

    /// <summary>When the final refusal was first seen.</summary>
    public const string FailedAt = "failed_at";

    /// <summary>When the outcome was first unknown.</summary>
    public const string UnconfirmedAt = "unconfirmed_at";

    /// <summary>When it was decided not to send.</summary>
    public const string SuppressedAt = "suppressed_at";

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public const string Ttl = "ttl";
}
