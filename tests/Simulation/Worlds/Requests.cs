using System.Text.Json.Nodes;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>Bodies of requests to the sample companies, each on another way through the engine.</summary>
public static class Requests
{
    /// <summary>WhatsApp over Meta, never twice.</summary>
    public static string Meta(Person person, string suffix = "1") => Body(
        person.Request(suffix), "acme-clinic", "reminders", "whatsapp", person.Phone, "visit_reminder", "en_US", new JsonObject { ["name"] = "Dana", ["date"] = "12 May" });

    /// <summary>WhatsApp over Meta, at least once.</summary>
    public static string MetaAtLeastOnce(Person person, string suffix = "1") => Body(
        person.Request(suffix), "acme-clinic", "reminders", "whatsapp", person.Phone, "visit_directions", "en_US",
        new JsonObject { ["map"] = "https://cdn.example.test/map.png", ["name"] = "Dana", ["route"] = "north" });

    /// <summary>WhatsApp over Twilio, never twice.</summary>
    public static string Twilio(Person person, string suffix = "1") => Body(
        person.Request(suffix), "bolt-bikes", "orders", "whatsapp", person.Phone, "order_paid", "en",
        new JsonObject { ["name"] = "Dana", ["total"] = new JsonObject { ["text"] = "$100.99", ["currency"] = "USD", ["amount_thousandths"] = 100990 } });

    /// <summary>SMS over Twilio, at least once.</summary>
    public static string Sms(Person person, string suffix = "1") => Body(
        person.Request(suffix), "bolt-bikes", "orders", "sms", person.Phone, "order_shipped", "en", new JsonObject { ["name"] = "Dana", ["order"] = "A-42" });

    /// <summary>Email over SES, at least once.</summary>
    public static string Email(Person person, string suffix = "1") => Body(
        person.Request(suffix), "cedar-books", "billing", "email", person.Email, "invoice_ready", "en", new JsonObject { ["name"] = "Dana", ["amount"] = "$12" });

    /// <summary>Changes one field of a body.</summary>
    public static string With(this string body, string field, JsonNode? value)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        changed[field] = value;
        return changed.ToJsonString();
    }

    private static string Body(
        string requestId, string company, string project, string channel, string recipient, string template, string language, JsonObject variables) =>
        new JsonObject
        {
            ["version"] = 1,
            ["request_id"] = requestId,
            ["company_id"] = company,
            ["project_id"] = project,
            ["channel"] = channel,
            ["recipient"] = recipient,
            ["template"] = new JsonObject { ["name"] = template, ["language"] = language, ["variables"] = variables },
            ["consent"] = new JsonObject { ["status"] = "granted" },
        }.ToJsonString();
}
