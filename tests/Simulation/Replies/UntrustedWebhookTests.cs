using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using global::Replies;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Webhooks that may not be believed, or not wholly: they change nothing, somebody can look at them, and their neighbours in the batch never notice.</summary>
public sealed class UntrustedWebhookTests(TestTables tables) : IClassFixture<TestTables>
{
    private const string UnknownNumber = "999999999999999";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Dictionary<string, (string Reason, Func<RepliesWorld, Person, QueueMessage> Webhook)> Untrusted = new()
    {
        ["forged"] = (RepliesReasons.SignatureInvalid, (w, p) => Webhooks.FromMeta(Good(w, p).Body, "guessed_secret")),
        ["not signed"] = (RepliesReasons.SignatureMissing, (w, p) => Webhooks.FromMeta(Good(w, p).Body, null)),
        ["truncated"] = (RepliesReasons.WebhookMalformed, (w, p) => Good(w, p) is var good ? good with { Body = good.Body[..(good.Body.Length / 2)] } : null!),
        ["read and written again"] = (RepliesReasons.SignatureInvalid, (w, p) => Good(w, p) is var good ? good with { Body = JsonNode.Parse(good.Body)!.ToJsonString(Indented) } : null!),
        ["another company's secret"] = (RepliesReasons.SignatureInvalid, (w, p) => Webhooks.FromMeta(Good(w, p).Body, Webhooks.EnergySecret)),
        ["for two companies, with one's secret"] =
            (RepliesReasons.SignatureInvalid, (w, p) => Webhooks.TextToSeveral(p, "STOP", w.Now, Webhooks.AppSecret, Webhooks.Deli, Webhooks.Energy)),
        ["for nobody's number"] = (RepliesReasons.RouteUnknown, (w, p) => Webhooks.Text(p, Webhooks.Id(p), "STOP", w.Now, UnknownNumber)),
        ["a month old"] = (RepliesReasons.WebhookTooOld, (w, p) => Webhooks.Text(p, Webhooks.Id(p), "STOP", w.Now - TimeSpan.FromDays(31))),
    };

    public static TheoryData<string> EveryUntrusted => new(Untrusted.Keys);

    [Theory, MemberData(nameof(EveryUntrusted))]
    public async Task Invoke_WebhookCannotBeBelieved_IsKeptForPeopleAndChangesNothing(string name)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var (person, neighbour) = (world.World.NewPerson(), world.World.NewPerson());
        var (reason, webhook) = Untrusted[name];
        var untrusted = webhook(world, person);
        var before = await Snapshot.TakeAsync(world);

        await WorkAsync(world, untrusted, Webhooks.Text(neighbour, Webhooks.Id(neighbour), "hello", world.Now));

        Assert.Equal(before, await Snapshot.TakeAsync(world, RepliesWorld.ConversationOf(neighbour)));
        await AnsweredOnce.CheckAsync(world, neighbour, [Webhooks.Id(neighbour)]);
        Assert.DoesNotContain(world.World.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
        var kept = Assert.Single(world.Quarantine.Peek(10)).Message;
        Assert.Equal(untrusted.Body, kept.Body);
        Assert.Equal(reason, kept.Attributes["reason"].StringValue);
        Assert.Equal(0, world.Queue.Count().Total);
        Assert.Equal(0, world.DeadLetters.Count().Total);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("STOP")]
    [InlineData("bye")]
    public async Task Invoke_WebhookIsReplayed_ChangesNothing(string text)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var (person, neighbour) = (world.World.NewPerson(), world.World.NewPerson());
        var webhook = Webhooks.Text(person, Webhooks.Id(person), text, world.Now);
        await WorkAsync(world, webhook);
        var (before, calls) = (await Snapshot.TakeAsync(world), world.World.Ledger.Entries.Count);
        world.World.Clock.Advance(TimeSpan.FromHours(3));

        await WorkAsync(world, webhook, webhook, Webhooks.Text(neighbour, Webhooks.Id(neighbour), "hello", world.Now));

        Assert.Equal(before, await Snapshot.TakeAsync(world, RepliesWorld.ConversationOf(neighbour)));
        Assert.Equal(calls + 1, world.World.Ledger.Entries.Count);
        await AnsweredOnce.CheckAsync(world, neighbour, [Webhooks.Id(neighbour)]);
        Assert.Equal(0, world.Queue.Count().Total);
        Assert.Equal(0, world.Quarantine.Count().Total);
        Assert.Equal(0, world.DeadLetters.Count().Total);
    }

    [Fact]
    public async Task Invoke_WebhookIsForAKnownAndAnUnknownNumber_KnownPartIsWorkedOnAndTheRestKept()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var (person, neighbour) = (world.World.NewPerson(), world.World.NewPerson());
        var mixed = Webhooks.TextToSeveral(person, "hello", world.Now, Webhooks.AppSecret, UnknownNumber, Webhooks.Deli);

        await WorkAsync(world, mixed, Webhooks.Text(neighbour, Webhooks.Id(neighbour), "hello", world.Now));

        await AnsweredOnce.CheckAsync(world, person, [$"{Webhooks.Id(person)}.{Webhooks.Deli}"]);
        await AnsweredOnce.CheckAsync(world, neighbour, [Webhooks.Id(neighbour)]);
        var letter = Assert.Single(world.DeadLetters.Peek(10)).Message;
        Assert.Equal(mixed.Body, letter.Body);
        Assert.Equal(RepliesReasons.RouteUnknown, letter.Attributes["reason"].StringValue);
        Assert.Equal(0, world.Queue.Count().Total);
        Assert.Equal(0, world.Quarantine.Count().Total);

        // Redriven too early it is kept once more, and the known part is not answered a second time.
        await WorkAsync(world, mixed);
        await AnsweredOnce.CheckAsync(world, person, [$"{Webhooks.Id(person)}.{Webhooks.Deli}"]);
        Assert.Equal(2, world.DeadLetters.Count().Total);
    }

    private static QueueMessage Good(RepliesWorld world, Person person) => Webhooks.Text(person, Webhooks.Id(person), "STOP", world.Now);

    private static async Task WorkAsync(RepliesWorld world, params QueueMessage[] webhooks)
    {
        foreach (var webhook in webhooks)
            world.Queue.Send(webhook);
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await world.WorkAsync(worker, world.Receive());
    }
}
