using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>The stories: each way through the engine once.</summary>
public static class Scenarios
{
    private const string ClinicNumber = "+15555550100";
    private const string BikesNumber = "+15555550110";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Plain, .. Refusals, .. Unknowns, .. LookUps, .. Silences, .. BadInput,
    ];

    private static IEnumerable<Scenario> Plain =>
    [
        new("meta") { Messages = p => [Requests.Meta(p)], Ends = ["sent"] },
        new("meta, with reports") { Messages = p => [Requests.Meta(p)], HasEcho = true, Ends = ["delivered"] },
        new("meta, at least once") { Messages = p => [Requests.MetaAtLeastOnce(p)], MayDouble = true, Ends = ["sent"] },
        new("meta, at least once, with reports") { Messages = p => [Requests.MetaAtLeastOnce(p)], MayDouble = true, HasEcho = true, Ends = ["delivered"] },
        new("twilio whatsapp") { Messages = p => [Requests.Twilio(p)], Ends = ["sent"] },
        new("twilio sms") { Messages = p => [Requests.Sms(p)], MayDouble = true, Ends = ["sent"] },
        new("ses email") { Messages = p => [Requests.Email(p)], MayDouble = true, Ends = ["sent"] },
        new("not before tomorrow") { Messages = p => [Requests.Meta(p).With("not_before", "2026-05-13T09:30:00Z")], Ends = ["sent"] },
        new("three to one person")
        {
            Messages = p => [Requests.Meta(p, "1"), Requests.Meta(p, "2"), Requests.Meta(p, "3")],
            Ends = ["sent", "sent", "sent"],
        },
        new("the same request three times") { Messages = p => [Requests.Meta(p), Requests.Meta(p), Requests.Meta(p)], Ends = ["sent", "sent", "sent"] },
    ];

    private static IEnumerable<Scenario> Refusals =>
    [
        new("throttled twice") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.Throttle429(), new Fault.Throttle429()), Ends = ["sent"] },
        new("refused for good") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.RefuseWith("131026")), Ends = ["failed"] },
        new("expired credentials, renewed later") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.RefuseWith("190")), Ends = ["sent"] },
        new("credentials never renewed") { Messages = p => [Requests.Meta(p)], Faults = () => new(_ => new Fault.RefuseWith("190")), Ends = [Reasons.AttemptsExhausted] },
        new("opted out at the provider, then written to again")
        {
            Messages = p => [Requests.Sms(p, "1"), Requests.Sms(p, "2")],
            Faults = () => new(_ => new Fault.RefuseWith("21610")),
            MayDouble = true,
            Ends = ["failed", "failed"],
        },
    ];

    private static IEnumerable<Scenario> Unknowns =>
    [
        new("time-out after acceptance") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()), Ends = [Reasons.OutcomeUnknown] },
        new("time-out after acceptance, with reports")
        {
            Messages = p => [Requests.Meta(p)],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            HasEcho = true,
            Ends = ["delivered"],
        },
        new("time-out after acceptance, at least once")
        {
            Messages = p => [Requests.MetaAtLeastOnce(p)],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            MayDouble = true,
            Ends = ["sent"],
        },
        new("500 after acceptance") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.Error5xxAfterAccept()), Ends = [Reasons.OutcomeUnknown] },
        new("reset before acceptance") { Messages = p => [Requests.Meta(p)], Faults = () => FaultPlan.Script(new Fault.ResetBeforeAccept()), Ends = [Reasons.OutcomeUnknown] },
        new("reset after acceptance, sms") { Messages = p => [Requests.Sms(p)], Faults = () => FaultPlan.Script(new Fault.ResetAfterAccept()), MayDouble = true, Ends = ["sent"] },
        new("half an answer, email, with reports")
        {
            Messages = p => [Requests.Email(p)],
            Faults = () => FaultPlan.Script(new Fault.InvalidJsonAfterAccept()),
            HasEcho = true,
            MayDouble = true,
            Ends = ["delivered"],
        },
    ];

    private static IEnumerable<Scenario> LookUps =>
    [
        new("time-out after acceptance, twilio, found by look-up")
        {
            Messages = p => [Requests.Twilio(p)],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            HasLookUp = true,
            Ends = ["sent"],
        },
        new("500 after acceptance, twilio") { Messages = p => [Requests.Twilio(p)], Faults = () => FaultPlan.Script(new Fault.Error5xxAfterAccept()), HasLookUp = true, Ends = ["sent"] },
        new("reset before acceptance, twilio, not there")
        {
            Messages = p => [Requests.Twilio(p)],
            Faults = () => FaultPlan.Script(new Fault.ResetBeforeAccept()),
            HasLookUp = true,
            Ends = ["sent"],
        },
        new("reset before acceptance, twilio, not there, opted out meanwhile")
        {
            Messages = p => [Requests.Twilio(p)],
            Faults = () => FaultPlan.Script(new Fault.ResetBeforeAccept()),
            Between = (world, person) => world.OptOutAsync(ConversationId.Of(Channel.WhatsApp, BikesNumber, person.Phone)),
            HasLookUp = true,
            MustFallSilent = true,
            Ends = ["suppressed"],
        },
        new("time-out after acceptance, twilio, nobody answers the look-up")
        {
            Messages = p => [Requests.Twilio(p)],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            LookUpFaults = new(_ => new Fault.Error5xxBeforeAccept()),
            HasLookUp = true,
            Ends = [Reasons.OutcomeUnknown],
        },
        new("two to one person, both time out after acceptance, twilio")
        {
            Messages = p => [Requests.Twilio(p, "1"), Requests.Twilio(p, "2")],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept(), new Fault.TimeoutAfterAccept()),
            HasLookUp = true,
            Ends = [Reasons.OutcomeUnknown, Reasons.OutcomeUnknown],
        },
        new("two to one person, the first times out after acceptance, twilio")
        {
            Messages = p => [Requests.Twilio(p, "1"), Requests.Twilio(p, "2")],
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            HasLookUp = true,
            Ends = ["sent", "sent"],
        },
    ];

    private static IEnumerable<Scenario> Silences =>
    [
        new("opted out") { Messages = p => [Requests.Meta(p)], Before = OptOutAsync, MustStaySilent = true, Ends = ["suppressed"] },
        new("no consent") { Messages = p => [Requests.Meta(p).Without("consent")], MustStaySilent = true, Ends = ["suppressed"] },
        new("consent denied") { Messages = p => [Requests.Meta(p).With("consent", new JsonObject { ["status"] = "denied" })], MustStaySilent = true, Ends = ["suppressed"] },
        new("expired") { Messages = p => [Requests.Meta(p).With("expires_at", "2026-05-12T09:00:00Z")], MustStaySilent = true, Ends = ["suppressed"] },
        new("opted out while waiting for another try")
        {
            Messages = p => [Requests.Meta(p)],
            Faults = () => FaultPlan.Script(new Fault.Throttle429(), new Fault.RefuseWith("131000")),
            Between = OptOutAsync,
            MustFallSilent = true,
            Ends = ["suppressed"],
        },
        new("paused company") { Messages = p => [PausedCompany(p)], MustStaySilent = true, Ends = ["suppressed"] },
        new("paused template") { Messages = p => [PausedTemplate(p)], MustStaySilent = true, Ends = ["suppressed"] },
    ];

    private static IEnumerable<Scenario> BadInput =>
    [
        new("not json") { Messages = p => [$"hello {p.Number}"], MustStaySilent = true, Ends = ["request_invalid"] },
        new("unknown field, between two good ones")
        {
            Messages = p => [Requests.Meta(p, "1"), Requests.Meta(p, "2").With("colour", "red"), Requests.Meta(p, "3")],
            Ends = ["sent", "request_invalid", "sent"],
        },
        new("unknown company") { Messages = p => [Requests.Meta(p).With("company_id", "nobody")], MustStaySilent = true, Ends = ["company_unknown"] },
        new("unknown template") { Messages = p => [WithTemplate(p, "name", "nothing")], MustStaySilent = true, Ends = ["failed"] },
        new("unknown language") { Messages = p => [WithTemplate(p, "language", "xx")], MustStaySilent = true, Ends = ["failed"] },
        new("the same id with other content")
        {
            Messages = p => [Requests.Meta(p), Requests.Meta(p).With("metadata", new JsonObject { ["order"] = "42" })],
            Ends = ["sent", Reasons.RequestConflict],
        },
    ];

    private static string Without(this string body, string field)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        changed.Remove(field);
        return changed.ToJsonString();
    }

    private static string WithTemplate(Person person, string field, string value)
    {
        var changed = JsonNode.Parse(Requests.Meta(person))!.AsObject();
        changed["template"]![field] = value;
        return changed.ToJsonString();
    }

    private static string PausedTemplate(Person person)
    {
        var changed = JsonNode.Parse(WithTemplate(person, "name", "spring_checkup"))!.AsObject();
        changed["template"]!["variables"] = new JsonObject { ["name"] = "Dana" };
        return changed.ToJsonString();
    }

    private static string PausedCompany(Person person)
    {
        var changed = JsonNode.Parse(Requests.Email(person))!.AsObject();
        changed["project_id"] = "newsletter";
        changed["template"] = new JsonObject { ["name"] = "new_books", ["language"] = "en", ["variables"] = new JsonObject { ["name"] = "Dana" } };
        return changed.ToJsonString();
    }

    private static Task OptOutAsync(World world, Person person) => world.OptOutAsync(ConversationId.Of(Channel.WhatsApp, ClinicNumber, person.Phone));
}
