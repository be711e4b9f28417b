using System.Globalization;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>What a message says, for every kind that Twilio describes and every other one.</summary>
internal static class TwilioContent
{
    private const string Referral = "Referral";

    public static InboundContent Read(TwilioFields fields)
    {
        var content = Media(fields) ?? Button(fields) ?? Location(fields) ?? Text(fields);
        return content with { InReplyTo = fields["OriginalRepliedMessageSid"], Detail = content.Detail ?? ReferralDetail(fields) };
    }

    private static InboundContent? Media(TwilioFields fields)
    {
        var media = new List<InboundMedia>();
        for (var i = 0; ; i++)
        {
            var index = i.ToString(CultureInfo.InvariantCulture);
            var (url, type) = (fields["MediaUrl" + index], fields["MediaContentType" + index]);
            if (url is null && type is null)
                break;
            media.Add(new InboundMedia(type ?? "") { Url = url });
        }

        var isMedia = media.Count > 0 || fields["NumMedia"] is not (null or "0");
        return isMedia ? new() { Kind = InboundKind.Media, Text = fields["Body"], Media = media } : null;
    }

    // Twilio shows an entry of a list under names of its own (general knowledge; the fact sheet has buttons only).
    private static InboundContent? Button(TwilioFields fields)
    {
        var (text, payload) = (fields["ButtonText"] ?? fields["ListTitle"], fields["ButtonPayload"] ?? fields["ListId"]);
        return text is null && payload is null ? null : new() { Kind = InboundKind.Button, Text = text ?? fields["Body"], Payload = payload };
    }

    private static InboundContent? Location(TwilioFields fields)
    {
        if (JsonParts.Degrees(fields["Latitude"]) is not { } latitude || JsonParts.Degrees(fields["Longitude"]) is not { } longitude)
            return null;

        var place = new InboundLocation(latitude, longitude) { Name = fields["Label"], Address = fields["Address"] };
        return new() { Kind = InboundKind.Location, Text = fields["Body"] ?? place.Name, Location = place };
    }

    // A kind that is not known here still is something that a person sent: everything about it is kept.
    private static InboundContent Text(TwilioFields fields)
    {
        if (fields["Body"] is { } body)
            return new() { Kind = InboundKind.Text, Text = body };
        if (fields["MessageType"] is null or "text" && fields.Has("Body"))
            return new() { Kind = InboundKind.Text, Text = "" };
        return new() { Kind = InboundKind.Other, Detail = JsonDetail.Of("fields", [.. fields.All]) };
    }

    private static string? ReferralDetail(TwilioFields fields)
    {
        var found = fields.All.Where(field => field.Key.StartsWith(Referral, StringComparison.Ordinal) && field.Value.Length > 0).ToArray();
        return found.All(field => field.Key == "ReferralNumMedia") ? null : JsonDetail.Of("referral", found);
    }
}
