using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Meta's webhooks as the edge leaves them in the queue, made and signed without the code under test.</summary>
public static class Webhooks
{
    public const string AppSecret = "test_app_secret";
    public const string EnergySecret = "another_app_secret";
    public const string Deli = "100000000000003";
    public const string Energy = "100000000000004";
    public const string Clinic = "100000000000001";

    public static QueueMessage Text(Person person, string id, string text, DateTimeOffset at, string to = Deli) => Of(to, person, [TextOf(person, id, text, at)]);

    public static QueueMessage Several(Person person, DateTimeOffset at, params (string Id, string Text)[] texts) =>
        Of(Deli, person, [.. texts.Select(text => TextOf(person, text.Id, text.Text, at))]);

    public static QueueMessage Photo(Person person, string id, DateTimeOffset at) => Of(Deli, person,
        [Message(person, id, "image", at, new JsonObject { ["id"] = "media-1", ["mime_type"] = "image/jpeg", ["sha256"] = "AAAA" })]);

    public static QueueMessage Unsupported(Person person, string id, DateTimeOffset at) => Of(Deli, person,
        [Message(person, id, "hologram", at, new JsonObject { ["x"] = 1 })]);

    /// <summary>What the edge writes for a webhook with these bytes.</summary>
    public static QueueMessage FromMeta(string body, string? secret = AppSecret)
    {
        var signature = secret is null ? "-" : "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
        return new QueueMessage(body).WithAttribute("source", "meta").WithAttribute("signature", signature).WithAttribute("host", "hooks.example.test")
            .WithAttribute("path", "/meta").WithAttribute("query", "-").WithAttribute("content_type", "application/json");
    }

    public static QueueMessage TemplatePaused(string account) => FromMeta(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = account,
            ["changes"] = new JsonArray(new JsonObject
            {
                ["field"] = "message_template_status_update",
                ["value"] = new JsonObject
                {
                    ["event"] = "PAUSED",
                    ["message_template_id"] = 594425479261596,
                    ["message_template_name"] = "menu",
                    ["message_template_language"] = "en",
                    ["reason"] = "QUALITY",
                },
            }),
        }),
    }.ToJsonString());

    /// <summary>A template's quick reply.</summary>
    public static QueueMessage Button(Person person, string id, (string Title, string Payload) button, DateTimeOffset at, string to = Deli) => Of(to, person,
        [Message(person, id, "button", at, new JsonObject { ["text"] = button.Title, ["payload"] = button.Payload })]);

    /// <summary>What a person decided about advertising in WhatsApp's own settings.</summary>
    public static QueueMessage Preference(Person person, string wish, DateTimeOffset at, string to = Deli) => Of(to, person, "user_preferences", new JsonArray(new JsonObject
    {
        ["wa_id"] = person.Phone[1..],
        ["category"] = "marketing_messages",
        ["value"] = wish,
        ["timestamp"] = at.ToUnixTimeSeconds(),
    }));

    /// <summary>The report that a message of ours could not be delivered.</summary>
    public static QueueMessage Failed(Person person, string attempt, int code, DateTimeOffset at, string to = Deli) => Of(to, person, "messages", null, new JsonArray(new JsonObject
    {
        ["id"] = $"wamid.{attempt}",
        ["status"] = "failed",
        ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["recipient_id"] = person.Phone[1..],
        ["biz_opaque_callback_data"] = $"attempt={attempt}",
        ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Message undeliverable" }),
    }));

    /// <summary>A text of somebody with a business-scoped user id, whose number Meta shows or hides.</summary>
    public static QueueMessage TextOfUser(Person person, string id, string text, DateTimeOffset at, bool showsNumber)
    {
        var message = TextOf(person, id, text, at);
        message["from_user_id"] = UserIdOf(person);
        if (!showsNumber)
            message.Remove("from");
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = "Dana" }, ["user_id"] = UserIdOf(person) };
        if (showsNumber)
            contact["wa_id"] = person.Phone[1..];
        return FromMeta(Envelope(ChangeOf(Deli, "messages", "messages", [message], contact)));
    }

    /// <summary>One webhook that speaks for several of Meta's numbers.</summary>
    public static QueueMessage TextToSeveral(Person person, string text, DateTimeOffset at, string secret, params string[] numbers)
    {
        var changes = numbers.Select(number => ChangeOf(
            number, "messages", "messages", [TextOf(person, $"{Id(person)}.{number}", text, at)], new JsonObject { ["wa_id"] = person.Phone[1..] }));
        return FromMeta(Envelope([.. changes]), secret);
    }

    /// <summary>A webhook in the form for everything that has no adapter; it needs no signature.</summary>
    public static QueueMessage Normalised(JsonObject body) => new QueueMessage(body.ToJsonString()).WithAttribute("source", "normalised");

    public static string UserIdOf(Person person) => $"US.1349{person.Number}";

    public static string Id(Person person, string suffix = "1") => $"wamid.{person.Number}.{suffix}";

    private static JsonObject TextOf(Person person, string id, string text, DateTimeOffset at) => Message(person, id, "text", at, new JsonObject { ["body"] = text });

    private static JsonObject Message(Person person, string id, string type, DateTimeOffset at, JsonObject content) => new()
    {
        ["from"] = person.Phone[1..],
        ["id"] = id,
        ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["type"] = type,
        [type] = content,
    };

    private static QueueMessage Of(string phoneNumberId, Person person, JsonArray messages) => Of(phoneNumberId, person, "messages", messages);

    private static QueueMessage Of(string phoneNumberId, Person person, string field, JsonArray? items, JsonArray? statuses = null)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = "Dana" }, ["wa_id"] = person.Phone[1..] };
        var change = statuses is null ? ChangeOf(phoneNumberId, field, field, items!, contact) : ChangeOf(phoneNumberId, field, "statuses", statuses, contact);
        return FromMeta(Envelope(change), phoneNumberId == Energy ? EnergySecret : AppSecret);
    }

    private static JsonObject ChangeOf(string phoneNumberId, string field, string member, JsonArray items, JsonObject contact) => new()
    {
        ["field"] = field,
        ["value"] = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = "15555550130", ["phone_number_id"] = phoneNumberId },
            ["contacts"] = new JsonArray(contact),
            [member] = items,
        },
    };

    private static string Envelope(params JsonObject[] changes) => new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject { ["id"] = "102290129340398", ["changes"] = new JsonArray([.. changes]) }),
    }.ToJsonString();
}
