using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>The messages of one change. A message that cannot be told apart or answered refuses the whole webhook, so that none is lost unseen.</summary>
internal static class MetaMessages
{
    public const string GroupMessage = "group_message";

    public static void Read(MetaChange change, RouteKey route, EventCollector events)
    {
        var contacts = new MetaContacts(change.Value);
        var messages = change.Value.Member("messages").Items();
        for (var i = 0; i < messages.Count; i++)
        {
            var (message, path) = (messages[i], $"{change.Path}.value.messages[{i}]");

            // What is said in a group is said to all of it, and no answer there is between a company and one person.
            if (message.Member("group_id").IdText() is not null)
                events.Add(new InboundEvent.Nothing(GroupMessage) { Route = route });
            else if (message.Member("id").Text() is not { } id)
                events.Refuse($"{path}.id", "is missing");
            else if (contacts.SenderOf(message, i, messages.Count) is not { } person)
                events.Refuse($"{path}.from", "is neither a number nor a business-scoped user id, and no contact tells one");
            else if (message.Member("type").Text() == "system")
                ReadSystem(message, route, person, path, events);
            else
                events.Add(ToReply(message, route, person, id));
        }
    }

    private static InboundEvent.Reply ToReply(JsonElement message, RouteKey route, MetaPerson person, string id) => new()
    {
        Route = route,
        Channel = Channel.WhatsApp,
        Provider = ProviderKind.Meta,
        Person = person.Address,
        OtherAddress = person.Other,
        ProviderMessageId = id,
        SentAt = message.Member("timestamp").UnixTime(),
        Content = MetaContent.Read(message),
    };

    // WhatsApp writes these, not the person: they are never answered.
    private static void ReadSystem(JsonElement message, RouteKey route, MetaPerson person, string path, EventCollector events)
    {
        var system = message.Member("system");
        if (system.Member("type").Text() != "user_changed_number")
            events.Add(new InboundEvent.Nothing("system") { Route = route });
        else if (MetaPerson.From(system.Member("wa_id").IdText(), system.Member("user_id").Text()) is { } changed)
            events.Add(new InboundEvent.AddressChange { Route = route, Channel = Channel.WhatsApp, From = person.Address, To = changed.Address });
        else
            events.Refuse($"{path}.system.wa_id", "is not a number");
    }
}
