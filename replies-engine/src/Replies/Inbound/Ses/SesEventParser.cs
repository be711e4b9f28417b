using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>SES's events (docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). The echoed attempt alone says whose they are.</summary>
internal static class SesEventParser
{
    // SES writes this sentence, not JSON, when a topic is connected to a configuration set.
    private const string Greeting = "Successfully validated SNS topic";

    public static ParseResult Parse(string body)
    {
        if (body.StartsWith(Greeting, StringComparison.Ordinal))
            return new ParseResult.Parsed([new InboundEvent.Nothing("ses_topic_validated")]);
        if (!JsonText.TryParse(body, out var document))
            return EventCollector.Malformed("body is not JSON");

        using (document)
        {
            var root = document.RootElement;
            var type = root.Member("eventType").Text() ?? root.Member("notificationType").Text();
            return type switch
            {
                null => EventCollector.Malformed("eventType is missing"),

                // A mail from a person: to say nothing of it would lose it.
                "Received" => EventCollector.Malformed("notificationType is of a mail that came in; the engine takes those in the normalised form"),
                _ => new ParseResult.Parsed([Read(root, type)]),
            };
        }
    }

    private static InboundEvent Read(JsonElement root, string type) => type switch
    {
        "Send" => Report(root, root.Member("send"), OutboundStatus.Sent),
        "Delivery" => Report(root, root.Member("delivery"), OutboundStatus.Delivered),
        "Open" => Report(root, root.Member("open"), OutboundStatus.Read),
        "Click" => Report(root, root.Member("click"), OutboundStatus.Read),
        "Complaint" => Report(root, root.Member("complaint"), OutboundStatus.Delivered, isComplaint: true),
        "Reject" => Report(root, root.Member("reject"), OutboundStatus.Failed, type),
        "Rendering Failure" => Report(root, root.Member("failure"), OutboundStatus.Failed, type),
        "Bounce" => Bounce(root, root.Member("bounce")),
        "DeliveryDelay" => new InboundEvent.Nothing("delivery_delay"),
        "Subscription" => new InboundEvent.Nothing("subscription"),
        _ => new InboundEvent.Nothing("event_unknown"),
    };

    // A bounce that is not permanent is final all the same once the receiving server has given up: its report then says so.
    private static InboundEvent Bounce(JsonElement root, JsonElement bounce)
    {
        var kind = bounce.Member("bounceType").Text();
        if (kind == "Permanent")
            return Report(root, bounce, OutboundStatus.Failed, "Bounce");

        var isFinal = bounce.Member("bouncedRecipients").Items().Any(one => one.Member("action").Text() == "failed");
        return isFinal ? Report(root, bounce, OutboundStatus.Failed, $"Bounce {Words.Known(kind, "Undetermined")}") : new InboundEvent.Nothing("bounce_transient");
    }

    private static InboundEvent Report(JsonElement root, JsonElement part, OutboundStatus status, string? code = null, bool isComplaint = false)
    {
        var mail = root.Member("mail");
        if (mail.Member("messageId").Text() is not { } id)
            return new InboundEvent.Nothing("status_incomplete");

        return new InboundEvent.StatusReport
        {
            Provider = ProviderKind.Ses,
            AttemptText = mail.Member("tags").Member("attempt").First().Text() ?? "",
            ProviderMessageId = id,
            Status = status,
            At = part.Member("timestamp").IsoTime() ?? mail.Member("timestamp").IsoTime(),
            Code = code,
            IsComplaint = isComplaint,
        };
    }
}
