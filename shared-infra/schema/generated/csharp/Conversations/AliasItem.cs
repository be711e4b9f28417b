// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Ties a second address of the same person, such as a WhatsApp user id, to the first conversation.</summary>
/// <remarks>Kind ALIAS of the table conversations, version 1.</remarks>
public sealed record AliasItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "ALIAS";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What conversation_id of every such item begins with.</summary>
    public const string ConversationIdPrefix = "c_";

    /// <summary>What item_id of every such item begins with.</summary>
    public const string ItemIdPrefix = "ALIAS";

    internal static readonly string[] ConversationIdPattern = ["c_", ""];
    internal static readonly string[] ItemIdPattern = ["ALIAS"];

    /// <summary>In the key: conversation_id c_{hash}.</summary>
    public required string Hash { get; init; }

    /// <summary>The conversation_id that stands for both.</summary>
    public required string AliasOf { get; init; }

    /// <summary>When the tie was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

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
    public static AliasItem FromItem(Dictionary<string, AttributeValue> item)
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
            AliasOf = reader.Required("alias_of", AttributeCodec.ReadText),
            CreatedAt = reader.Required("created_at", AttributeCodec.ReadIsoTime),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(5 + (Unknown?.Count ?? 0))
        {
            ["conversation_id"] = AttributeCodec.OfText(KeyCode.Build(ConversationIdPattern, Hash)),
            ["item_id"] = AttributeCodec.OfText(KeyCode.Build(ItemIdPattern)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["alias_of"] = AttributeCodec.OfText(AliasOf);
        item["created_at"] = AttributeCodec.OfIsoTime(CreatedAt);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "conversation_id" or "item_id" or "schema_version" or "alias_of" or "created_at";
}
