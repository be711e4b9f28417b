using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>Messages and wishes of people as Meta's webhook brings them (examples of facebook/openapi; fixtures of david-lev/pywa).</summary>
public static class MetaInbound
{
    /// <summary>Writes one webhook with every message in it, and signs its bytes with the app secret.</summary>
    /// <param name="sender">The company's sender that was written to.</param>
    /// <param name="person">Who wrote.</param>
    /// <param name="messages">What was written, in the order in which it stands in the webhook.</param>
    /// <param name="appSecret">The app secret.</param>
    public static RawWebhook ToWebhook(ChannelSender sender, PersonIdentity person, IReadOnlyList<PersonMessage> messages, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(person);
        var value = MetaEnvelope.Value(sender);
        value["contacts"] = MetaEnvelope.Contacts(person);
        value["messages"] = new JsonArray([.. messages.Select(message => Message(sender, person, message))]);
        return MetaEnvelope.Seal(sender.AccountId ?? MetaEnvelope.AccountId, "messages", value, appSecret);
    }

    /// <summary>Writes that a person stopped (<c>stop</c>) or resumed (<c>resume</c>) advertising in WhatsApp's own settings.</summary>
    /// <param name="sender">The company's sender.</param>
    /// <param name="person">Who.</param>
    /// <param name="wish"><c>stop</c>, <c>resume</c> or <c>signup</c>.</param>
    /// <param name="at">When.</param>
    /// <param name="appSecret">The app secret.</param>
    public static RawWebhook ToPreference(ChannelSender sender, PersonIdentity person, string wish, DateTimeOffset at, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(person);
        var value = MetaEnvelope.Value(sender);
        value["contacts"] = MetaEnvelope.Contacts(person);
        value["user_preferences"] = new JsonArray(new JsonObject
        {
            ["wa_id"] = person.WhatsAppId,
            ["category"] = "marketing_messages",
            ["value"] = wish,
            ["detail"] = wish == "stop" ? "User requested to stop marketing messages" : "User requested to resume marketing messages",

            // Text in messages, a number here.
            ["timestamp"] = at.ToUnixTimeSeconds(),
        });
        return MetaEnvelope.Seal(sender.AccountId ?? MetaEnvelope.AccountId, "user_preferences", value, appSecret);
    }

    private static JsonObject Message(ChannelSender sender, PersonIdentity person, PersonMessage message)
    {
        var json = new JsonObject
        {
            ["from"] = person.WhatsAppId,
            ["id"] = message.Id,
            ["timestamp"] = MetaEnvelope.Seconds(message.At),
        };
        if (message.Content is Said.Button { Answers: { } answered })
            json["context"] = new JsonObject { ["from"] = sender.Address.TrimStart('+'), ["id"] = answered };

        var (type, member, content) = Content(message.Content);
        json["type"] = type;
        json[member] = content;
        return json;
    }

    private static (string Type, string Member, JsonNode Content) Content(Said said) => said switch
    {
        Said.Text text => ("text", "text", new JsonObject { ["body"] = text.Body }),
        Said.Button button => ("button", "button", new JsonObject { ["payload"] = button.Payload, ["text"] = button.Title }),
        Said.ListEntry entry => ("interactive", "interactive", new JsonObject { ["type"] = "list_reply", ["list_reply"] = Entry(entry) }),
        Said.Image image => ("image", "image", Image(image)),
        Said.Location place => ("location", "location", new JsonObject
        {
            ["latitude"] = place.Latitude,
            ["longitude"] = place.Longitude,
            ["name"] = place.Name,
            ["address"] = place.Address,
        }),
        Said.Reaction reaction => ("reaction", "reaction", Reaction(reaction)),
        Said.Unsupported => ("unsupported", "errors", new JsonArray(new JsonObject
        {
            ["code"] = 131051,
            ["title"] = "Message type unknown",
            ["message"] = "Message type unknown",
            ["error_data"] = new JsonObject { ["details"] = "Message type is currently not supported." },
        })),
        _ => throw new ArgumentOutOfRangeException(nameof(said), said.GetType().Name, "Meta's webhook has no form for it here."),
    };

    private static JsonObject Entry(Said.ListEntry entry)
    {
        var json = new JsonObject { ["id"] = entry.Id, ["title"] = entry.Title };
        if (entry.Description is { } description)
            json["description"] = description;
        return json;
    }

    private static JsonObject Image(Said.Image image)
    {
        var json = new JsonObject
        {
            ["id"] = image.MediaId,
            ["mime_type"] = "image/jpeg",
            ["sha256"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(image.MediaId))),
        };
        if (image.Caption is { } caption)
            json["caption"] = caption;
        return json;
    }

    private static JsonObject Reaction(Said.Reaction reaction)
    {
        var json = new JsonObject { ["message_id"] = reaction.MessageId };
        if (reaction.Emoji is { } emoji)
            json["emoji"] = emoji;
        return json;
    }
}
