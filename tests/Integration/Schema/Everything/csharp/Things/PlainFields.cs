// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>The attributes of <see cref="PlainItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class PlainFields
{
    /// <summary>Reads title; null if it is not there. Its title.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadTitle(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("title", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("title")) : null;
    }

    /// <summary>The value of title as it is stored. Its title.</summary>
    public static AttributeValue OfTitle(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads tries; null if it is not there. How often.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadTries(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("tries", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("tries")) : null;
    }

    /// <summary>The value of tries as it is stored. How often.</summary>
    public static AttributeValue OfTries(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads initials; null if it is not there. Made of the title.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadInitials(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("initials", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("initials")) : null;
    }

    /// <summary>The value of initials as it is stored. Made of the title.</summary>
    public static AttributeValue OfInitials(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads note; null if it is not there. Was a remark.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadNote(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("note", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("note")) : null;
    }

    /// <summary>The value of note as it is stored. Was a remark.</summary>
    public static AttributeValue OfNote(string value) => AttributeCodec.OfText(value);

    private static ItemPlace At(string name) => new(PlainItem.ItemKind, name);
}
