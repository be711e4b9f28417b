using System.Text.Json;

namespace Replies.Inbound;

/// <summary>
/// WhatsApp over AWS End User Messaging Social (docs.aws.amazon.com/social-messaging/latest/userguide/managing-event-destination-dlrs.html):
/// one entry of Meta's webhook, as JSON in a string.
/// </summary>
internal static class SocialEventParser
{
    private const string Entry = "whatsAppWebhookEntry";

    public static ParseResult Parse(string body)
    {
        if (!JsonText.TryParse(body, out var document))
            return EventCollector.Malformed("body is not JSON");

        using (document)
        {
            var entry = document.RootElement.Member(Entry);
            if (entry.IsObject())
                return Read(entry);
            if (entry.Text() is not { } text)
                return EventCollector.Malformed($"{Entry} is missing");
            if (!JsonText.TryParse(text, out var inner))
                return EventCollector.Malformed($"{Entry} is not JSON");

            using (inner)
                return Read(inner.RootElement);
        }
    }

    private static ParseResult Read(JsonElement entry)
    {
        var events = new EventCollector();
        MetaWebhookParser.ReadEntry(entry, Entry, events);
        return events.ToResult();
    }
}
