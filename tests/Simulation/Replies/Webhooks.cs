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

    private static QueueMessage Of(string phoneNumberId, Person person, JsonArray messages) => FromMeta(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = "102290129340398",
            ["changes"] = new JsonArray(new JsonObject
            {
                ["field"] = "messages",
                ["value"] = new JsonObject
                {
                    ["messaging_product"] = "whatsapp",
                    ["metadata"] = new JsonObject { ["display_phone_number"] = "15555550130", ["phone_number_id"] = phoneNumberId },
                    ["contacts"] = new JsonArray(new JsonObject { ["profile"] = new JsonObject { ["name"] = "Dana" }, ["wa_id"] = person.Phone[1..] }),
                    ["messages"] = messages,
                },
            }),
        }),
    }.ToJsonString());
}
