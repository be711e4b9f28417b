using System.Text.Json;

namespace Replies.Inbound;

/// <summary>
/// Meta's webhook (facebook/openapi, business-messaging-api v23.0): entries of accounts, each with changes of fields.
/// One request may hold several of each.
/// </summary>
internal static class MetaWebhookParser
{
    public static ParseResult Parse(string body)
    {
        if (!JsonText.TryParse(body, out var document))
            return EventCollector.Malformed("body is not JSON");

        using (document)
        {
            var root = document.RootElement;
            if (root.Member("object").Text() != "whatsapp_business_account")
                return EventCollector.Malformed("object is not whatsapp_business_account");
            if (!root.Member("entry").IsList())
                return EventCollector.Malformed("entry is not a list");

            var events = new EventCollector();
            var entries = root.Member("entry").Items();
            for (var i = 0; i < entries.Count; i++)
                ReadEntry(entries[i], $"entry[{i}]", events);
            return events.ToResult();
        }
    }

    /// <summary>Reads one element of <c>entry</c>; AWS hands these over one by one.</summary>
    public static void ReadEntry(JsonElement entry, string path, EventCollector events)
    {
        if (entry.Member("id").IdText() is not { } account)
        {
            events.Refuse($"{path}.id", "is missing");
            return;
        }

        if (!entry.Member("changes").IsList())
        {
            events.Refuse($"{path}.changes", "is not a list");
            return;
        }

        var at = entry.Member("time").UnixTime();
        var changes = entry.Member("changes").Items();
        for (var i = 0; i < changes.Count; i++)
            ReadChange(new(account, at, changes[i].Member("value"), $"{path}.changes[{i}]"), changes[i].Member("field").Text(), events);
    }

    private static void ReadChange(MetaChange change, string? field, EventCollector events)
    {
        if (field is null)
        {
            events.Refuse($"{change.Path}.field", "is missing");
            return;
        }

        switch (field)
        {
            case "messages":
                ReadMessages(change, events);
                break;
            case "user_preferences":
                MetaPreferences.Read(change, events);
                break;
            case "user_id_update":
                MetaUserIds.Read(change, events);
                break;
            case "message_template_status_update":
            case "message_template_quality_update":
            case "template_category_update":
                events.Add(MetaTemplateNews.Read(change, field));
                break;
            case "account_update":
            case "account_alerts":
            case "business_capability_update":
            case "phone_number_quality_update":
                events.Add(MetaAccountNews.Read(change, field));
                break;
            default:
                events.Add(new InboundEvent.Nothing(Words.Known(field, "field_unknown")) { Route = change.AccountRoute });
                break;
        }
    }

    private static void ReadMessages(MetaChange change, EventCollector events)
    {
        var (messages, statuses) = (change.Value.Member("messages"), change.Value.Member("statuses"));
        if (!messages.IsList() && !statuses.IsList())
        {
            // Meta also reports errors of its own here, which belong to no message.
            events.Add(new InboundEvent.Nothing("messages_empty") { Route = change.NumberRoute ?? change.AccountRoute });
            return;
        }

        if (change.NumberRoute is not { } route)
        {
            events.Refuse($"{change.Path}.value.metadata.phone_number_id", "is missing");
            return;
        }

        MetaMessages.Read(change, route, events);
        foreach (var status in statuses.Items())
            events.Add(MetaStatuses.Read(status, route));
    }
}

/// <summary>One change of one field.</summary>
/// <param name="Account">The id of the WhatsApp business account.</param>
/// <param name="At">When Meta wrote the entry, where it says so.</param>
/// <param name="Value">What changed.</param>
/// <param name="Path">Where the change stands in the webhook.</param>
internal sealed record MetaChange(string Account, DateTimeOffset? At, JsonElement Value, string Path)
{
    public RouteKey AccountRoute => new("meta-account", Account);

    public RouteKey? NumberRoute => Value.Member("metadata").Member("phone_number_id").IdText() is { } id ? new("meta", id) : null;
}
