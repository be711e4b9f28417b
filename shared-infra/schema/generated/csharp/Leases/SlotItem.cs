// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One slot of a pool; free when it does not exist or its time is over.</summary>
/// <remarks>Kind SLOT of the table leases, version 1.</remarks>
public sealed record SlotItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "SLOT";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    internal static readonly string[] PoolPattern = ["", "#", ""];
    internal static readonly string[] SlotPattern = ["", ""];

    /// <summary>In the key: pool {workload}#{name}.</summary>
    public required string Workload { get; init; }

    /// <summary>In the key: pool {workload}#{name}.</summary>
    public required string Name { get; init; }

    /// <summary>In the key: slot {number:integer}.</summary>
    public required long Number { get; init; }

    /// <summary>Who holds the slot.</summary>
    public required string Holder { get; init; }

    /// <summary>Grows with every holder; a write under an older fence is refused.</summary>
    public required long Fence { get; init; }

    /// <summary>End of the lease; part of every condition.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public DateTimeOffset? Ttl { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string workload, string name, long number) => new(2)
    {
        ["pool"] = AttributeCodec.OfText(KeyCode.Build(PoolPattern, workload, name)),
        ["slot"] = AttributeCodec.OfText(KeyCode.Build(SlotPattern, KeyCode.Pad(AttributeCodec.OfInteger(number).N, 0))),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static SlotItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "schema_version", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var poolKey = reader.Key("pool", PoolPattern);
        var slotKey = reader.Key("slot", SlotPattern);
        return new()
        {
            Workload = KeyCode.Part(poolKey, PoolPattern, 0),
            Name = KeyCode.Part(poolKey, PoolPattern, 1),
            Number = AttributeCodec.ReadInteger(new() { N = slotKey }, new(ItemKind, "slot")),
            Holder = reader.Required("holder", AttributeCodec.ReadText),
            Fence = reader.Required("fence", AttributeCodec.ReadInteger),
            ExpiresAt = reader.Required("expires_at", AttributeCodec.ReadUnixMilliseconds),
            Ttl = reader.OptionalUnixSeconds("ttl"),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(7 + (Unknown?.Count ?? 0))
        {
            ["pool"] = AttributeCodec.OfText(KeyCode.Build(PoolPattern, Workload, Name)),
            ["slot"] = AttributeCodec.OfText(KeyCode.Build(SlotPattern, KeyCode.Pad(AttributeCodec.OfInteger(Number).N, 0))),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["holder"] = AttributeCodec.OfText(Holder);
        item["fence"] = AttributeCodec.OfInteger(Fence);
        item["expires_at"] = AttributeCodec.OfUnixMilliseconds(ExpiresAt);
        if (Ttl is { } ttl) item["ttl"] = AttributeCodec.OfUnixSeconds(ttl);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "pool" or "slot" or "schema_version" or "holder" or "fence" or "expires_at" or "ttl";
}
