using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>The member <c>content</c> of a reply in our own form.</summary>
internal static class NormalisedContent
{
    public static InboundContent Read(StrictObject content)
    {
        content.RefuseUnknown("kind", "text", "payload", "media", "location", "emoji", "in_reply_to", "detail");
        return new()
        {
            Kind = content.Word("kind", ToKind, "text, button, media, location, contact, reaction, order, other", isRequired: true) ?? default,
            Text = content.Text("text", NormalisedLimits.TextLengthMax, canBeEmpty: true),
            Payload = content.Text("payload", NormalisedLimits.UrlLengthMax),
            Media = [.. content.Objects("media", NormalisedLimits.MediaMax).Select(Media)],
            Location = content.Object("location") is { } location ? Location(location) : null,
            Emoji = content.Text("emoji", NormalisedLimits.CodeLengthMax),
            InReplyTo = content.Text("in_reply_to", NormalisedLimits.IdLengthMax),
            Detail = content.Object("detail")?.Element.GetRawText(),
        };
    }

    private static InboundKind? ToKind(string name) => Engines.Tables.InboundKindWords.Parse(name);

    private static InboundMedia Media(StrictObject media)
    {
        media.RefuseUnknown("mime_type", "id", "url", "sha256", "file_name");
        return new(media.Text("mime_type", NormalisedLimits.NameLengthMax, isRequired: true) ?? "")
        {
            Id = media.Text("id", NormalisedLimits.IdLengthMax),
            Url = media.Text("url", NormalisedLimits.UrlLengthMax),
            Sha256 = media.Text("sha256", NormalisedLimits.CodeLengthMax),
            FileName = media.Text("file_name", NormalisedLimits.NameLengthMax),
        };
    }

    private static InboundLocation Location(StrictObject location)
    {
        location.RefuseUnknown("latitude", "longitude", "name", "address");
        return new(location.Degrees("latitude", 90), location.Degrees("longitude", 180))
        {
            Name = location.Text("name", NormalisedLimits.NameLengthMax),
            Address = location.Text("address", NormalisedLimits.NameLengthMax),
        };
    }
}
