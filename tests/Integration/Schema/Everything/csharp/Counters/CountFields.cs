// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>The attributes of <see cref="CountItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class CountFields
{
    /// <summary>Reads bucket, which is a key and one value; null if it is not there.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static ReadOnlyMemory<byte>? ReadBucket(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("bucket", out var value) ? AttributeCodec.ReadBinary(value, At("bucket")) : null;
    }

    /// <summary>Reads at, which is a key and one value; null if it is not there.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("at", out var value) ? AttributeCodec.ReadUnixMilliseconds(value, At("at")) : null;
    }

    /// <summary>Reads total; null if it is not there. The sum.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DynamoNumber? ReadTotal(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("total", out var value) && value.NULL != true ? AttributeCodec.ReadNumber(value, At("total")) : null;
    }

    /// <summary>The value of total as it is stored. The sum.</summary>
    public static AttributeValue OfTotal(DynamoNumber value) => AttributeCodec.OfNumber(value);

    private static ItemPlace At(string name) => new(CountItem.ItemKind, name);
}
