// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One outbound message and every attempt to hand it to a provider.</summary>
/// <remarks>Kind OUT of the table conversations, version 1.</remarks>
public sealed record OutItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "OUT";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What conversation_id of every such item begins with.</summary>
    public const string ConversationIdPrefix = "c_";

    /// <summary>What item_id of every such item begins with.</summary>
    public const string ItemIdPrefix = "OUT#";

    internal static readonly string[] ConversationIdPattern = ["c_", ""];
    internal static readonly string[] ItemIdPattern = ["OUT#", ""];

    /// <summary>In the key: conversation_id c_{hash}.</summary>
    public required string Hash { get; init; }

    /// <summary>In the key: item_id OUT#{request_id}.</summary>
    public required string RequestId { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutboundStatus OutboundStatus { get; init; }

    /// <summary>Hash of the request; the same request_id with another hash is a conflict.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The request as JSON: everything needed to send again. Personal data.</summary>
    public required string Request { get; init; }

    /// <summary>The company.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The template: name/language; absent for free text.</summary>
    public string? Template { get; init; }

    /// <summary>Number of the newest attempt, from 1; 0 when none was made.</summary>
    public required long Attempt { get; init; }

    /// <summary>The newest attempt; the condition of every write about its outcome.</summary>
    public string? AttemptId { get; init; }

    /// <summary>All attempts, so that a late event about an old one is recognised.</summary>
    public IReadOnlyCollection<string>? AttemptIds { get; init; }

    /// <summary>The delivery that works on the newest attempt.</summary>
    public string? Worker { get; init; }

    /// <summary>Until when that worker may act.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>In retry_wait: not before this time.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>In unconfirmed: end of the wait for the provider's echo.</summary>
    public DateTimeOffset? ReconcileUntil { get; init; }

    /// <summary>The template's policy at the time of the claim.</summary>
    public required UnconfirmedPolicy WhenUnconfirmed { get; init; }

    /// <summary>Who carries it.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Account and sender of the newest attempt, where the provider can be asked about it afterwards.</summary>
    public string? SentThrough { get; init; }

    /// <summary>The provider's id of the accepted message.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Attempts that the provider accepted; more than one means that the person got it twice.</summary>
    public IReadOnlyCollection<string>? AcceptedAttempts { get; init; }

    /// <summary>For an answer: the provider's ids of the replies that it answers.</summary>
    public IReadOnlyCollection<string>? Answers { get; init; }

    /// <summary>What the provider charges by: model/category/type/billable, as its report says.</summary>
    public string? Pricing { get; init; }

    /// <summary>Why it stands where it stands: our reason or the provider's code.</summary>
    public string? Reason { get; init; }

    /// <summary>More for people, without personal data: field, problem and remedy.</summary>
    public string? ReasonDetail { get; init; }

    /// <summary>When the item was first written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was first claimed.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>When it first had to wait for another attempt.</summary>
    public DateTimeOffset? RetryWaitAt { get; init; }

    /// <summary>When the provider's acceptance was first seen.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When delivery was first seen.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When reading was first seen.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the final refusal was first seen.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When the outcome was first unknown.</summary>
    public DateTimeOffset? UnconfirmedAt { get; init; }

    /// <summary>When it was decided not to send.</summary>
    public DateTimeOffset? SuppressedAt { get; init; }

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public required DateTimeOffset Ttl { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string hash, string requestId) => new(2)
    {
        ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, hash)),
        ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern, requestId)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static OutItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "schema_version", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var conversationIdKey = reader.Key("conversation_id", ConversationIdPattern);
        var itemIdKey = reader.Key("item_id", ItemIdPattern);
        return new()
        {
            Hash = KeyCode.Part(conversationIdKey, ConversationIdPattern, 0),
            RequestId = KeyCode.Part(itemIdKey, ItemIdPattern, 0),
            OutboundStatus = reader.Required("outbound_status", OutboundStatusWords.Read),
            RequestHash = reader.Required("request_hash", AttributeCodec.ReadText),
            Request = reader.Required("request", AttributeCodec.ReadText),
            CompanyId = reader.Required("company_id", AttributeCodec.ReadText),
            ProjectId = reader.Required("project_id", AttributeCodec.ReadText),
            Channel = reader.Required("channel", ChannelWords.Read),
            Template = reader.Optional("template", AttributeCodec.ReadText),
            Attempt = reader.Required("attempt", AttributeCodec.ReadInteger),
            AttemptId = reader.Optional("attempt_id", AttributeCodec.ReadText),
            AttemptIds = reader.Optional("attempt_ids", AttributeCodec.ReadTextSet),
            Worker = reader.Optional("worker", AttributeCodec.ReadText),
            LeaseUntil = reader.OptionalUnixMilliseconds("lease_until"),
            NextAttemptAt = reader.OptionalUnixMilliseconds("next_attempt_at"),
            ReconcileUntil = reader.OptionalUnixMilliseconds("reconcile_until"),
            WhenUnconfirmed = reader.Required("when_unconfirmed", UnconfirmedPolicyWords.Read),
            Provider = reader.OptionalValue("provider", ProviderWords.Read),
            SentThrough = reader.Optional("sent_through", AttributeCodec.ReadText),
            ProviderMessageId = reader.Optional("provider_message_id", AttributeCodec.ReadText),
            AcceptedAttempts = reader.Optional("accepted_attempts", AttributeCodec.ReadTextSet),
            Answers = reader.Optional("answers", AttributeCodec.ReadTextSet),
            Pricing = reader.Optional("pricing", AttributeCodec.ReadText),
            Reason = reader.Optional("reason", AttributeCodec.ReadText),
            ReasonDetail = reader.Optional("reason_detail", AttributeCodec.ReadText),
            CreatedAt = reader.Required("created_at", AttributeCodec.ReadIsoTime),
            UpdatedAt = reader.Required("updated_at", AttributeCodec.ReadIsoTime),
            SendingAt = reader.OptionalIsoTime("sending_at"),
            RetryWaitAt = reader.OptionalIsoTime("retry_wait_at"),
            SentAt = reader.OptionalIsoTime("sent_at"),
            DeliveredAt = reader.OptionalIsoTime("delivered_at"),
            ReadAt = reader.OptionalIsoTime("read_at"),
            FailedAt = reader.OptionalIsoTime("failed_at"),
            UnconfirmedAt = reader.OptionalIsoTime("unconfirmed_at"),
            SuppressedAt = reader.OptionalIsoTime("suppressed_at"),
            Ttl = reader.Required("ttl", AttributeCodec.ReadUnixSeconds),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(37 + (Unknown?.Count ?? 0))
        {
            ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, Hash)),
            ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern, RequestId)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["outbound_status"] = OutboundStatusWords.Write(OutboundStatus);
        item["request_hash"] = AttributeCodec.OfText(RequestHash);
        item["request"] = AttributeCodec.OfText(Request);
        item["company_id"] = AttributeCodec.OfText(CompanyId);
        item["project_id"] = AttributeCodec.OfText(ProjectId);
        item["channel"] = ChannelWords.Write(Channel);
        if (Template is { } template) item["template"] = AttributeCodec.OfText(template);
        item["attempt"] = AttributeCodec.OfInteger(Attempt);
        if (AttemptId is { } attemptId) item["attempt_id"] = AttributeCodec.OfText(attemptId);
        if (AttemptIds is { Count: > 0 } attemptIds) item["attempt_ids"] = AttributeCodec.OfSet(attemptIds, AttributeCodec.OfText);
        if (Worker is { } worker) item["worker"] = AttributeCodec.OfText(worker);
        if (LeaseUntil is { } leaseUntil) item["lease_until"] = AttributeCodec.OfUnixMilliseconds(leaseUntil);
        if (NextAttemptAt is { } nextAttemptAt) item["next_attempt_at"] = AttributeCodec.OfUnixMilliseconds(nextAttemptAt);
        if (ReconcileUntil is { } reconcileUntil) item["reconcile_until"] = AttributeCodec.OfUnixMilliseconds(reconcileUntil);
        item["when_unconfirmed"] = UnconfirmedPolicyWords.Write(WhenUnconfirmed);
        if (Provider is { } provider) item["provider"] = ProviderWords.Write(provider);
        if (SentThrough is { } sentThrough) item["sent_through"] = AttributeCodec.OfText(sentThrough);
        if (ProviderMessageId is { } providerMessageId) item["provider_message_id"] = AttributeCodec.OfText(providerMessageId);
        if (AcceptedAttempts is { Count: > 0 } acceptedAttempts) item["accepted_attempts"] = AttributeCodec.OfSet(acceptedAttempts, AttributeCodec.OfText);
        if (Answers is { Count: > 0 } answers) item["answers"] = AttributeCodec.OfSet(answers, AttributeCodec.OfText);
        if (Pricing is { } pricing) item["pricing"] = AttributeCodec.OfText(pricing);
        if (Reason is { } reason) item["reason"] = AttributeCodec.OfText(reason);
        if (ReasonDetail is { } reasonDetail) item["reason_detail"] = AttributeCodec.OfText(reasonDetail);
        item["created_at"] = AttributeCodec.OfIsoTime(CreatedAt);
        item["updated_at"] = AttributeCodec.OfIsoTime(UpdatedAt);
        if (SendingAt is { } sendingAt) item["sending_at"] = AttributeCodec.OfIsoTime(sendingAt);
        if (RetryWaitAt is { } retryWaitAt) item["retry_wait_at"] = AttributeCodec.OfIsoTime(retryWaitAt);
        if (SentAt is { } sentAt) item["sent_at"] = AttributeCodec.OfIsoTime(sentAt);
        if (DeliveredAt is { } deliveredAt) item["delivered_at"] = AttributeCodec.OfIsoTime(deliveredAt);
        if (ReadAt is { } readAt) item["read_at"] = AttributeCodec.OfIsoTime(readAt);
        if (FailedAt is { } failedAt) item["failed_at"] = AttributeCodec.OfIsoTime(failedAt);
        if (UnconfirmedAt is { } unconfirmedAt) item["unconfirmed_at"] = AttributeCodec.OfIsoTime(unconfirmedAt);
        if (SuppressedAt is { } suppressedAt) item["suppressed_at"] = AttributeCodec.OfIsoTime(suppressedAt);
        item["ttl"] = AttributeCodec.OfUnixSeconds(Ttl);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "conversation_id" or "item_id" or "schema_version" or "outbound_status" or "request_hash" or "request" or "company_id" or "project_id" or "channel" or "template" or "attempt" or "attempt_id" or "attempt_ids" or "worker" or "lease_until" or "next_attempt_at" or "reconcile_until" or "when_unconfirmed" or "provider" or "sent_through" or "provider_message_id" or "accepted_attempts" or "answers" or "pricing" or "reason" or "reason_detail" or "created_at" or "updated_at" or "sending_at" or "retry_wait_at" or "sent_at" or "delivered_at" or "read_at" or "failed_at" or "unconfirmed_at" or "suppressed_at" or "ttl";
}
