namespace Engines.Conversations;

/// <summary>The attribute names of <c>OUT#</c> items, spelled in one place. <c>shared-infra/schema/tables.yaml</c> says what each means.</summary>
internal static class OutAttributes
{
    public const string ConversationId = "conversation_id";
    public const string ItemId = "item_id";
    public const string ItemPrefix = "OUT#";
    public const string SchemaVersion = "schema_version";
    public const int SchemaVersionNow = 1;
    public const string Status = "outbound_status";
    public const string RequestHash = "request_hash";
    public const string Request = "request";
    public const string CompanyId = "company_id";
    public const string ProjectId = "project_id";
    public const string Channel = "channel";
    public const string Template = "template";
    public const string Attempt = "attempt";
    public const string AttemptId = "attempt_id";
    public const string AttemptIds = "attempt_ids";
    public const string AcceptedAttempts = "accepted_attempts";
    public const string Worker = "worker";
    public const string LeaseUntil = "lease_until";
    public const string NextAttemptAt = "next_attempt_at";
    public const string ReconcileUntil = "reconcile_until";
    public const string WhenUnconfirmed = "when_unconfirmed";
    public const string Provider = "provider";
    public const string SentThrough = "sent_through";
    public const string ProviderMessageId = "provider_message_id";
    public const string Answers = "answers";
    public const string Pricing = "pricing";
    public const string Reason = "reason";
    public const string ReasonDetail = "reason_detail";
    public const string CreatedAt = "created_at";
    public const string UpdatedAt = "updated_at";
    public const string TimeToLive = "ttl";

    /// <summary>The attribute that keeps when a status was first seen, such as <c>delivered_at</c>.</summary>
    public static string FirstSeen(OutboundStatus status) => status switch
    {
        OutboundStatus.Sending => "sending_at",
        OutboundStatus.RetryWait => "retry_wait_at",
        OutboundStatus.Unconfirmed => "unconfirmed_at",
        OutboundStatus.Sent => "sent_at",
        OutboundStatus.Delivered => "delivered_at",
        OutboundStatus.Read => "read_at",
        OutboundStatus.Failed => "failed_at",
        OutboundStatus.Suppressed => "suppressed_at",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };
}
