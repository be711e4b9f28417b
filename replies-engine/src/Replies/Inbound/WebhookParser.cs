namespace Replies.Inbound;

/// <summary>Turns a message as its source wrote it into events of one form. Nothing is believed yet: whose events they are decides what must have signed them.</summary>
internal static class WebhookParser
{
    public static ParseResult Parse(RawMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Source switch
        {
            InboundSource.Meta => MetaWebhookParser.Parse(message.Body),
            InboundSource.Twilio => TwilioWebhookParser.Parse(message),
            InboundSource.Ses => SesEventParser.Parse(message.Body),
            InboundSource.AwsSocial => SocialEventParser.Parse(message.Body),
            InboundSource.AwsSms => SmsEventParser.Parse(message.Body),
            InboundSource.Normalised => NormalisedParser.Parse(message.Body),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Source, "No such source."),
        };
    }
}
