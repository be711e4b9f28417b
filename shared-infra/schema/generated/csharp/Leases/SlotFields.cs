// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="SlotItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class SlotFields
{
    /// <summary>Reads holder; null if it is not there. Who holds the slot.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadHolder(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("holder", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("holder")) : null;
    }

    /// <summary>The value of holder as it is stored. Who holds the slot.</summary>
    public static AttributeValue OfHolder(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads fence; null if it is not there. Grows with every holder; a write under an older fence is refused.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadFence(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("fence", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("fence")) : null;
    }

    /// <summary>The value of fence as it is stored. Grows with every holder; a write under an older fence is refused.</summary>
    public static AttributeValue OfFence(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads expires_at; null if it is not there. End of the lease; part of every condition.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadExpiresAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("expires_at", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("expires_at")) : null;
    }

    /// <summary>The value of expires_at as it is stored. End of the lease; part of every condition.</summary>
    public static AttributeValue OfExpiresAt(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads ttl; null if it is not there. When DynamoDB may delete the item; nothing relies on it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadTtl(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("ttl", out var value) && value.NULL != true ? AttributeCodec.ReadUnixSeconds(value, At("ttl")) : null;
    }

    /// <summary>The value of ttl as it is stored. When DynamoDB may delete the item; nothing relies on it.</summary>
    public static AttributeValue OfTtl(DateTimeOffset value) => AttributeCodec.OfUnixSeconds(value);

    private static ItemPlace At(string name) => new(SlotItem.ItemKind, name);
}
