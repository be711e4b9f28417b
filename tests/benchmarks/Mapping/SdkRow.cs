using Amazon.DynamoDBv2.DataModel;

namespace Benchmarks.Mapping;

/// <summary>The OUT item as one would write it for the SDK's own mapping. Words stay text and machine times stay numbers, which spares the SDK its converters.</summary>
[DynamoDBTable("conversations")]
public sealed class SdkRow
{
    [DynamoDBHashKey("conversation_id")]
    public string ConversationId { get; set; } = "";

    [DynamoDBRangeKey("item_id")]
    public string ItemId { get; set; } = "";

    [DynamoDBProperty("schema_version")]
    public int SchemaVersion { get; set; }

    [DynamoDBProperty("outbound_status")]
    public string OutboundStatus { get; set; } = "";

    [DynamoDBProperty("request_hash")]
    public string RequestHash { get; set; } = "";

    [DynamoDBProperty("request")]
    public string Request { get; set; } = "";

    [DynamoDBProperty("company_id")]
    public string CompanyId { get; set; } = "";

    [DynamoDBProperty("project_id")]
    public string ProjectId { get; set; } = "";

    [DynamoDBProperty("channel")]
    public string Channel { get; set; } = "";

    [DynamoDBProperty("template")]
    public string? Template { get; set; }

    [DynamoDBProperty("attempt")]
    public long Attempt { get; set; }

    [DynamoDBProperty("attempt_id")]
    public string? AttemptId { get; set; }

    [DynamoDBProperty("attempt_ids")]
    public HashSet<string>? AttemptIds { get; set; }

    [DynamoDBProperty("worker")]
    public string? Worker { get; set; }

    [DynamoDBProperty("lease_until")]
    public long? LeaseUntil { get; set; }

    [DynamoDBProperty("next_attempt_at")]
    public long? NextAttemptAt { get; set; }

    [DynamoDBProperty("reconcile_until")]
    public long? ReconcileUntil { get; set; }

    [DynamoDBProperty("when_unconfirmed")]
    public string WhenUnconfirmed { get; set; } = "";

    [DynamoDBProperty("provider")]
    public string? Provider { get; set; }

    [DynamoDBProperty("sent_through")]
    public string? SentThrough { get; set; }

    [DynamoDBProperty("provider_message_id")]
    public string? ProviderMessageId { get; set; }

    [DynamoDBProperty("accepted_attempts")]
    public HashSet<string>? AcceptedAttempts { get; set; }

    [DynamoDBProperty("answers")]
    public HashSet<string>? Answers { get; set; }

    [DynamoDBProperty("pricing")]
    public string? Pricing { get; set; }

    [DynamoDBProperty("reason")]
    public string? Reason { get; set; }

    [DynamoDBProperty("reason_detail")]
    public string? ReasonDetail { get; set; }

    [DynamoDBProperty("created_at")]
    public DateTime CreatedAt { get; set; }

    [DynamoDBProperty("updated_at")]
    public DateTime UpdatedAt { get; set; }

    [DynamoDBProperty("sending_at")]
    public DateTime? SendingAt { get; set; }

    [DynamoDBProperty("retry_wait_at")]
    public DateTime? RetryWaitAt { get; set; }

    [DynamoDBProperty("sent_at")]
    public DateTime? SentAt { get; set; }

    [DynamoDBProperty("delivered_at")]
    public DateTime? DeliveredAt { get; set; }

    [DynamoDBProperty("read_at")]
    public DateTime? ReadAt { get; set; }

    [DynamoDBProperty("failed_at")]
    public DateTime? FailedAt { get; set; }

    [DynamoDBProperty("unconfirmed_at")]
    public DateTime? UnconfirmedAt { get; set; }

    [DynamoDBProperty("suppressed_at")]
    public DateTime? SuppressedAt { get; set; }

    [DynamoDBProperty("ttl")]
    public long Ttl { get; set; }
}
