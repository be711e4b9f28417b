// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="CompanyItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class CompanyFields
{
    /// <summary>Reads company_id, which is a key and one value; null if it is not there.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadCompanyId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("company_id", out var value) ? AttributeCodec.ReadText(value, At("company_id")) : null;
    }

    /// <summary>Reads project_id, which is a key and one value; null if it is not there.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadProjectId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("project_id", out var value) ? AttributeCodec.ReadText(value, At("project_id")) : null;
    }

    /// <summary>Reads name; null if it is not there. What people call the company.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadName(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("name", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("name")) : null;
    }

    /// <summary>The value of name as it is stored. What people call the company.</summary>
    public static AttributeValue OfName(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads status; null if it is not there. Whether it sends.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static CompanyStatus? ReadStatus(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("status", out var value) && value.NULL != true ? CompanyStatusWords.Read(value, At("status")) : null;
    }

    /// <summary>The value of status as it is stored. Whether it sends.</summary>
    public static AttributeValue OfStatus(CompanyStatus value) => CompanyStatusWords.Write(value);

    /// <summary>Reads consent; null if it is not there. What a request without a statement of consent means.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Consent? ReadConsent(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("consent", out var value) && value.NULL != true ? ConsentWords.Read(value, At("consent")) : null;
    }

    /// <summary>The value of consent as it is stored. What a request without a statement of consent means.</summary>
    public static AttributeValue OfConsent(Consent value) => ConsentWords.Write(value);

    /// <summary>Reads channels; null if it is not there. The sender of each channel, by the channel's name.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, CompanySender>? ReadChannels(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("channels", out var value) && value.NULL != true ? AttributeCodec.ReadMap(value, At("channels"), CompanySender.Read) : null;
    }

    /// <summary>The value of channels as it is stored. The sender of each channel, by the channel's name.</summary>
    public static AttributeValue OfChannels(IReadOnlyDictionary<string, CompanySender> value) => AttributeCodec.OfMap(value, CompanySender.Write);

    /// <summary>Reads templates; null if it is not there. The templates, by channel/name/language.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, CompanyTemplate>? ReadTemplates(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("templates", out var value) && value.NULL != true ? AttributeCodec.ReadMap(value, At("templates"), CompanyTemplate.Read) : null;
    }

    /// <summary>The value of templates as it is stored. The templates, by channel/name/language.</summary>
    public static AttributeValue OfTemplates(IReadOnlyDictionary<string, CompanyTemplate> value) => AttributeCodec.OfMap(value, CompanyTemplate.Write);

    /// <summary>Reads replies; null if it is not there. How people who write are answered; absent where everything is handed to people.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static CompanyReplies? ReadReplies(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("replies", out var value) && value.NULL != true ? CompanyReplies.Read(value, At("replies")) : null;
    }

    /// <summary>The value of replies as it is stored. How people who write are answered; absent where everything is handed to people.</summary>
    public static AttributeValue OfReplies(CompanyReplies value) => CompanyReplies.Write(value);

    private static ItemPlace At(string name) => new(CompanyItem.ItemKind, name);
}
