// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="HeadItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class HeadFields
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

    /// <summary>Reads company_project; null if it is not there. company_id, # and project_id: partition key of by-company.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadCompanyProject(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("company_project", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("company_project")) : null;
    }

    /// <summary>The value of company_project as it is stored. company_id, # and project_id: partition key of by-company.</summary>
    public static AttributeValue OfCompanyProject(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads channel; null if it is not there. The channel.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Channel? ReadChannel(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("channel", out var value) && value.NULL != true ? ChannelWords.Read(value, At("channel")) : null;
    }

    /// <summary>The value of channel as it is stored. The channel.</summary>
    public static AttributeValue OfChannel(Channel value) => ChannelWords.Write(value);

    /// <summary>Reads created_at; null if it is not there. When the person first wrote.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadCreatedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("created_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("created_at")) : null;
    }

    /// <summary>The value of created_at as it is stored. When the person first wrote.</summary>
    public static AttributeValue OfCreatedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads opted_in_at; null if it is not there. When the person last agreed to be written to; counts if it is later than opted_out_at.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadOptedInAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("opted_in_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("opted_in_at")) : null;
    }

    /// <summary>The value of opted_in_at as it is stored. When the person last agreed to be written to; counts if it is later than opted_out_at.</summary>
    public static AttributeValue OfOptedInAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads opted_out_at; null if it is not there. When the person last refused every message; counts unless opted_in_at is later.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadOptedOutAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("opted_out_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("opted_out_at")) : null;
    }

    /// <summary>The value of opted_out_at as it is stored. When the person last refused every message; counts unless opted_in_at is later.</summary>
    public static AttributeValue OfOptedOutAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads marketing_opted_in_at; null if it is not there. When the person last agreed to advertising; counts if it is later than marketing_opted_out_at.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadMarketingOptedInAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("marketing_opted_in_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("marketing_opted_in_at")) : null;
    }

    /// <summary>The value of marketing_opted_in_at as it is stored. When the person last agreed to advertising; counts if it is later than marketing_opted_out_at.</summary>
    public static AttributeValue OfMarketingOptedInAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads marketing_opted_out_at; null if it is not there. When the person last refused advertising; counts unless marketing_opted_in_at is later.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadMarketingOptedOutAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("marketing_opted_out_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("marketing_opted_out_at")) : null;
    }

    /// <summary>The value of marketing_opted_out_at as it is stored. When the person last refused advertising; counts unless marketing_opted_in_at is later.</summary>
    public static AttributeValue OfMarketingOptedOutAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads conversation_status; null if it is not there. Who answers; absent while the person has not written.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static ConversationStatus? ReadConversationStatus(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("conversation_status", out var value) && value.NULL != true ? ConversationStatusWords.Read(value, At("conversation_status")) : null;
    }

    /// <summary>The value of conversation_status as it is stored. Who answers; absent while the person has not written.</summary>
    public static AttributeValue OfConversationStatus(ConversationStatus value) => ConversationStatusWords.Write(value);

    /// <summary>Reads status_reason; null if it is not there. What handed it off or closed it: a rule's name, ai, by_people or one of the reasons.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadStatusReason(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("status_reason", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("status_reason")) : null;
    }

    /// <summary>The value of status_reason as it is stored. What handed it off or closed it: a rule's name, ai, by_people or one of the reasons.</summary>
    public static AttributeValue OfStatusReason(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads handed_off_at; null if it is not there. When people got it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadHandedOffAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("handed_off_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("handed_off_at")) : null;
    }

    /// <summary>The value of handed_off_at as it is stored. When people got it.</summary>
    public static AttributeValue OfHandedOffAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads handed_off_for; null if it is not there. The request_id of the answer whose failure last handed it off: one failure does so once.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadHandedOffFor(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("handed_off_for", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("handed_off_for")) : null;
    }

    /// <summary>The value of handed_off_for as it is stored. The request_id of the answer whose failure last handed it off: one failure does so once.</summary>
    public static AttributeValue OfHandedOffFor(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads pending; null if it is not there. The replies that wait for a turn, in the order of recording.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<PendingReply>? ReadPending(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("pending", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("pending"), PendingReply.Read) : null;
    }

    /// <summary>The value of pending as it is stored. The replies that wait for a turn, in the order of recording.</summary>
    public static AttributeValue OfPending(IReadOnlyList<PendingReply> value) => AttributeCodec.OfList(value, PendingReply.Write);

    /// <summary>Reads turn_owner; null if it is not there. Who holds the turn: the queue's message id, / and a word for the delivery.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadTurnOwner(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("turn_owner", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("turn_owner")) : null;
    }

    /// <summary>The value of turn_owner as it is stored. Who holds the turn: the queue's message id, / and a word for the delivery.</summary>
    public static AttributeValue OfTurnOwner(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads turn_until; null if it is not there. Until when; part of every condition.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadTurnUntil(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("turn_until", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("turn_until")) : null;
    }

    /// <summary>The value of turn_until as it is stored. Until when; part of every condition.</summary>
    public static AttributeValue OfTurnUntil(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads turn_fence; null if it is not there. Grows with every holder; a write under an older fence is refused.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadTurnFence(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("turn_fence", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("turn_fence")) : null;
    }

    /// <summary>The value of turn_fence as it is stored. Grows with every holder; a write under an older fence is refused.</summary>
    public static AttributeValue OfTurnFence(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads recent; null if it is not there. The items of the last turns, oldest first; at most 24.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<string>? ReadRecent(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("recent", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("recent"), AttributeCodec.ReadText) : null;
    }

    /// <summary>The value of recent as it is stored. The items of the last turns, oldest first; at most 24.</summary>
    public static AttributeValue OfRecent(IReadOnlyList<string> value) => AttributeCodec.OfList(value, AttributeCodec.OfText);

    /// <summary>Reads last_activity_at; null if it is not there. When either side last wrote; sort key of by-company.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadLastActivityAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("last_activity_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("last_activity_at")) : null;
    }

    /// <summary>The value of last_activity_at as it is stored. When either side last wrote; sort key of by-company.</summary>
    public static AttributeValue OfLastActivityAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads window_until; null if it is not there. End of WhatsApp's 24-hour window.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadWindowUntil(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("window_until", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("window_until")) : null;
    }

    /// <summary>The value of window_until as it is stored. End of WhatsApp's 24-hour window.</summary>
    public static AttributeValue OfWindowUntil(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    private static ItemPlace At(string name) => new(HeadItem.ItemKind, name);
}
