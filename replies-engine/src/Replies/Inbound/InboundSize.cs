using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>
/// Keeps what a person sent within an item: a webhook may have a megabyte, and DynamoDB's item 400 KB. Whatever is cut is marked, so that
/// people know that there was more.
/// </summary>
internal static class InboundSize
{
    /// <summary>The most that the stored JSON may have, in bytes.</summary>
    /// <value>64 KB: well below the 400 KB of an item, so that a turn can read fifty of them at once.</value>
    public const int BytesMax = 64 * 1024;

    /// <summary>The longest id that a provider may give a message, in bytes of UTF-8.</summary>
    /// <value>256: a thousand pending ones have to fit into the head of a conversation, and one into a sort key of 1,024.</value>
    public const int IdBytesMax = 256;

    private const int FilesMax = 100;
    private const int LengthFirst = 32 * 1024;
    private const int DetailLengthLast = 1024;

    /// <summary>The content, cut where it has to be. What the common form has no place for goes first, then what the person said.</summary>
    public static InboundContent Fit(InboundContent content)
    {
        if (Fits(content))
            return content;

        for (var detail = LengthFirst; detail >= DetailLengthLast; detail /= 2)
        {
            var cut = CutDetail(content, detail);
            if (Fits(cut))
                return cut;
        }

        for (var words = LengthFirst; words > 0; words /= 2)
        {
            var cut = CutWords(CutDetail(content, DetailLengthLast), words);
            if (Fits(cut))
                return cut;
        }

        return CutWords(CutDetail(content, 0), 0);
    }

    private static bool Fits(InboundContent content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, InboundContentJson.Default.InboundContent).Length <= BytesMax;

    // The beginning of JSON is not JSON, and whoever reads the detail expects JSON.
    private static InboundContent CutDetail(InboundContent content, int length) => content.Detail is { } detail && detail.Length > length
        ? content with { Detail = JsonDetail.Of("truncated", Words.Cut(detail, length)), IsTruncated = true }
        : content;

    private static InboundContent CutWords(InboundContent content, int length) => content with
    {
        Text = Begin(content.Text, length),
        Payload = Begin(content.Payload, length),
        Emoji = Begin(content.Emoji, length),
        InReplyTo = Whole(content.InReplyTo, length),
        Media = [.. content.Media.Take(FilesMax).Select(file => new InboundMedia(Begin(file.MimeType, length) ?? "")
        {
            Id = Whole(file.Id, length),
            Url = Whole(file.Url, length),
            Sha256 = Whole(file.Sha256, length),
            FileName = Begin(file.FileName, length),
        })],
        Location = content.Location is { } place ? place with { Name = Begin(place.Name, length), Address = Begin(place.Address, length) } : null,
        IsTruncated = true,
    };

    private static string? Begin(string? text, int length) => text is null ? null : Words.Cut(text, length);

    // Half an id or link is another one, or none.
    private static string? Whole(string? text, int length) => text?.Length > length ? null : text;
}
