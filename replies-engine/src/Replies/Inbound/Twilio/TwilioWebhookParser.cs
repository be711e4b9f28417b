using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>
/// Twilio's webhooks: a message that came in (twilio.com/docs/messaging/guides/webhook-request) or what became of one of ours
/// (…/outbound-message-status-in-status-callbacks). One request is one event. Its fields grow without notice.
/// </summary>
internal static class TwilioWebhookParser
{
    public static ParseResult Parse(RawMessage message)
    {
        if (TwilioRequest.Fields(message) is not { } all)
            return EventCollector.Malformed("body is not a JSON object");

        var fields = new TwilioFields(all);
        if (fields["AccountSid"] is not { } account)
            return EventCollector.Malformed("AccountSid is missing");

        var events = new EventCollector();
        if (IsReply(fields))
            ReadReply(fields, account, events);
        else
            events.Add(TwilioStatuses.Read(fields, account, TwilioRequest.AttemptOf(message)));
        return events.ToResult();
    }

    // A status that nobody knows beside words of a person is a reply: to take a reply for a status would lose it.
    private static bool IsReply(TwilioFields fields)
    {
        if (fields["SmsStatus"] == "received" || fields["MessageStatus"] == "received")
            return true;
        var status = fields["MessageStatus"] ?? fields["SmsStatus"];
        return !TwilioStatuses.IsKnown(status) && (fields.Has("Body") || fields.Has("NumMedia"));
    }

    private static void ReadReply(TwilioFields fields, string account, EventCollector events)
    {
        if (fields.MessageSid is not { } sid)
            events.Refuse("MessageSid", "is missing");
        else if (TwilioFields.Split(fields["From"]) is not { } from)
            events.Refuse("From", "is missing, or of a channel that no engine has");
        else if (!PersonAddress.TryNormalise(from.Channel, from.Address, out var person, out var problem))
            events.Refuse("From", problem);
        else if (TwilioFields.Split(fields["To"]) is not { } to || to.Channel != from.Channel)
            events.Refuse("To", "is missing, or of another channel than From");
        else
            events.Add(new InboundEvent.Reply
            {
                // A short code is no E.164 number and stays as it is.
                Route = new("twilio-account", account) { Address = PersonAddress.TryNormalise(to.Channel, to.Address, out var own, out _) ? own : to.Address },
                Channel = from.Channel,
                Provider = ProviderKind.Twilio,
                Person = person,
                ProviderMessageId = sid,
                Content = TwilioContent.Read(fields),
                Wish = ToWish(fields["OptOutType"]),
            });
    }

    private static Wish ToWish(string? type) => type switch
    {
        "STOP" => Wish.OptOut,
        "START" => Wish.OptIn,
        "HELP" => Wish.Help,
        _ => Wish.None,
    };
}
