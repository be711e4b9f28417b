using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>Events and two-way messages of AWS End User Messaging SMS. Their form is general knowledge: verify it against an account before relying on it.</summary>
internal static class SmsEventParser
{
    // No engine sends over this service, so no kind of its own exists; this one stands for AWS.
    private const ProviderKind Provider = ProviderKind.Ses;

    public static ParseResult Parse(string body)
    {
        if (!JsonText.TryParse(body, out var document))
            return EventCollector.Malformed("body is not JSON");

        using (document)
        {
            var root = document.RootElement;
            var events = new EventCollector();
            if (root.Member("eventType").Text() is { } type)
                events.Add(ReadStatus(root, type));
            else
                ReadReply(root, events);
            return events.ToResult();
        }
    }

    private static InboundEvent ReadStatus(JsonElement root, string type)
    {
        if (ToStatus(type, root.Member("isFinal").Flag()) is not { } reached)
            return new InboundEvent.Nothing(Words.Known(type, "event_unknown"));
        if (root.Member("messageId").Text() is not { } id)
            return new InboundEvent.Nothing("status_incomplete");

        return new InboundEvent.StatusReport
        {
            Provider = Provider,
            AttemptText = root.Member("context").Member("attempt").Text() ?? "",
            ProviderMessageId = id,
            Status = reached,
            At = root.Member("eventTimestamp").UnixMilliseconds(),
            Code = reached == OutboundStatus.Failed ? type : null,
        };
    }

    private static OutboundStatus? ToStatus(string type, bool? isFinal) => type switch
    {
        "TEXT_SENT" or "TEXT_SUCCESSFUL" => OutboundStatus.Sent,
        "TEXT_DELIVERED" => OutboundStatus.Delivered,
        "TEXT_UNKNOWN" => isFinal == true ? OutboundStatus.Failed : null,
        "TEXT_BLOCKED" or "TEXT_CARRIER_BLOCKED" or "TEXT_CARRIER_UNREACHABLE" or "TEXT_INVALID" or "TEXT_INVALID_MESSAGE"
            or "TEXT_SPAM" or "TEXT_TTL_EXPIRED" or "TEXT_UNREACHABLE" => isFinal == false ? null : OutboundStatus.Failed,
        _ => null,
    };

    private static void ReadReply(JsonElement root, EventCollector events)
    {
        if (root.Member("inboundMessageId").Text() is not { } id)
            events.Refuse("inboundMessageId", "is missing, and so is eventType");
        else if (!PersonAddress.TryNormalise(Channel.Sms, root.Member("originationNumber").Text(), out var person, out var problem))
            events.Refuse("originationNumber", problem);
        else if (root.Member("destinationNumber").Text() is not { } own)
            events.Refuse("destinationNumber", "is missing");
        else
            events.Add(new InboundEvent.Reply
            {
                Route = new("sms", own),
                Channel = Channel.Sms,
                Provider = Provider,
                Person = person,
                ProviderMessageId = id,
                Content = new()
                {
                    Kind = InboundKind.Text,
                    Text = root.Member("messageBody").TextOrEmpty() ?? "",
                    InReplyTo = root.Member("previousPublishedMessageId").Text(),
                },
            });
    }
}
