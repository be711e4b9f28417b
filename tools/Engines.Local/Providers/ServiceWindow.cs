using System.Collections.Concurrent;
using System.Text.Json;
using Engines.Conversations;
using Microsoft.AspNetCore.WebUtilities;

namespace Engines.Local.Providers;

/// <summary>
/// WhatsApp's customer service window: a free text only within 24 hours of what the person last wrote. Meta refuses another one with 131047; Twilio takes it and
/// reports 63016 later.
/// </summary>
/// <param name="time">Its clock.</param>
public sealed class ServiceWindow(TimeProvider time)
{
    /// <summary>How long a person's message keeps it open.</summary>
    /// <value>24 hours, counted from when the webhook came in.</value>
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Sender, string Person), DateTimeOffset> last = new();

    /// <summary>Looks for what people wrote in a webhook of Meta's or Twilio's, such as one that the edge took. Anything else is passed over.</summary>
    public void Observe(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.StartsWith('{'))
            ObserveMeta(Judging.Parse(body));
        else
            ObserveTwilio(body);
    }

    /// <summary>A person wrote to a sender: Meta's phone number id, or the number.</summary>
    public void Wrote(string sender, string person) => last[(sender, person)] = time.GetUtcNow();

    internal bool IsOpen(StubCall call) => !call.IsWhatsApp || call.IsTemplate
        || (last.TryGetValue((call.Sender, call.Recipient), out var at) && time.GetUtcNow() - at < Length);

    private void ObserveMeta(JsonElement root)
    {
        foreach (var value in Items(root, "entry").SelectMany(entry => Items(entry, "changes")).Select(change => Judging.Member(change, "value")))
        {
            var sender = Judging.TextOr(Judging.Member(Judging.Member(value, "metadata"), "phone_number_id"));
            foreach (var message in Items(value, "messages"))
            {
                if (Judging.TextOr(Judging.Member(message, "from")) is { Length: > 0 } number)
                    Wrote(sender, "+" + number);
                if (Judging.TextOr(Judging.Member(message, "from_user_id")) is { Length: > 0 } user)
                    Wrote(sender, user);
            }

            // The contacts of a webhook with statuses have been written to, and may not have written.
            foreach (var contact in Items(value, "contacts"))
            {
                if (Items(value, "messages").Any() && Judging.TextOr(Judging.Member(contact, "user_id")) is { Length: > 0 } user)
                    Wrote(sender, user);
            }
        }
    }

    private void ObserveTwilio(string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        var (from, to) = (form.GetValueOrDefault("From").ToString(), form.GetValueOrDefault("To").ToString());
        if (form.GetValueOrDefault("SmsStatus") != "received" || TwilioDialect.WithoutPrefix(from) == from)
            return;
        Wrote(TwilioDialect.WithoutPrefix(to), TwilioDialect.WithoutPrefix(from));
        if (form.GetValueOrDefault("MessagingServiceSid").ToString() is { Length: > 0 } service)
            Wrote(service, TwilioDialect.WithoutPrefix(from));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        Judging.Member(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
