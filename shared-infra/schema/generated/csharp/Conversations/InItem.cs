// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One inbound message, recorded before anything is done about it.</summary>
/// <remarks>Kind IN of the table conversations, version 1.</remarks>
public sealed record InItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "IN";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What conversation_id of every such item begins with.</summary>
    public const string ConversationIdPrefix = "c_";

    /// <summary>What item_id of every such item begins with.</summary>
    public const string ItemIdPrefix = "IN#";

    internal static readonly string[] ConversationIdPattern = ["c_", ""];
    internal static readonly string[] ItemIdPattern = ["IN#", ""];

    /// <summary>In the key: conversation_id c_{hash}.</summary>
    public required string Hash { get; init; }

    /// <summary>In the key: item_id IN#{provider_message_id}.</summary>
    public required string ProviderMessageId { get; init; }

    /// <summary>The company.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Who carries it.</summary>
    public required Provider Provider { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required InboundKind Kind { get; init; }

    /// <summary>What the person sent, as JSON. Personal data.</summary>
    public required string Content { get; init; }

    /// <summary>What the whole message asks for.</summary>
    public Wish? Wish { get; init; }

    /// <summary>What a turn did about it; absent before, and where people had the conversation.</summary>
    public TurnOutcome? Turn { get; init; }

    /// <summary>What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons.</summary>
    public string? TurnBy { get; init; }

    /// <summary>The request_id of the answer.</summary>
    public string? AnswerId { get; init; }

    /// <summary>The provider's time of the message.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the item was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public required DateTimeOffset Ttl { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string hash, string providerMessageId) => new(2)
    {
        ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, hash)),
        ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern, providerMessageId)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static InItem FromItem(Dictionary<string, AttributeValue> item)
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
            ProviderMessageId = KeyCode.Part(itemIdKey, ItemIdPattern, 0),
            CompanyId = reader.Required("company_id", AttributeCodec.ReadText),
            ProjectId = reader.Required("project_id", AttributeCodec.ReadText),
            Provider = reader.Required("provider", ProviderWords.Read),
            Kind = reader.Required("kind", InboundKindWords.Read),
            Content = reader.Required("content", AttributeCodec.ReadText),
            Wish = reader.OptionalValue("wish", WishWords.Read),
            Turn = reader.OptionalValue("turn", TurnOutcomeWords.Read),
            TurnBy = reader.Optional("turn_by", AttributeCodec.ReadText),
            AnswerId = reader.Optional("answer_id", AttributeCodec.ReadText),
            ReceivedAt = reader.Required("received_at", AttributeCodec.ReadIsoTime),
            CreatedAt = reader.Required("created_at", AttributeCodec.ReadIsoTime),
            Ttl = reader.Required("ttl", AttributeCodec.ReadUnixSeconds),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(15 + (Unknown?.Count ?? 0))
        {
            ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, Hash)),
            ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern, ProviderMessageId)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["company_id"] = AttributeCodec.OfText(CompanyId);
        item["project_id"] = AttributeCodec.OfText(ProjectId);
        item["provider"] = ProviderWords.Write(Provider);
        item["kind"] = InboundKindWords.Write(Kind);
        item["content"] = AttributeCodec.OfText(Content);
        if (Wish is { } wish) item["wish"] = WishWords.Write(wish);
        if (Turn is { } turn) item["turn"] = TurnOutcomeWords.Write(turn);
        if (TurnBy is { } turnBy) item["turn_by"] = AttributeCodec.OfText(turnBy);
        if (AnswerId is { } answerId) item["answer_id"] = AttributeCodec.OfText(answerId);
        item["received_at"] = AttributeCodec.OfIsoTime(ReceivedAt);
        item["created_at"] = AttributeCodec.OfIsoTime(CreatedAt);
        item["ttl"] = AttributeCodec.OfUnixSeconds(Ttl);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "conversation_id" or "item_id" or "schema_version" or "company_id" or "project_id" or "provider" or "kind" or "content" or "wish" or "turn" or "turn_by" or "answer_id" or "received_at" or "created_at" or "ttl";
}
