// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="AliasItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class AliasFields
{
    /// <summary>Reads alias_of; null if it is not there. The conversation_id that stands for both.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadAliasOf(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("alias_of", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("alias_of")) : null;
    }

    /// <summary>The value of alias_of as it is stored. The conversation_id that stands for both.</summary>
    public static AttributeValue OfAliasOf(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads created_at; null if it is not there. When the tie was made.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadCreatedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("created_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("created_at")) : null;
    }

    /// <summary>The value of created_at as it is stored. When the tie was made.</summary>
    public static AttributeValue OfCreatedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    private static ItemPlace At(string name) => new(AliasItem.ItemKind, name);
}
