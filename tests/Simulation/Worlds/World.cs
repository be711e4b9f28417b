using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>
/// Everything around the workers, and real: DynamoDB Local, queues behind an SQS endpoint, providers behind sockets with a ledger of what they took.
/// Only the clock is the test's own.
/// </summary>
public sealed class World : IAsyncDisposable
{
    public static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(200);

    // Worlds share tables, and nobody may live in two of them.
    private const int PeopleMax = 10_000;

    private readonly CancellationTokenSource ends = new();
    private readonly ConcurrentDictionary<string, FaultPlan> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FaultPlan> lookUpFaults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> held = new(StringComparer.Ordinal);
    private readonly List<StubProvider> stubs = [];
    private readonly ConcurrentQueue<AcceptedMessage> echoes = new();
    private SqsEndpoint? sqs;
    private readonly int firstPerson;
    private int people;

    private World(TestTables tables)
    {
        Tables = tables;
        firstPerson = tables.NextWorld() * PeopleMax;
        Ledger = new ProviderLedger(Clock);
        DeadLetters = new LocalQueue(new QueueOptions { Name = "dead-letters", Retention = TimeSpan.FromDays(14) }, Clock);
        Requests = new LocalQueue(
            new QueueOptions { Name = "requests", VisibilityTimeout = VisibilityTimeout, Retention = TimeSpan.FromDays(10), Redrive = new(DeadLetters, 50) }, Clock);
        Store = new OutboundStore(tables.Conversations, TimeSpan.FromDays(365), Clock);
    }

    public TestTables Tables { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.Zero));

    public LocalQueue Requests { get; }

    public LocalQueue DeadLetters { get; }

    public ProviderLedger Ledger { get; }

    /// <summary>As the replies engine will use it, for what providers report.</summary>
    public OutboundStore Store { get; }

    public SqsEndpoint Sqs => sqs ?? throw new InvalidOperationException("The world is not made yet.");

    public CancellationToken Ends => ends.Token;

    public IReadOnlyList<Company> Companies { get; private set; } = [];

    public IReadOnlyDictionary<ProviderKind, Uri> Providers { get; private set; } = new Dictionary<ProviderKind, Uri>();

    public static async Task<World> CreateAsync(TestTables tables)
    {
        var world = new World(tables);
        world.Companies = await CompanySeed.LoadAsync(tables.Client, tables.CompaniesName, Repository.PathOf("shared-infra/schema/examples/companies.json"), world.Ends);
        world.sqs = await SqsEndpoint.StartAsync(LocalQueues.Of(world.Requests, world.DeadLetters), 0, world.Ends);
        var settings = new StubSettings { Faults = new FaultPlan(world.ChooseFault), QuestionFaults = new FaultPlan(world.ChooseLookUpFault), Accepted = world.Accept };
        foreach (var kind in Enum.GetValues<ProviderKind>())
            world.stubs.Add(await StubProvider.StartAsync(kind, settings, world.Ledger, world.Clock, world.Ends));
        world.Providers = Enum.GetValues<ProviderKind>().Zip(world.stubs).ToDictionary(pair => pair.First, pair => pair.Second.BaseAddress);
        return world;
    }

    /// <summary>Somebody nobody has written to before.</summary>
    public Person NewPerson() => new(firstPerson + Interlocked.Increment(ref people));

    public void SetFaults(Person person, FaultPlan plan, FaultPlan lookUps)
    {
        faults[person.Phone] = faults[person.Email] = plan;
        lookUpFaults[person.Phone] = lookUps;
    }

    /// <summary>Lets the reports of all accepted messages arrive: twice, and in the wrong order, as providers do.</summary>
    public async Task DeliverEchoesAsync()
    {
        while (echoes.TryDequeue(out var accepted))
        {
            if (!AttemptId.TryParse(accepted.Call.AttemptText, out var attempt))
                throw new InvalidOperationException("A message was accepted without an attempt id.");
            foreach (var status in new[] { OutboundStatus.Delivered, OutboundStatus.Sent, OutboundStatus.Delivered })
                await Store.ResolveAsync(attempt, new(status, Clock.GetUtcNow()) { ProviderMessageId = accepted.ProviderMessageId }, Ends);
        }
    }

    /// <summary>Drops the reports: the provider never calls back.</summary>
    public void LoseEchoes() => echoes.Clear();

    /// <summary>Writes what a person decided, as the replies engine will.</summary>
    public async Task OptOutAsync(ConversationId conversation)
    {
        await Tables.Client.PutItemAsync(new PutItemRequest
        {
            TableName = Tables.ConversationsName,
            Item = new()
            {
                ["conversation_id"] = new(conversation.Value),
                ["item_id"] = new("HEAD"),
                ["opted_out_at"] = new("2026-05-01T00:00:00.000Z"),
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        foreach (var stub in stubs)
            await stub.DisposeAsync();
        if (sqs is not null)
            await sqs.DisposeAsync();
        ends.Dispose();
    }

    private void Accept(AcceptedMessage accepted)
    {
        echoes.Enqueue(accepted);

        // The caller waits for an answer that will not come; its own time-out is all that can end the wait, and it goes by the test's clock.
        if (held.TryRemove(accepted.Call.AttemptText, out _))
            _ = Task.Run(() => Clock.Advance(TimeSpan.FromSeconds(11)), Ends);
    }

    private Fault ChooseLookUpFault(StubCall call) => lookUpFaults.TryGetValue(call.Recipient, out var plan) ? plan.Next(call) : Fault.None;

    private Fault ChooseFault(StubCall call)
    {
        var fault = faults.TryGetValue(call.Recipient, out var plan) ? plan.Next(call) : Fault.None;
        if (fault is Fault.TimeoutAfterAccept)
            held[call.AttemptText] = true;
        return fault;
    }
}
