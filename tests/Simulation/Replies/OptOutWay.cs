using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Edge;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>One way in which a person tells a sender to stop, what the sender was about to send, and how the person changes its mind.</summary>
public sealed record OptOutWay(string Name)
{
    /// <summary>A request whose template may be sent again when its outcome stays unknown; one for each suffix.</summary>
    public required Func<Person, string, string> Request { get; init; }

    public required Channel Channel { get; init; }

    public required string Company { get; init; }

    /// <summary>Tells the sender to stop.</summary>
    public required Func<RepliesWorld, TwoEngines, Person, Task> StopAsync { get; init; }

    /// <summary>Tells the sender to go on; null where people have no way to.</summary>
    public Func<RepliesWorld, Person, QueueMessage>? Start { get; init; }

    /// <summary>Says something that is answered; null where nobody answers on the channel.</summary>
    public Func<RepliesWorld, Person, string, QueueMessage>? Ask { get; init; }

    /// <summary>Why a message is suppressed afterwards.</summary>
    public string Reason { get; init; } = Reasons.OptedOut;

    public ConversationId ConversationOf(Person person) => ConversationId.Of(Channel, Company, person.AddressOn(Channel));

    public override string ToString() => Name;

    public static IReadOnlyList<OptOutWay> All { get; } =
    [
        Deli("a text") with { StopAsync = (w, both, p) => both.HearAsync(Webhooks.Text(p, Webhooks.Id(p, "stop"), "STOP", w.Now)) },
        Deli("a button's payload") with { StopAsync = (w, both, p) => both.HearAsync(Webhooks.Button(p, Webhooks.Id(p, "stop"), ("No, thanks", "STOP"), w.Now)) },
        Deli("a preference, for advertising") with
        {
            Request = (p, suffix) => DeliRequest(p, suffix, "offers"),
            StopAsync = (w, both, p) => both.HearAsync(Webhooks.Preference(p, "stop", w.Now)),
            Start = (w, p) => Webhooks.Preference(p, "resume", w.Now),
            Ask = null,
            Reason = Reasons.MarketingOptedOut,
        },
        Deli("a refusal reported later, for advertising") with
        {
            Request = (p, suffix) => DeliRequest(p, suffix, "offers"),
            StopAsync = async (w, both, p) =>
            {
                w.World.SetFaults(p, FaultPlan.None, FaultPlan.None);
                await both.SendAsync(DeliRequest(p, "earlier", "offers"));
                await both.HearAsync(Webhooks.Failed(p, both.CallsTo(p)[^1].Call.AttemptText, 131050, w.Now));
            },
            Start = (w, p) => Webhooks.Preference(p, "resume", w.Now),
            Ask = null,
            Reason = Reasons.MarketingOptedOut,
        },
        Bikes("what Twilio took it for") with { StopAsync = (w, both, p) => both.HearAsync(Sms(w, p, "stop", "Leave me alone", "STOP")) },
        Bikes("a refusal of another message") with
        {
            StopAsync = (w, both, p) =>
            {
                w.World.SetFaults(p, FaultPlan.Script(new Fault.RefuseWith("21610")), FaultPlan.None);
                return both.SendAsync(Requests.Sms(p, "other"));
            },
        },
        new("a complaint")
        {
            Request = Requests.Email,
            Channel = Channel.Email,
            Company = "hello@cedar.example.test",
            StopAsync = async (w, both, p) =>
            {
                w.World.SetFaults(p, FaultPlan.None, FaultPlan.None);
                await both.SendAsync(Requests.Email(p, "earlier"));
                await both.HearAsync(Complaint(both.CallsTo(p)[^1], w.Now));
            },
            Start = (w, p) => Webhooks.Normalised(new JsonObject
            {
                ["version"] = 1, ["kind"] = "opt_in", ["channel"] = "email", ["company_address"] = "hello@cedar.example.test", ["person_address"] = p.Email,
            }),
        },
    ];

    public static OptOutWay Deli(string name) => new(name)
    {
        Request = (p, suffix) => DeliRequest(p, suffix, "menu"),
        Channel = Channel.WhatsApp,
        Company = "+15555550130",
        StopAsync = (_, _, _) => Task.CompletedTask,
        Start = (w, p) => Webhooks.Text(p, Webhooks.Id(p, "start"), "START", w.Now),
        Ask = (w, p, id) => Webhooks.Text(p, Webhooks.Id(p, id), "hello", w.Now),
    };

    public static OptOutWay Bikes(string name) => new(name)
    {
        Request = Requests.Sms,
        Channel = Channel.Sms,
        Company = "+15555550111",
        StopAsync = (_, _, _) => Task.CompletedTask,
        Start = (w, p) => Sms(w, p, "start", "Start", "START"),
        Ask = (w, p, id) => Sms(w, p, id, "HELP"),
    };

    public static string DeliRequest(Person person, string suffix, string template) => Requests.Meta(person, suffix)
        .With("company_id", "delta-deli").With("project_id", "orders")
        .With("template", new JsonObject { ["name"] = template, ["language"] = "en", ["variables"] = new JsonObject { ["day"] = "today" } });

    /// <summary>A text to the bikes by SMS, as Twilio's webhook brings it.</summary>
    public static QueueMessage Sms(RepliesWorld world, Person person, string id, string text, string? optOutType = null)
    {
        var sender = world.World.Companies.Single(company => company.CompanyId == "bolt-bikes").Senders[Channel.Sms];
        var said = new PersonMessage($"SM{person.Number:D16}{Math.Abs(id.Aggregate(7, (hash, letter) => (hash * 31) + letter)):D16}", world.Now, new Said.Text(text) { OptOutType = optOutType });
        var webhook = TwilioInbound.ToWebhook(sender, new PersonIdentity(person.Phone), said, WebhookEdge.TwilioInboundUrl, "token");
        return new QueueMessage(webhook.Body).WithAttribute("source", "twilio").WithAttribute("signature", webhook.Headers["X-Twilio-Signature"])
            .WithAttribute("host", WebhookEdge.TwilioInboundUrl.Authority).WithAttribute("path", WebhookEdge.TwilioInboundUrl.AbsolutePath)
            .WithAttribute("query", "-").WithAttribute("content_type", webhook.ContentType);
    }

    private static QueueMessage Complaint(LedgerEntry call, DateTimeOffset at) => Webhooks.Normalised(new JsonObject
    {
        ["version"] = 1, ["kind"] = "status", ["provider"] = "ses", ["attempt"] = call.Call.AttemptText, ["message_id"] = call.ProviderMessageId,
        ["status"] = "delivered", ["at"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["is_complaint"] = true,
    });
}
