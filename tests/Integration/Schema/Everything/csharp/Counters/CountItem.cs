// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>How many.</summary>
/// <remarks>Kind COUNT of the table counters, version 1.</remarks>
public sealed record CountItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "COUNT";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>In the key: bucket {bucket:binary}.</summary>
    public required ReadOnlyMemory<byte> Bucket { get; init; }

    /// <summary>In the key: at {at:unix_millis}.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The sum.</summary>
    public required DynamoNumber Total { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(ReadOnlyMemory<byte> bucket, DateTimeOffset at) => new(2)
    {
        ["bucket"] = AttributeCodec.OfBinary(bucket),
        ["at"] = AttributeCodec.OfUnixMilliseconds(at),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static CountItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "shape", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var bucketKey = reader.Required("bucket", AttributeCodec.ReadBinary);
        var atKey = reader.Required("at", AttributeCodec.ReadUnixMilliseconds);
        return new()
        {
            Bucket = bucketKey,
            At = atKey,
            Total = reader.Required("total", AttributeCodec.ReadNumber),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(4 + (Unknown?.Count ?? 0))
        {
            ["bucket"] = AttributeCodec.OfBinary(Bucket),
            ["at"] = AttributeCodec.OfUnixMilliseconds(At),
            ["shape"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["total"] = AttributeCodec.OfNumber(Total);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "bucket" or "at" or "shape" or "total";
}
