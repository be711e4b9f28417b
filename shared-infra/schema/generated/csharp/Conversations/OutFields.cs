// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="OutItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class OutFields
{
    /// <summary>Reads outbound_status; null if it is not there. Where it stands.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static OutboundStatus? ReadOutboundStatus(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("outbound_status", out var value) && value.NULL != true ? OutboundStatusWords.Read(value, At("outbound_status")) : null;
    }

    /// <summary>The value of outbound_status as it is stored. Where it stands.</summary>
    public static AttributeValue OfOutboundStatus(OutboundStatus value) => OutboundStatusWords.Write(value);

    /// <summary>Reads request_hash; null if it is not there. Hash of the request; the same request_id with another hash is a conflict.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadRequestHash(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("request_hash", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("request_hash")) : null;
    }

    /// <summary>The value of request_hash as it is stored. Hash of the request; the same request_id with another hash is a conflict.</summary>
    public static AttributeValue OfRequestHash(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads request; null if it is not there. The request as JSON: everything needed to send again. Personal data.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadRequest(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("request", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("request")) : null;
    }

    /// <summary>The value of request as it is stored. The request as JSON: everything needed to send again. Personal data.</summary>
    public static AttributeValue OfRequest(string value) => AttributeCodec.OfText(value);

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

    /// <summary>Reads channel; null if it is not there. The channel.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Channel? ReadChannel(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("channel", out var value) && value.NULL != true ? ChannelWords.Read(value, At("channel")) : null;
    }

    /// <summary>The value of channel as it is stored. The channel.</summary>
    public static AttributeValue OfChannel(Channel value) => ChannelWords.Write(value);

    /// <summary>Reads template; null if it is not there. The template: name/language; absent for free text.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadTemplate(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("template", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("template")) : null;
    }

    /// <summary>The value of template as it is stored. The template: name/language; absent for free text.</summary>
    public static AttributeValue OfTemplate(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads attempt; null if it is not there. Number of the newest attempt, from 1; 0 when none was made.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadAttempt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("attempt", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("attempt")) : null;
    }

    /// <summary>The value of attempt as it is stored. Number of the newest attempt, from 1; 0 when none was made.</summary>
    public static AttributeValue OfAttempt(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads attempt_id; null if it is not there. The newest attempt; the condition of every write about its outcome.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadAttemptId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("attempt_id", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("attempt_id")) : null;
    }

    /// <summary>The value of attempt_id as it is stored. The newest attempt; the condition of every write about its outcome.</summary>
    public static AttributeValue OfAttemptId(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads attempt_ids; null if it is not there. All attempts, so that a late event about an old one is recognised.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<string>? ReadAttemptIds(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("attempt_ids", out var value) && value.NULL != true ? AttributeCodec.ReadTextSet(value, At("attempt_ids")) : null;
    }

    /// <summary>The value of attempt_ids as it is stored. All attempts, so that a late event about an old one is recognised.</summary>
    public static AttributeValue OfAttemptIds(IReadOnlyCollection<string> value) => AttributeCodec.OfSet(value, AttributeCodec.OfText);

    /// <summary>Reads worker; null if it is not there. The delivery that works on the newest attempt.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadWorker(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("worker", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("worker")) : null;
    }

    /// <summary>The value of worker as it is stored. The delivery that works on the newest attempt.</summary>
    public static AttributeValue OfWorker(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads lease_until; null if it is not there. Until when that worker may act.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadLeaseUntil(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("lease_until", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("lease_until")) : null;
    }

    /// <summary>The value of lease_until as it is stored. Until when that worker may act.</summary>
    public static AttributeValue OfLeaseUntil(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads next_attempt_at; null if it is not there. In retry_wait: not before this time.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadNextAttemptAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("next_attempt_at", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("next_attempt_at")) : null;
    }

    /// <summary>The value of next_attempt_at as it is stored. In retry_wait: not before this time.</summary>
    public static AttributeValue OfNextAttemptAt(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads reconcile_until; null if it is not there. In unconfirmed: end of the wait for the provider's echo.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadReconcileUntil(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("reconcile_until", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("reconcile_until")) : null;
    }

    /// <summary>The value of reconcile_until as it is stored. In unconfirmed: end of the wait for the provider's echo.</summary>
    public static AttributeValue OfReconcileUntil(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads when_unconfirmed; null if it is not there. The template's policy at the time of the claim.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static UnconfirmedPolicy? ReadWhenUnconfirmed(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("when_unconfirmed", out var value) && value.NULL != true ? UnconfirmedPolicyWords.Read(value, At("when_unconfirmed")) : null;
    }

    /// <summary>The value of when_unconfirmed as it is stored. The template's policy at the time of the claim.</summary>
    public static AttributeValue OfWhenUnconfirmed(UnconfirmedPolicy value) => UnconfirmedPolicyWords.Write(value);

    /// <summary>Reads provider; null if it is not there. Who carries it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Provider? ReadProvider(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("provider", out var value) && value.NULL != true ? ProviderWords.Read(value, At("provider")) : null;
    }

    /// <summary>The value of provider as it is stored. Who carries it.</summary>
    public static AttributeValue OfProvider(Provider value) => ProviderWords.Write(value);

    /// <summary>Reads sent_through; null if it is not there. Account and sender of the newest attempt, where the provider can be asked about it afterwards.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadSentThrough(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("sent_through", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("sent_through")) : null;
    }

    /// <summary>The value of sent_through as it is stored. Account and sender of the newest attempt, where the provider can be asked about it afterwards.</summary>
    public static AttributeValue OfSentThrough(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads provider_message_id; null if it is not there. The provider's id of the accepted message.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadProviderMessageId(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("provider_message_id", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("provider_message_id")) : null;
    }

    /// <summary>The value of provider_message_id as it is stored. The provider's id of the accepted message.</summary>
    public static AttributeValue OfProviderMessageId(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads accepted_attempts; null if it is not there. Attempts that the provider accepted; more than one means that the person got it twice.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<string>? ReadAcceptedAttempts(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("accepted_attempts", out var value) && value.NULL != true ? AttributeCodec.ReadTextSet(value, At("accepted_attempts")) : null;
    }

    /// <summary>The value of accepted_attempts as it is stored. Attempts that the provider accepted; more than one means that the person got it twice.</summary>
    public static AttributeValue OfAcceptedAttempts(IReadOnlyCollection<string> value) => AttributeCodec.OfSet(value, AttributeCodec.OfText);

    /// <summary>Reads answers; null if it is not there. For an answer: the provider's ids of the replies that it answers.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<string>? ReadAnswers(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("answers", out var value) && value.NULL != true ? AttributeCodec.ReadTextSet(value, At("answers")) : null;
    }

    /// <summary>The value of answers as it is stored. For an answer: the provider's ids of the replies that it answers.</summary>
    public static AttributeValue OfAnswers(IReadOnlyCollection<string> value) => AttributeCodec.OfSet(value, AttributeCodec.OfText);

    /// <summary>Reads pricing; null if it is not there. What the provider charges by: model/category/type/billable, as its report says.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadPricing(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("pricing", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("pricing")) : null;
    }

    /// <summary>The value of pricing as it is stored. What the provider charges by: model/category/type/billable, as its report says.</summary>
    public static AttributeValue OfPricing(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads reason; null if it is not there. Why it stands where it stands: our reason or the provider's code.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadReason(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("reason", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("reason")) : null;
    }

    /// <summary>The value of reason as it is stored. Why it stands where it stands: our reason or the provider's code.</summary>
    public static AttributeValue OfReason(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads reason_detail; null if it is not there. More for people, without personal data: field, problem and remedy.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadReasonDetail(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("reason_detail", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("reason_detail")) : null;
    }

    /// <summary>The value of reason_detail as it is stored. More for people, without personal data: field, problem and remedy.</summary>
    public static AttributeValue OfReasonDetail(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads created_at; null if it is not there. When the item was first written.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadCreatedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("created_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("created_at")) : null;
    }

    /// <summary>The value of created_at as it is stored. When the item was first written.</summary>
    public static AttributeValue OfCreatedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads updated_at; null if it is not there. When it was last written.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadUpdatedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("updated_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("updated_at")) : null;
    }

    /// <summary>The value of updated_at as it is stored. When it was last written.</summary>
    public static AttributeValue OfUpdatedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads sending_at; null if it is not there. When it was first claimed.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadSendingAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("sending_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("sending_at")) : null;
    }

    /// <summary>The value of sending_at as it is stored. When it was first claimed.</summary>
    public static AttributeValue OfSendingAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads retry_wait_at; null if it is not there. When it first had to wait for another attempt.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadRetryWaitAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("retry_wait_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("retry_wait_at")) : null;
    }

    /// <summary>The value of retry_wait_at as it is stored. When it first had to wait for another attempt.</summary>
    public static AttributeValue OfRetryWaitAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads sent_at; null if it is not there. When the provider's acceptance was first seen.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadSentAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("sent_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("sent_at")) : null;
    }

    /// <summary>The value of sent_at as it is stored. When the provider's acceptance was first seen.</summary>
    public static AttributeValue OfSentAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads delivered_at; null if it is not there. When delivery was first seen.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadDeliveredAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("delivered_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("delivered_at")) : null;
    }

    /// <summary>The value of delivered_at as it is stored. When delivery was first seen.</summary>
    public static AttributeValue OfDeliveredAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads read_at; null if it is not there. When reading was first seen.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadReadAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("read_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("read_at")) : null;
    }

    /// <summary>The value of read_at as it is stored. When reading was first seen.</summary>
    public static AttributeValue OfReadAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads failed_at; null if it is not there. When the final refusal was first seen.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadFailedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("failed_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("failed_at")) : null;
    }

    /// <summary>The value of failed_at as it is stored. When the final refusal was first seen.</summary>
    public static AttributeValue OfFailedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads unconfirmed_at; null if it is not there. When the outcome was first unknown.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadUnconfirmedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("unconfirmed_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("unconfirmed_at")) : null;
    }

    /// <summary>The value of unconfirmed_at as it is stored. When the outcome was first unknown.</summary>
    public static AttributeValue OfUnconfirmedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads suppressed_at; null if it is not there. When it was decided not to send.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadSuppressedAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("suppressed_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("suppressed_at")) : null;
    }

    /// <summary>The value of suppressed_at as it is stored. When it was decided not to send.</summary>
    public static AttributeValue OfSuppressedAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads ttl; null if it is not there. When DynamoDB may delete the item; nothing relies on it.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadTtl(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("ttl", out var value) && value.NULL != true ? AttributeCodec.ReadUnixSeconds(value, At("ttl")) : null;
    }

    /// <summary>The value of ttl as it is stored. When DynamoDB may delete the item; nothing relies on it.</summary>
    public static AttributeValue OfTtl(DateTimeOffset value) => AttributeCodec.OfUnixSeconds(value);

    private static ItemPlace At(string name) => new(OutItem.ItemKind, name);
}
