using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Simulation.Worlds;
using static Engines.Tests.Simulation.Replies.Webhooks;

namespace Engines.Tests.Simulation.Replies;

/// <summary>The stories of the turn machine: each way through it once.</summary>
public static class ReplyScenarios
{
    private const string ClinicNumber = "+15555550100";

    public static IReadOnlyList<ReplyScenario> All { get; } = [.. Answers, .. Bursts, .. Troubles, .. Silences];

    private static IEnumerable<ReplyScenario> Answers =>
    [
        One("a text", "hello", "answered by any"),
        One("a text, with reports", "hello", "answered by any") with { HasEcho = true },
        One("goodbye", "bye", "answered by bye", ConversationStatus.Closed),
        One("a template for an answer", "the menu please", "answered by menu") with { MayDouble = true },
        One("angry", "I complain!", "answered by angry", ConversationStatus.HandedOff),
        One("for a person, without a word", "the manager please", "handed_off by quietly", ConversationStatus.HandedOff) with { MustStaySilent = true },
        new("a photo")
        {
            Webhooks = (w, p) => [Photo(p, Id(p), w.Now)],
            Replies = p => [Id(p)],
            Turns = ["answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("something unknown")
        {
            Webhooks = (w, p) => [Unsupported(p, Id(p), w.Now)],
            Replies = p => [Id(p)],
            Turns = ["answered by any"],
            Ends = ConversationStatus.Open,
        },
    ];

    private static IEnumerable<ReplyScenario> Bursts =>
    [
        new("three at once")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "one", w.Now), Text(p, Id(p, "2"), "two", w.Now), Text(p, Id(p, "3"), "three", w.Now)],
            Replies = p => [Id(p, "1"), Id(p, "2"), Id(p, "3")],
            Turns = ["answered by any", "answered by any", "answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("three in one webhook")
        {
            Webhooks = (w, p) => [Several(p, w.Now, (Id(p, "1"), "one"), (Id(p, "2"), "two"), (Id(p, "3"), "three"))],
            Replies = p => [Id(p, "1"), Id(p, "2"), Id(p, "3")],
            Turns = ["answered by any", "answered by any", "answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("the same webhook three times")
        {
            Webhooks = (w, p) => [Text(p, Id(p), "one", w.Now), Text(p, Id(p), "one", w.Now), Text(p, Id(p), "one", w.Now)],
            Replies = p => [Id(p)],
            Turns = ["answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("one, and another later")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "one", w.Now)],
            Later = (w, p) => [Text(p, Id(p, "2"), "two", w.Now), Text(p, Id(p, "1"), "one", w.Now)],
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["answered by any", "answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("closed, and opened again")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "bye", w.Now)],
            Later = (w, p) => [Text(p, Id(p, "2"), "one more thing", w.Now)],
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["answered by bye", "answered by any"],
            Ends = ConversationStatus.Open,
        },
        new("handed off, and more after it")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "the manager please", w.Now)],
            Later = (w, p) => [Text(p, Id(p, "2"), "hello?", w.Now)],
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["handed_off by quietly", "kept"],
            Ends = ConversationStatus.HandedOff,
        },
    ];

    private static IEnumerable<ReplyScenario> Troubles =>
    [
        One("throttled twice", "hello", "answered by any") with { Faults = () => FaultPlan.Script(new Fault.Throttle429(), new Fault.Throttle429()) },
        One("refused for good", "hello", "handed_off by meta:131026", ConversationStatus.HandedOff) with { Faults = () => FaultPlan.Script(new Fault.RefuseWith("131026")) },
        One("outside the window after all", "hello", "handed_off by meta:131047", ConversationStatus.HandedOff) with { Faults = () => FaultPlan.Script(new Fault.RefuseWith("131047")) },
        One("credentials never renewed", "hello", $"handed_off by {Reasons.AttemptsExhausted}", ConversationStatus.HandedOff) with { Faults = () => new(_ => new Fault.RefuseWith("190")) },
        One("time-out after acceptance", "hello", $"handed_off by {Reasons.OutcomeUnknown}", ConversationStatus.HandedOff) with { Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()) },
        One("time-out after acceptance, with reports", "hello", "answered by any") with
        {
            Faults = () => FaultPlan.Script(new Fault.TimeoutAfterAccept()),
            HasEcho = true,
        },
        new("throttled, and more arrives while it waits")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "one", w.Now)],
            Later = (w, p) => [Text(p, Id(p, "2"), "two", w.Now)],
            Faults = () => FaultPlan.Script(new Fault.Throttle429()),
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["answered by any", "answered by any"],
            Ends = ConversationStatus.Open,
        },
    ];

    private static IEnumerable<ReplyScenario> Silences =>
    [
        One("stop", "STOP", "silent by opted_out") with { MustStaySilent = true },
        new("a word, then stop")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "hello", w.Now), Text(p, Id(p, "2"), "Stop.", w.Now)],
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["silent by opted_out", "silent by opted_out"],
            Ends = ConversationStatus.Open,
            MustStaySilent = true,
        },
        new("throttled, and stop while it waits")
        {
            Webhooks = (w, p) => [Text(p, Id(p, "1"), "one", w.Now)],
            Later = (w, p) => [Text(p, Id(p, "2"), "STOP", w.Now)],
            Faults = () => FaultPlan.Script(new Fault.Throttle429(), new Fault.RefuseWith("131000")),
            Replies = p => [Id(p, "1"), Id(p, "2")],
            Turns = ["silent by opted_out", "silent by opted_out"],
            Ends = ConversationStatus.Open,
        },
        new("somebody nobody wrote to")
        {
            Webhooks = (w, p) => [Text(p, Id(p), "hello", w.Now, Clinic)],
            Replies = p => [Id(p)],
            Turns = ["kept"],
            Ends = ConversationStatus.Unmatched,
            MustStaySilent = true,
            Company = ClinicNumber,
        },
        new("an answer to a reminder")
        {
            Before = RemindAsync,
            Webhooks = (w, p) => [Text(p, Id(p), "Yes!", w.Now, Clinic)],
            Replies = p => [Id(p)],
            Turns = ["answered by confirm_words"],
            Ends = ConversationStatus.Closed,
            Company = ClinicNumber,
        },
    ];

    private static ReplyScenario One(string name, string text, string turn, ConversationStatus ends = ConversationStatus.Open) => new(name)
    {
        Webhooks = (w, p) => [Text(p, Id(p), text, w.Now)],
        Replies = p => [Id(p)],
        Turns = [turn],
        Ends = ends,
    };

    // What the sender leaves behind: a message that the provider took.
    private static async Task RemindAsync(RepliesWorld world, Person person)
    {
        var record = new OutboundRecord
        {
            Conversation = RepliesWorld.ConversationOf(person, ClinicNumber),
            RequestId = person.Request(),
            RequestHash = "hash",
            RequestJson = """{"template":{"name":"visit_reminder","language":"en_US","variables":{}}}""",
            CompanyId = "acme-clinic",
            ProjectId = "reminders",
            Channel = Channel.WhatsApp,
            WhenUnconfirmed = UnconfirmedPolicy.NeverTwice,
        };
        var attempt = AttemptId.Create(record.Conversation, record.RequestId);
        await world.World.Store.ClaimAsync(record, new(attempt, "sender", world.Now.AddSeconds(45)), world.World.Ends);
        await world.World.Store.RecordAsync(attempt, new Settlement.Sent("wamid.reminder"), world.World.Ends);
    }
}
