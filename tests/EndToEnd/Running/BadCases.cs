using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>A request that cannot be sent, and what has to become of it.</summary>
/// <param name="Body">What lies in the queue.</param>
/// <param name="Status">The status that is recorded; null if it is to be a dead letter.</param>
/// <param name="Reason">The reason, in either place.</param>
/// <param name="Detail">What the detail has to say; null where the reason says all.</param>
internal sealed record BadCase(string Body, OutboundStatus? Status, string Reason, string? Detail);

/// <summary>One case for each way in which a request can be wrong.</summary>
internal static class BadCases
{
    private const int HugeLength = 400 * 1024;

    /// <summary>The person to whom all of them are addressed.</summary>
    public const string Phone = "+15558005000";

    /// <summary>By the name of the case, which is its request id as well.</summary>
    public static IReadOnlyDictionary<string, BadCase> All { get; } = Dead().Concat(Recorded()).ToDictionary(pair => pair.Id, pair => pair.Case, StringComparer.Ordinal);

    private static IEnumerable<(string Id, BadCase Case)> Dead()
    {
        yield return Letter("not-json", _ => $"Dear {RequestBody.Name}, see you soon", "body is not JSON");
        yield return Letter("half-json", body => body.ToJsonString()[..^20], "body is not JSON");
        yield return Letter("list", body => new JsonArray(body).ToJsonString(), "body is a list; give an object");
        yield return Letter("unknown-field", body => body.With("recipent", Phone).ToJsonString(), "recipent");
        yield return Letter("unknown-field-inside", body => body.WithTemplate("varaibles", new JsonObject()).ToJsonString(), "template.varaibles");
        yield return Letter("missing-field", body => body.Without("recipient").ToJsonString(), "recipient");
        yield return Letter("wrong-type", body => body.With("template", RequestBody.Name).ToJsonString(), "template is ");
        yield return Letter("wrong-variable-type", body => body.WithTemplate("variables", new JsonObject { ["name"] = 7 }).ToJsonString(), "template.variables.name is ");
        yield return Letter("wrong-version", body => body.With("version", 2).ToJsonString(), "version is 2; this engine knows version 1");
        yield return Letter("huge", body => body.WithTemplate("variables", Huge()).ToJsonString(), "the most is 131072");
        yield return Letter("malformed-address", body => body.With("recipient", "555-0123 Zebulonia").ToJsonString(), "recipient");
        yield return Letter("unknown-company", body => body.With("company_id", "acme-clinics").ToJsonString(), "company_id 'acme-clinics' has no project_id 'reminders'", "company_unknown");
        yield return Letter("unknown-project", body => body.With("project_id", "reminder").ToJsonString(), "company_id 'acme-clinic' has no project_id 'reminder'", "company_unknown");
        yield return Letter("unused-channel", body => body.With("channel", "sms").ToJsonString(), "has no sender for sms; add channels.sms", "channel_unknown");
    }

    private static IEnumerable<(string Id, BadCase Case)> Recorded()
    {
        yield return Item("unknown-template", body => body.WithTemplate("name", "visit_remainder"), Reasons.TemplateUnknown, "no template 'visit_remainder' for whatsapp");
        yield return Item("unknown-language", body => body.WithTemplate("language", "de"), Reasons.TemplateLanguageUnknown, "not there in 'de'; it is in en_US");
        yield return Item(
            "too-few-parameters", body => body.WithTemplate("variables", new JsonObject { ["name"] = RequestBody.Name }), Reasons.TemplateVariables, "variables.date is missing");
        yield return Item(
            "too-many-parameters",
            body => body.WithTemplate("variables", new JsonObject { ["name"] = RequestBody.Name, ["date"] = "12 May", ["time"] = "noon" }),
            Reasons.TemplateVariables,
            "1 of the variables are not in the template");
        yield return Item("consent-denied", body => body.With("consent", new JsonObject { ["status"] = "denied" }), Reasons.ConsentDenied, null, OutboundStatus.Suppressed);
        yield return Item("no-consent", body => body.Without("consent"), Reasons.NoConsent, null, OutboundStatus.Suppressed);
        yield return Item("expired", body => body.With("expires_at", "2026-01-01T00:00:00Z"), Reasons.Expired, null, OutboundStatus.Suppressed);
        yield return Item("paused-template", body => body.WithTemplate("name", "spring_checkup"), Reasons.TemplatePaused, null, OutboundStatus.Suppressed);
    }

    private static (string Id, BadCase Case) Letter(string id, Func<JsonObject, string> spoil, string detail, string reason = "request_invalid") =>
        (id, new(spoil(RequestBody.Reminder(id, Phone)), null, reason, detail));

    private static (string Id, BadCase Case) Item(
        string id, Func<JsonObject, JsonObject> spoil, string reason, string? detail, OutboundStatus status = OutboundStatus.Failed) =>
        (id, new(spoil(RequestBody.Reminder(id, Phone)).ToJsonString(), status, reason, detail));

    private static JsonObject Huge()
    {
        var variables = new JsonObject();
        for (var index = 0; index < HugeLength / 4096; index++)
            variables[$"v{index}"] = new string('x', 4096);
        return variables;
    }
}
