using System.Text.Json.Nodes;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>Bodies of requests to the sample companies; a test changes what it is about.</summary>
internal static class RequestBody
{
    /// <summary>The person's name in every request: it must not show up in a log.</summary>
    public const string Name = "Zebulonia";

    public const string ClinicNumber = "+15555550100";

    public static JsonObject Reminder(string requestId, string phone) => new()
    {
        ["version"] = 1,
        ["request_id"] = requestId,
        ["company_id"] = "acme-clinic",
        ["project_id"] = "reminders",
        ["channel"] = "whatsapp",
        ["recipient"] = phone,
        ["template"] = new JsonObject
        {
            ["name"] = "visit_reminder",
            ["language"] = "en_US",
            ["variables"] = new JsonObject { ["name"] = Name, ["date"] = "12 May" },
        },
        ["consent"] = new JsonObject { ["status"] = "granted", ["source"] = "booking form" },
    };

    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body[field] = value;
        return body;
    }

    public static JsonObject Without(this JsonObject body, string field)
    {
        body.Remove(field);
        return body;
    }

    public static JsonObject WithTemplate(this JsonObject body, string field, JsonNode? value)
    {
        body["template"]![field] = value;
        return body;
    }
}
