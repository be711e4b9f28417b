using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>People who stop or resume advertising inside WhatsApp: the field <c>user_preferences</c>.</summary>
internal static class MetaPreferences
{
    public static void Read(MetaChange change, EventCollector events)
    {
        var preferences = change.Value.Member("user_preferences").Items();
        if (preferences.Count > 0 && change.NumberRoute is null)
            events.Refuse($"{change.Path}.value.metadata.phone_number_id", "is missing");

        var contacts = change.Value.Member("contacts").Items();
        for (var i = 0; i < preferences.Count; i++)
        {
            var (preference, path) = (preferences[i], $"{change.Path}.value.user_preferences[{i}]");
            var number = preference.Member("wa_id").IdText();
            var contact = contacts.FirstOrDefault(one => number is not null && one.Member("wa_id").IdText() == number);
            if (ToWish(preference.Member("value").Text()) is not { } wish)
            {
                events.Add(new InboundEvent.Nothing("preference_unknown") { Route = change.NumberRoute });
            }
            else if (MetaPerson.From(number, preference.Member("user_id").Text() ?? contact.Member("user_id").Text()) is not { } person)
            {
                events.Refuse($"{path}.wa_id", "is not a number, and there is no business-scoped user id");
            }
            else
            {
                events.Add(new InboundEvent.Preference
                {
                    Route = change.NumberRoute,
                    Channel = Channel.WhatsApp,
                    Person = person.Address,
                    OtherAddress = person.Other,
                    Wish = wish,
                    IsMarketingOnly = preference.Member("category").Text() == "marketing_messages",
                    At = preference.Member("timestamp").UnixTime(),
                });
            }
        }
    }

    private static Wish? ToWish(string? value) => value switch
    {
        "stop" => Wish.OptOut,
        "resume" or "signup" => Wish.OptIn,
        _ => null,
    };
}
