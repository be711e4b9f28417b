using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Permissions;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Plays one scenario for one new person to its end: deliver, let the worker live or die, let time pass, deliver again.</summary>
public sealed class ReplyStory(RepliesWorld world, ReplyScenario scenario)
{
    private const int DeliveriesMax = 60;

    private readonly List<string> late = [];

    public Person Person { get; } = world.World.NewPerson();

    /// <summary>What stands between the workers and DynamoDB.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? DynamoFault { get; init; }

    /// <summary>How far the clock of each delivery's worker is off.</summary>
    public Func<int, TimeSpan> SkewOf { get; init; } = _ => TimeSpan.Zero;

    /// <summary>Before which request of the first delivery another reply arrives and is worked on; 0 for none.</summary>
    public int InterludeAt { get; init; }

    /// <summary>What that reply says.</summary>
    public string InterludeText { get; init; } = "and another thing";

    /// <summary>True if the queue delivers what a dead worker held at once, while its turn still runs.</summary>
    public bool ComesBackAtOnce { get; init; }

    /// <summary>Writes down what the workers ask AWS for.</summary>
    public CallRecorder? Recorder { get; init; }

    /// <summary>What the workers asked the world for, delivery by delivery.</summary>
    public List<IReadOnlyList<string>> Deliveries { get; } = [];

    /// <summary>Plays it and holds the end against the promises.</summary>
    public async Task PlayAsync(params CrashPlan[] crashes)
    {
        world.World.SetFaults(Person, scenario.Faults(), FaultPlan.None);
        await scenario.Before(world, Person);
        foreach (var webhook in scenario.Webhooks(world, Person))
            world.Queue.Send(webhook);

        var hasMore = true;
        for (var delivery = 0; world.Queue.Count().Total > 0 || hasMore; delivery++)
        {
            Assert.True(delivery < DeliveriesMax, $"{scenario.Name}: still not at rest after {DeliveriesMax} deliveries.");
            await DeliverAsync(delivery, delivery < crashes.Length ? crashes[delivery] : CrashPlan.None);
            if (scenario.HasEcho)
                await world.World.DeliverEchoesAsync();
            else
                world.World.LoseEchoes();
            if (delivery == 0)
            {
                foreach (var webhook in scenario.Later(world, Person))
                    world.Queue.Send(webhook);
                hasMore = false;
            }
        }

        await new ReplyPromises(world, scenario, Person).CheckAsync([.. scenario.Replies(Person), .. late], isQuiet: crashes.Length == 0 && InterludeAt == 0, isAlone: InterludeAt == 0);
    }

    private async Task DeliverAsync(int delivery, CrashPlan crash)
    {
        var batch = world.Receive();
        if (batch.Count == 0)
        {
            var next = world.Queue.Peek(1)[0].VisibleAt - world.Now;
            world.World.Clock.Advance(next > TimeSpan.Zero ? next : TimeSpan.FromMilliseconds(1));
            batch = world.Receive();
        }

        var edge = new WorkerEdge(crash, world.World.Ends)
        {
            Interlude = delivery == 0 && InterludeAt > 0 ? (InterludeAt, InterruptAsync) : null,
            Leaving = Recorder is null ? _ => Task.CompletedTask : Recorder.RecordAsync,
        };
        using var worker = new RepliesWorker(world, edge, SkewOf(delivery), DynamoFault, Recorder is null ? null : Recorder.Before);
        await world.WorkAsync(worker, batch);
        if (ComesBackAtOnce && worker.Edge.IsDead)
        {
            foreach (var message in batch)
                world.Queue.ChangeVisibility(message.ReceiptHandle, TimeSpan.Zero);
        }

        Deliveries.Add(worker.Edge.Requests);
        Promises.CheckLog(worker.Log, Person);
        Assert.DoesNotContain("hello", worker.Log, StringComparison.Ordinal);
    }

    /// <summary>Another reply arrives, and another worker works on it, while the first one stands between two steps.</summary>
    private async Task InterruptAsync()
    {
        var id = Webhooks.Id(Person, "late");
        late.Add(id);
        world.Queue.Send(Webhooks.Text(Person, id, InterludeText, world.Now, scenario.Company == "+15555550130" ? Webhooks.Deli : Webhooks.Clinic));
        var isOptedOut = (await world.HeadAsync(Person, scenario.Company))?.IsOptedOut == true;
        var calls = CallsSoFar();
        using var other = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await world.WorkAsync(other, world.Receive());

        // P6: whoever said stop gets nothing more, whatever else they write.
        if (isOptedOut)
            Assert.Equal(calls, CallsSoFar());
    }

    private int CallsSoFar() => world.World.Ledger.Entries.Count(entry => entry.Call.Recipient == Person.Phone);
}
