using System.Text;

namespace Replies.Inbound;

/// <summary>Turns a message as its source wrote it into events of one form. Nothing is believed yet: whose events they are decides what must have signed them.</summary>
internal static class WebhookParser
{
    public static ParseResult Parse(RawMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ParseResult result = message.Source switch
        {
            InboundSource.Meta => MetaWebhookParser.Parse(message.Body),
            InboundSource.Twilio => TwilioWebhookParser.Parse(message),
            InboundSource.Ses => SesEventParser.Parse(message.Body),
            InboundSource.AwsSocial => SocialEventParser.Parse(message.Body),
            InboundSource.AwsSms => SmsEventParser.Parse(message.Body),
            InboundSource.Normalised => NormalisedParser.Parse(message.Body),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Source, "No such source."),
        };
        return result is ParseResult.Parsed parsed ? WithinLimits(parsed.Events) : result;
    }

    // No source says how long a message id or what a person sent may be, and both go into items.
    private static ParseResult WithinLimits(IReadOnlyList<InboundEvent> events)
    {
        var all = new EventCollector();
        for (var i = 0; i < events.Count; i++)
        {
            var id = events[i] switch
            {
                InboundEvent.Reply one => one.ProviderMessageId,
                InboundEvent.StatusReport one => one.ProviderMessageId,
                _ => "",
            };
            if (Encoding.UTF8.GetByteCount(id) > InboundSize.IdBytesMax)
                all.Refuse($"event[{i}].message_id", $"has more than {InboundSize.IdBytesMax} bytes");
            all.Add(events[i] is InboundEvent.Reply reply ? reply with { Content = InboundSize.Fit(reply.Content) } : events[i]);
        }

        return all.ToResult();
    }
}
