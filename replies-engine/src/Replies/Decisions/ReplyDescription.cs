using System.Globalization;
using Engines.Conversations;

namespace Replies.Decisions;

/// <summary>Puts a reply into words for an AI: what was written, and in brackets what was sent besides. No number of a person, and no id or link of the provider, stands in it.</summary>
public static class ReplyDescription
{
    /// <summary>The words.</summary>
    public static string Of(InboundContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Kind switch
        {
            InboundKind.Text => content.Text ?? "",
            InboundKind.Button => $"[button: {content.Text ?? content.Payload}]",
            InboundKind.Media => Media(content),
            InboundKind.Location => Place(content),
            InboundKind.Contact => "[contact card]",
            InboundKind.Reaction => content.Emoji is { } emoji ? $"[reaction: {emoji}]" : "[reaction taken off]",
            InboundKind.Order => WithText("[order from the catalogue]", content.Text),
            _ => WithText("[a kind of message that cannot be shown]", content.Text),
        };
    }

    private static string Media(InboundContent content)
    {
        var files = new List<string>(content.Media.Count);
        foreach (var media in content.Media)
            files.Add($"[{Name(media)}]");
        return WithText(files.Count == 0 ? "[file]" : string.Join(' ', files), content.Text);
    }

    private static string Name(InboundMedia media)
    {
        var kind = media.MimeType.Split('/', 2)[0] switch
        {
            "image" => "picture",
            "video" => "film",
            "audio" => "voice or sound",
            _ => "file",
        };
        return media.FileName is { Length: > 0 } name ? $"{kind}: {name}" : kind;
    }

    private static string Place(InboundContent content)
    {
        var place = content.Location;
        var name = place is null ? null : string.Join(", ", new[] { place.Name, place.Address }.Where(part => !string.IsNullOrWhiteSpace(part)));
        if (string.IsNullOrEmpty(name))
            name = place is null ? content.Text : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F4}, {place.Longitude:F4}");
        return string.IsNullOrEmpty(name) ? "[place]" : $"[place: {name}]";
    }

    private static string WithText(string description, string? text) => string.IsNullOrWhiteSpace(text) ? description : $"{description} {text}";
}
