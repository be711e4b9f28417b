// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The conversation itself - who talks to whom, what the person agreed to, and how long free text is allowed.</summary>
/// <remarks>Kind HEAD of the table conversations, version 1.</remarks>
public sealed record HeadItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "HEAD";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What conversation_id of every such item begins with.</summary>
    public const string ConversationIdPrefix = "c_";

    /// <summary>What item_id of every such item begins with.</summary>
    public const string ItemIdPrefix = "HEAD";

    internal static readonly string[] ConversationIdPattern = ["c_", ""];
    internal static readonly string[] ItemIdPattern = ["HEAD"];

    /// <summary>In the key: conversation_id c_{hash}.</summary>
    public required string Hash { get; init; }

    /// <summary>The company.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>company_id, # and project_id: partition key of by-company.</summary>
    public required string CompanyProject { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>When the person first wrote.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the person last agreed to be written to; counts if it is later than opted_out_at.</summary>
    public DateTimeOffset? OptedInAt { get; init; }

    /// <summary>When the person last refused every message; counts unless opted_in_at is later.</summary>
    public DateTimeOffset? OptedOutAt { get; init; }

    /// <summary>When the person last agreed to advertising; counts if it is later than marketing_opted_out_at.</summary>
    public DateTimeOffset? MarketingOptedInAt { get; init; }

    /// <summary>When the person last refused advertising; counts unless marketing_opted_in_at is later.</summary>
    public DateTimeOffset? MarketingOptedOutAt { get; init; }

    /// <summary>Who answers; absent while the person has not written.</summary>
    public ConversationStatus? ConversationStatus { get; init; }

    /// <summary>What handed it off or closed it: a rule's name, ai, by_people or one of the reasons.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When people got it.</summary>
    public DateTimeOffset? HandedOffAt { get; init; }

    /// <summary>The request_id of the answer whose failure last handed it off: one failure does so once.</summary>
    public string? HandedOffFor { get; init; }

    /// <summary>The replies that wait for a turn, in the order of recording.</summary>
    public IReadOnlyList<PendingReply>? Pending { get; init; }

    /// <summary>Who holds the turn: the queue's message id, / and a word for the delivery.</summary>
    public string? TurnOwner { get; init; }

    /// <summary>Until when; part of every condition.</summary>
    public DateTimeOffset? TurnUntil { get; init; }

    /// <summary>Grows with every holder; a write under an older fence is refused.</summary>
    public long? TurnFence { get; init; }

    /// <summary>The items of the last turns, oldest first; at most 24.</summary>
    public IReadOnlyList<string>? Recent { get; init; }

    /// <summary>When either side last wrote; sort key of by-company.</summary>
    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>End of WhatsApp's 24-hour window.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string hash) => new(2)
    {
        ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, hash)),
        ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static HeadItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "schema_version", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var conversationIdKey = reader.Key("conversation_id", ConversationIdPattern);
        _ = reader.Key("item_id", ItemIdPattern);
        return new()
        {
            Hash = KeyCode.Part(conversationIdKey, ConversationIdPattern, 0),
            CompanyId = reader.Required("company_id", AttributeCodec.ReadText),
            ProjectId = reader.Required("project_id", AttributeCodec.ReadText),
            CompanyProject = reader.Required("company_project", AttributeCodec.ReadText),
            Channel = reader.Required("channel", ChannelWords.Read),
            CreatedAt = reader.OptionalIsoTime("created_at"),
            OptedInAt = reader.OptionalIsoTime("opted_in_at"),
            OptedOutAt = reader.OptionalIsoTime("opted_out_at"),
            MarketingOptedInAt = reader.OptionalIsoTime("marketing_opted_in_at"),
            MarketingOptedOutAt = reader.OptionalIsoTime("marketing_opted_out_at"),
            ConversationStatus = reader.OptionalValue("conversation_status", ConversationStatusWords.Read),
            StatusReason = reader.Optional("status_reason", AttributeCodec.ReadText),
            HandedOffAt = reader.OptionalIsoTime("handed_off_at"),
            HandedOffFor = reader.Optional("handed_off_for", AttributeCodec.ReadText),
            Pending = reader.Optional("pending", static (value, place) => AttributeCodec.ReadList(value, place, PendingReply.Read)),
            TurnOwner = reader.Optional("turn_owner", AttributeCodec.ReadText),
            TurnUntil = reader.OptionalUnixMilliseconds("turn_until"),
            TurnFence = reader.OptionalInteger("turn_fence"),
            Recent = reader.Optional("recent", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            LastActivityAt = reader.Required("last_activity_at", AttributeCodec.ReadIsoTime),
            WindowUntil = reader.OptionalUnixMilliseconds("window_until"),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(23 + (Unknown?.Count ?? 0))
        {
            ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, Hash)),
            ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["company_id"] = AttributeCodec.OfText(CompanyId);
        item["project_id"] = AttributeCodec.OfText(ProjectId);
        item["company_project"] = AttributeCodec.OfText(CompanyProject);
        item["channel"] = ChannelWords.Write(Channel);
        if (CreatedAt is { } createdAt) item["created_at"] = AttributeCodec.OfIsoTime(createdAt);
        if (OptedInAt is { } optedInAt) item["opted_in_at"] = AttributeCodec.OfIsoTime(optedInAt);
        if (OptedOutAt is { } optedOutAt) item["opted_out_at"] = AttributeCodec.OfIsoTime(optedOutAt);
        if (MarketingOptedInAt is { } marketingOptedInAt) item["marketing_opted_in_at"] = AttributeCodec.OfIsoTime(marketingOptedInAt);
        if (MarketingOptedOutAt is { } marketingOptedOutAt) item["marketing_opted_out_at"] = AttributeCodec.OfIsoTime(marketingOptedOutAt);
        if (ConversationStatus is { } conversationStatus) item["conversation_status"] = ConversationStatusWords.Write(conversationStatus);
        if (StatusReason is { } statusReason) item["status_reason"] = AttributeCodec.OfText(statusReason);
        if (HandedOffAt is { } handedOffAt) item["handed_off_at"] = AttributeCodec.OfIsoTime(handedOffAt);
        if (HandedOffFor is { } handedOffFor) item["handed_off_for"] = AttributeCodec.OfText(handedOffFor);
        if (Pending is { } pending) item["pending"] = AttributeCodec.OfList(pending, PendingReply.Write);
        if (TurnOwner is { } turnOwner) item["turn_owner"] = AttributeCodec.OfText(turnOwner);
        if (TurnUntil is { } turnUntil) item["turn_until"] = AttributeCodec.OfUnixMilliseconds(turnUntil);
        if (TurnFence is { } turnFence) item["turn_fence"] = AttributeCodec.OfInteger(turnFence);
        if (Recent is { } recent) item["recent"] = AttributeCodec.OfList(recent, AttributeCodec.OfText);
        item["last_activity_at"] = AttributeCodec.OfIsoTime(LastActivityAt);
        if (WindowUntil is { } windowUntil) item["window_until"] = AttributeCodec.OfUnixMilliseconds(windowUntil);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "conversation_id" or "item_id" or "schema_version" or "company_id" or "project_id" or "company_project" or "channel" or "created_at" or "opted_in_at" or "opted_out_at" or "marketing_opted_in_at" or "marketing_opted_out_at" or "conversation_status" or "status_reason" or "handed_off_at" or "handed_off_for" or "pending" or "turn_owner" or "turn_until" or "turn_fence" or "recent" or "last_activity_at" or "window_until";
}
