using System.Globalization;
using System.Text.Json;

namespace Engines.Channels;

/// <summary>One message in a list.</summary>
/// <param name="Sid">Its id.</param>
/// <param name="Status">Where it stands, in Twilio's words.</param>
/// <param name="CreatedAt">When Twilio took it; to the second.</param>
internal sealed record TwilioListed(string Sid, string Status, DateTimeOffset CreatedAt)
{
    public bool IsOutbound { get; init; }

    public string? From { get; init; }

    public string? ServiceId { get; init; }

    public string? Body { get; init; }

    public string? ErrorCode { get; init; }
}

/// <summary>One page of <c>GET …/Messages.json</c> (twilio/twilio-oai, twilio_api_v2010.json).</summary>
/// <param name="Messages">The messages, newest first.</param>
/// <param name="Next">The path of the next page; null on the last.</param>
internal sealed record TwilioPage(IReadOnlyList<TwilioListed> Messages, string? Next)
{
    // RFC 2822; the name of the day says nothing that the date does not.
    private const string TimeFormat = "d MMM yyyy HH:mm:ss zzz";

    /// <summary>Reads a page; null if anything in it cannot be read, because a message that was passed over would be missed.</summary>
    public static TwilioPage? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var list = document.RootElement.Member("messages");
            if (list.ValueKind != JsonValueKind.Array)
                return null;

            var messages = new List<TwilioListed>(list.GetArrayLength());
            foreach (var element in list.EnumerateArray())
            {
                if (ReadMessage(element) is not { } message)
                    return null;
                messages.Add(message);
            }

            var next = document.RootElement.Member("next_page_uri");
            return next.ValueKind == JsonValueKind.Null ? new(messages, null) : next.Text() is { } path && IsPath(path) ? new(messages, path) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TwilioListed? ReadMessage(JsonElement element)
    {
        if (element.Member("sid").Text() is not { Length: > 0 } sid
            || element.Member("status").Text() is not { } status
            || !TryReadTime(element.Member("date_created").Text(), out var createdAt))
            return null;

        return new(sid, status, createdAt)
        {
            // Anything that is not said to be inbound may be ours.
            IsOutbound = element.Member("direction").Text() != "inbound",
            From = element.Member("from").Text(),
            ServiceId = element.Member("messaging_service_sid").Text(),
            Body = element.Member("body").Text(),
            ErrorCode = element.Member("error_code").NumericCode(),
        };
    }

    private static bool TryReadTime(string? text, out DateTimeOffset time)
    {
        var date = text is null ? "" : text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim();
        return DateTimeOffset.TryParseExact(date, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    // The credentials go wherever this leads, so it must not lead to another host.
    private static bool IsPath(string text) => text.StartsWith("/2010-04-01/Accounts/", StringComparison.Ordinal);
}
