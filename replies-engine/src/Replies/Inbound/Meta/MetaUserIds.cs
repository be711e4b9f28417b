using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>
/// People whose business-scoped user id changed: the field <c>user_id_update</c>. No specification that was read shows it; its form here is
/// general knowledge, and what does not have it is counted and changes nothing.
/// </summary>
internal static class MetaUserIds
{
    public static void Read(MetaChange change, EventCollector events)
    {
        var updates = change.Value.Member("user_id_update").Items();
        foreach (var update in updates)
        {
            var ids = update.Member("user_id");
            if (change.NumberRoute is { } route && Id(ids.Member("previous").Text()) is { } before && Id(ids.Member("current").Text()) is { } now)
                events.Add(new InboundEvent.AddressChange { Route = route, Channel = Channel.WhatsApp, From = before, To = now });
            else
                events.Add(Unknown(change));
        }

        if (updates.Count == 0)
            events.Add(Unknown(change));
    }

    private static string? Id(string? text) => text is not null && PersonAddress.IsBusinessScopedUserId(text) ? text : null;

    private static InboundEvent.Nothing Unknown(MetaChange change) => new("user_id_update") { Route = change.NumberRoute ?? change.AccountRoute };
}
