using System.Collections.Frozen;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>What became of a message of ours, in Twilio's words (twilio/twilio-oai, the enum of message statuses).</summary>
internal static class TwilioStatuses
{
    private const string Canceled = "canceled";

    private static readonly FrozenSet<string> OnTheWay = FrozenSet.ToFrozenSet(["queued", "accepted", "scheduled", "sending", "receiving", "partially_delivered"], StringComparer.Ordinal);

    public static bool IsKnown(string? status) => status is not null && (OnTheWay.Contains(status) || ToStatus(status) is not null);

    public static InboundEvent Read(TwilioFields fields, string account, string attempt)
    {
        var route = new RouteKey("twilio-account", account);
        var name = fields["MessageStatus"] ?? fields["SmsStatus"];

        // WhatsApp tells of reading beside a status that may still be an earlier one.
        var status = fields["EventType"] == "READ" ? OutboundStatus.Read : ToStatus(name);
        if (status is not { } reached)
            return new InboundEvent.Nothing(name is not null && OnTheWay.Contains(name) ? name : "status_unknown") { Route = route };
        if (fields.MessageSid is not { } sid)
            return new InboundEvent.Nothing("status_incomplete") { Route = route };

        return new InboundEvent.StatusReport
        {
            Route = route,
            Provider = ProviderKind.Twilio,
            AttemptText = attempt,
            ProviderMessageId = sid,
            Status = reached,
            Code = reached == OutboundStatus.Failed ? Code(fields, name) : null,
        };
    }

    private static string? Code(TwilioFields fields, string? name) => (name, fields["ErrorCode"]) switch
    {
        (Canceled, _) => Canceled,
        (_, null or "0") => null,
        (_, var code) => Words.Known(code, "-"),
    };

    private static OutboundStatus? ToStatus(string? name) => name switch
    {
        "sent" => OutboundStatus.Sent,
        "delivered" => OutboundStatus.Delivered,
        "read" => OutboundStatus.Read,
        "undelivered" or "failed" or Canceled => OutboundStatus.Failed,
        _ => null,
    };
}
