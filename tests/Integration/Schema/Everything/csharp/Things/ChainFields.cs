// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>The attributes of <see cref="ChainItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class ChainFields
{
    /// <summary>Reads third; null if it is not there. Was the first and the second.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadThird(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("third", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("third")) : null;
    }

    /// <summary>The value of third as it is stored. Was the first and the second.</summary>
    public static AttributeValue OfThird(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads weight; null if it is not there. Was a factor.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadWeight(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("weight", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("weight")) : null;
    }

    /// <summary>The value of weight as it is stored. Was a factor.</summary>
    public static AttributeValue OfWeight(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads summary; null if it is not there. Made of what versions between had.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadSummary(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("summary", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("summary")) : null;
    }

    /// <summary>The value of summary as it is stored. Made of what versions between had.</summary>
    public static AttributeValue OfSummary(string value) => AttributeCodec.OfText(value);

    private static ItemPlace At(string name) => new(ChainItem.ItemKind, name);
}
