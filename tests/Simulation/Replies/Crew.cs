using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Several workers of one world at the same time.</summary>
public sealed class Crew : IDisposable
{
    private const int RoundsMax = 200;

    private readonly RepliesWorld world;
    private readonly List<RepliesWorker> workers;

    public Crew(RepliesWorld world, int size)
    {
        this.world = world;
        workers = [.. Enumerable.Range(0, size).Select(_ => new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends), dynamoFault: Watch.Before))];
    }

    public TurnWatch Watch { get; } = new();

    public IReadOnlyList<RepliesWorker> Workers => workers;

    /// <summary>Deals the messages out like cards, so that those next to each other are worked on by different workers at the same moment.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="stagger">How much later each worker begins than the one before, so that they meet at other steps.</param>
    public Task DealAsync(IReadOnlyList<ReceivedMessage> messages, TimeSpan stagger = default) => Task.WhenAll(workers.Select(async (worker, index) =>
    {
        IReadOnlyList<ReceivedMessage> hand = [.. messages.Where((_, number) => number % workers.Count == index)];
        if (hand.Count == 0)
            return;
        if (stagger > TimeSpan.Zero)
            await Task.Delay(stagger * index, TimeProvider.System);
        await world.WorkAsync(worker, hand);
    }));

    /// <summary>Delivers whatever is left again, to all workers at once, until nothing is left.</summary>
    /// <returns>How often it was delivered.</returns>
    public async Task<int> RestAsync()
    {
        for (var round = 0; ; round++)
        {
            if (world.Queue.Peek(1) is not [var next])
                return round;
            Assert.True(round < RoundsMax, $"Still not at rest after {RoundsMax} deliveries.");
            var wait = next.VisibleAt - world.Now;
            if (wait > TimeSpan.Zero)
                world.World.Clock.Advance(wait);
            await DealAsync(world.Receive());
        }
    }

    public void Dispose() => workers.ForEach(worker => worker.Dispose());
}
