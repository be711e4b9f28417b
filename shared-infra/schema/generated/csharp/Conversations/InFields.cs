// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="InItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class InFields
{
    /// <summary>Reads company_id; null if it is not there. The company.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadCompanyId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("company_id", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("company_id")) : null;
    }

    /// <summary>The value of company_id as it is stored. The company.</summary>
    public static AttributeValue OfCompanyId(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads project_id; null if it is not there. The company's project.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadProjectId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("project_id", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("project_id")) : null;
    }

    /// <summary>The value of project_id as it is stored. The company's project.</summary>
    public static AttributeValue OfProjectId(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads provider; null if it is not there. Who carries it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Provider? ReadProvider(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("provider", out var value) && value.NULL != true ? ProviderWords.Read(value, At("provider")) : null;
    }

    /// <summary>The value of provider as it is stored. Who carries it.</summary>
    public static AttributeValue OfProvider(Provider value) => ProviderWords.Write(value);

    /// <summary>Reads kind; null if it is not there. What kind of thing it is.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static InboundKind? ReadKind(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("kind", out var value) && value.NULL != true ? InboundKindWords.Read(value, At("kind")) : null;
    }

    /// <summary>The value of kind as it is stored. What kind of thing it is.</summary>
    public static AttributeValue OfKind(InboundKind value) => InboundKindWords.Write(value);

    /// <summary>Reads content; null if it is not there. What the person sent, as JSON. Personal data.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadContent(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("content", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("content")) : null;
    }

    /// <summary>The value of content as it is stored. What the person sent, as JSON. Personal data.</summary>
    public static AttributeValue OfContent(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads wish; null if it is not there. What the whole message asks for.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Wish? ReadWish(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("wish", out var value) && value.NULL != true ? WishWords.Read(value, At("wish")) : null;
    }

    /// <summary>The value of wish as it is stored. What the whole message asks for.</summary>
    public static AttributeValue OfWish(Wish value) => WishWords.Write(value);

    /// <summary>Reads turn; null if it is not there. What a turn did about it; absent before, and where people had the conversation.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static TurnOutcome? ReadTurn(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("turn", out var value) && value.NULL != true ? TurnOutcomeWords.Read(value, At("turn")) : null;
    }

    /// <summary>The value of turn as it is stored. What a turn did about it; absent before, and where people had the conversation.</summary>
    public static AttributeValue OfTurn(TurnOutcome value) => TurnOutcomeWords.Write(value);

    /// <summary>Reads turn_by; null if it is not there. What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadTurnBy(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("turn_by", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("turn_by")) : null;
    }

    /// <summary>The value of turn_by as it is stored. What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons.</summary>
    public static AttributeValue OfTurnBy(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads answer_id; null if it is not there. The request_id of the answer.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadAnswerId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("answer_id", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("answer_id")) : null;
    }

    /// <summary>The value of answer_id as it is stored. The request_id of the answer.</summary>
    public static AttributeValue OfAnswerId(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads received_at; null if it is not there. The provider's time of the message.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadReceivedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("received_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("received_at")) : null;
    }

    /// <summary>The value of received_at as it is stored. The provider's time of the message.</summary>
    public static AttributeValue OfReceivedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads created_at; null if it is not there. When the item was written.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadCreatedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("created_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("created_at")) : null;
    }

    /// <summary>The value of created_at as it is stored. When the item was written.</summary>
    public static AttributeValue OfCreatedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads ttl; null if it is not there. When DynamoDB may delete the item; nothing relies on it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadTtl(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("ttl", out var value) && value.NULL != true ? AttributeCodec.ReadUnixSeconds(value, At("ttl")) : null;
    }

    /// <summary>The value of ttl as it is stored. When DynamoDB may delete the item; nothing relies on it.</summary>
    public static AttributeValue OfTtl(DateTimeOffset value) => AttributeCodec.OfUnixSeconds(value);

    private static ItemPlace At(string name) => new(InItem.ItemKind, name);
}
