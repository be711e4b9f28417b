// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="CompanyItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class CompanyFields
{
    /// <summary>Reads name; null if it is not there. What people call the company.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadName(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("name", out var value) ? AttributeCodec.ReadText(value, At("name")) : null;
    }

    /// <summary>The value of name as it is stored. What people call the company.</summary>
    public static AttributeValue OfName(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads status; null if it is not there. Whether it sends.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static CompanyStatus? ReadStatus(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("status", out var value) ? CompanyStatusWords.Read(value, At("status")) : null;
    }

    /// <summary>The value of status as it is stored. Whether it sends.</summary>
    public static AttributeValue OfStatus(CompanyStatus value) => CompanyStatusWords.Write(value);

    /// <summary>Reads consent; null if it is not there. What a request without a statement of consent means.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Consent? ReadConsent(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("consent", out var value) ? ConsentWords.Read(value, At("consent")) : null;
    }

    /// <summary>The value of consent as it is stored. What a request without a statement of consent means.</summary>
    public static AttributeValue OfConsent(Consent value) => ConsentWords.Write(value);

    /// <summary>Reads channels; null if it is not there. The sender of each channel: provider, address, reference to its secret (never the secret).</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, AttributeValue>? ReadChannels(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("channels", out var value) ? AttributeCodec.ReadMap(value, At("channels"), AttributeCodec.ReadAny) : null;
    }

    /// <summary>The value of channels as it is stored. The sender of each channel: provider, address, reference to its secret (never the secret).</summary>
    public static AttributeValue OfChannels(IReadOnlyDictionary<string, AttributeValue> value) => AttributeCodec.OfMap(value, AttributeCodec.OfAny);

    /// <summary>Reads templates; null if it is not there. The approved templates, by channel/name/language.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, AttributeValue>? ReadTemplates(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("templates", out var value) ? AttributeCodec.ReadMap(value, At("templates"), AttributeCodec.ReadAny) : null;
    }

    /// <summary>The value of templates as it is stored. The approved templates, by channel/name/language.</summary>
    public static AttributeValue OfTemplates(IReadOnlyDictionary<string, AttributeValue> value) => AttributeCodec.OfMap(value, AttributeCodec.OfAny);

    /// <summary>Reads replies; null if it is not there. How people who write are answered; absent where everything is handed to people.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, AttributeValue>? ReadReplies(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("replies", out var value) ? AttributeCodec.ReadMap(value, At("replies"), AttributeCodec.ReadAny) : null;
    }

    /// <summary>The value of replies as it is stored. How people who write are answered; absent where everything is handed to people.</summary>
    public static AttributeValue OfReplies(IReadOnlyDictionary<string, AttributeValue> value) => AttributeCodec.OfMap(value, AttributeCodec.OfAny);

    private static ItemPlace At(string name) => new(CompanyItem.ItemKind, name);
}
