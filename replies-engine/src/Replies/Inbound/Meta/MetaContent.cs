using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>What a message says, for every type that Meta describes (facebook/openapi) and every other one.</summary>
internal static class MetaContent
{
    public static InboundContent Read(JsonElement message)
    {
        var type = message.Member("type").Text();
        var part = type is null ? default : message.Member(type);
        var content = type switch
        {
            "text" when part.Member("body").TextOrEmpty() is { } text => new InboundContent { Kind = InboundKind.Text, Text = text },
            "button" when part.IsObject() => new() { Kind = InboundKind.Button, Text = part.Member("text").Text(), Payload = part.Member("payload").Text() },
            "interactive" => Interactive(part),
            "image" or "video" or "audio" or "document" or "sticker" when part.IsObject() => Media(part),
            "location" => Location(part),
            "contacts" when part.IsList() => new() { Kind = InboundKind.Contact, Detail = JsonDetail.Of(message, "contacts") },
            "reaction" when part.IsObject() => new() { Kind = InboundKind.Reaction, Emoji = part.Member("emoji").Text(), InReplyTo = part.Member("message_id").Text() },
            "order" when part.IsObject() => new() { Kind = InboundKind.Order, Text = part.Member("text").Text(), Detail = JsonDetail.Of(message, "order") },
            _ => null,
        };

        content ??= new() { Kind = InboundKind.Other, Detail = message.GetRawText() };
        return content with
        {
            InReplyTo = content.InReplyTo ?? message.Member("context").Member("id").Text(),
            Detail = content.Kind == InboundKind.Other ? content.Detail : Detail(message, type!),
        };
    }

    private static InboundContent? Interactive(JsonElement part) => part.Member("type").Text() switch
    {
        "button_reply" => Choice(part.Member("button_reply")),
        "list_reply" => Choice(part.Member("list_reply")),
        "nfm_reply" when part.Member("nfm_reply") is var form && form.IsObject() =>
            new() { Kind = InboundKind.Button, Text = form.Member("body").Text(), Payload = form.Member("response_json").Text() },
        _ => null,
    };

    private static InboundContent? Choice(JsonElement choice) =>
        choice.IsObject() ? new() { Kind = InboundKind.Button, Text = choice.Member("title").Text(), Payload = choice.Member("id").Text() } : null;

    private static InboundContent Media(JsonElement part)
    {
        var media = new InboundMedia(part.Member("mime_type").Text() ?? "")
        {
            Id = part.Member("id").IdText(),
            Url = part.Member("url").Text(),
            Sha256 = part.Member("sha256").Text(),
            FileName = part.Member("filename").Text(),
        };
        return new() { Kind = InboundKind.Media, Text = part.Member("caption").Text(), Media = [media] };
    }

    private static InboundContent? Location(JsonElement part)
    {
        if (part.Member("latitude").Degrees() is not { } latitude || part.Member("longitude").Degrees() is not { } longitude)
            return null;

        var place = new InboundLocation(latitude, longitude) { Name = part.Member("name").Text(), Address = part.Member("address").Text() };
        return new() { Kind = InboundKind.Location, Text = place.Name, Location = place };
    }

    // What the common form has no place for: cards, orders, forms and lists in full, and what led the person here.
    private static string? Detail(JsonElement message, string type)
    {
        var own = type switch
        {
            "contacts" or "order" => type,
            "interactive" when message.Member(type).Member("type").Text() is "list_reply" or "nfm_reply" => type,
            "location" when message.Member(type).Member("url").Text() is not null => type,
            _ => "",
        };
        var context = message.Member("context").Member("referred_product").IsObject() ? "context" : "";
        return JsonDetail.Of(message, own, "referral", context);
    }
}
