using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation;

/// <summary>The same promises when things do not come one after the other: duplicates at the same moment, clocks that differ, a table that throttles.</summary>
public sealed class HardTimesTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int Rounds = 40;

    // The SDK waits in real time before it tries again, so not every scenario is played here: one for each kind of write.
    private static readonly string[] Throttled =
    [
        "meta, with reports", "twilio sms", "three to one person", "throttled twice", "refused for good", "time-out after acceptance",
        "500 after acceptance", "opted out while waiting for another try", "unknown template", "not json",
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Duplicates_DeliveredAtTheSameMoment_AreSentOnce(int workers)
    {
        await using var world = await World.CreateAsync(tables);
        for (var round = 0; round < Rounds; round++)
        {
            var person = world.NewPerson();
            var body = Requests.Meta(person);
            var deliveries = Enumerable.Range(0, workers).Select(_ => Receive(world, body)).ToList();
            var crew = deliveries.Select(_ => new Worker(world, new WorkerEdge(CrashPlan.None, world.Ends))).ToList();

            var finished = await Task.WhenAll(deliveries.Zip(crew).Select(pair => pair.Second.InvokeAsync([pair.First])));

            Assert.Single(world.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
            Assert.Contains(finished, messages => messages.Count == 1);
            await AssertStatusAsync(world, body, OutboundStatus.Sent);
            crew.ForEach(worker => worker.Dispose());
            Clear(world);
        }

        Figures.Write($"duplicates at the same moment, {workers} workers", $"{Rounds} rounds, 1 call each", output);
    }

    [Theory]
    [InlineData(5, -5)]
    [InlineData(-5, 5)]
    public async Task Clocks_TenSecondsApart_NobodyIsTakenForDeadTooEarly(int firstSkew, int secondSkew)
    {
        await using var world = await World.CreateAsync(tables);
        foreach (var elapsed in Enumerable.Range(0, 31))
        {
            // The first worker has claimed and hangs in its call; the second gets the duplicate some seconds later, up to the end of the first one's time.
            var person = world.NewPerson();
            var body = Requests.MetaAtLeastOnce(person);
            using var first = new Worker(world, new WorkerEdge(new(4, CrashPoint.BeforeTheAnswerIsRead), world.Ends), TimeSpan.FromSeconds(firstSkew));
            await first.InvokeAsync([Receive(world, body)]);
            world.Clock.Advance(TimeSpan.FromSeconds(elapsed));

            using var second = new Worker(world, new WorkerEdge(CrashPlan.None, world.Ends), TimeSpan.FromSeconds(secondSkew));
            await second.InvokeAsync([Receive(world, body)]);

            Assert.Single(world.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
            await AssertStatusAsync(world, body, OutboundStatus.Sending);
            Clear(world);
        }
    }

    [Theory]
    [InlineData(5, -5)]
    [InlineData(-5, 5)]
    public async Task Clocks_TenSecondsApart_EveryScenarioStillEndsAsItShould(int firstSkew, int secondSkew)
    {
        await using var world = await World.CreateAsync(tables);
        foreach (var scenario in Scenarios.All)
        {
            var story = new Story(world, scenario) { SkewOf = delivery => TimeSpan.FromSeconds(delivery % 2 == 0 ? firstSkew : secondSkew) };
            Assert.Equal(scenario.Ends, await story.PlayAsync());
        }
    }

    [Fact]
    public async Task Table_ThrottlesEverySecondCall_ScenariosStillEndAsTheyShould()
    {
        await using var world = await World.CreateAsync(tables);
        var throttled = 0;
        foreach (var scenario in Scenarios.All.Where(scenario => Throttled.Contains(scenario.Name)))
        {
            var handlers = new List<ThrottlingHandler>();
            var story = new Story(world, scenario)
            {
                DynamoFault = inner =>
                {
                    handlers.Add(new ThrottlingHandler(inner));
                    return handlers[^1];
                },
            };
            var ends = await story.PlayAsync();
            Assert.True(scenario.Ends.SequenceEqual(ends), $"{scenario.Name}: {string.Join(", ", ends)} after {story.Deliveries.Count} deliveries: {string.Join(" | ", story.Deliveries.Take(5).Select(requests => string.Join(", ", requests)))}");
            throttled += handlers.Sum(handler => handler.Throttled);
        }

        Assert.True(throttled > Throttled.Length);
        Figures.Write("every second DynamoDB call throttled", $"{Throttled.Length} scenarios, {throttled} calls throttled", output);
    }

    [Fact]
    public async Task Reports_InEveryOrder_NeverMoveAStatusBackwards()
    {
        await using var world = await World.CreateAsync(tables);
        OutboundStatus[] reports = [OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read, OutboundStatus.Failed];
        var orders = Permutations([.. reports]).ToList();
        foreach (var order in orders)
        {
            var person = world.NewPerson();
            var body = Requests.Meta(person);
            using var worker = new Worker(world, new WorkerEdge(CrashPlan.None, world.Ends));
            await worker.InvokeAsync([Receive(world, body)]);
            Assert.True(AttemptId.TryParse(world.Ledger.Entries[^1].Call.AttemptText, out var attempt));

            var seen = new List<OutboundStatus>();
            foreach (var report in order.Concat(order))
            {
                await world.Store.ResolveAsync(attempt, new(report, world.Clock.GetUtcNow()), world.Ends);
                seen.Add((await world.Store.ReadAsync(attempt.Conversation, attempt.RequestId, world.Ends))!.Status);
            }

            Assert.Equal(OutboundStatus.Read, seen[^1]);
            Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First == pair.Second || Transition.IsLegal(pair.First, pair.Second, Cause.Evidence)));
            var item = await world.Store.ReadAsync(attempt.Conversation, attempt.RequestId, world.Ends);
            Assert.All(reports, report => Assert.Contains(report, item!.FirstSeen.Keys));
            Clear(world);
        }

        Figures.Write("reports in every order, each twice", $"{orders.Count} orders", output);
    }

    private static ReceivedMessage Receive(World world, string body)
    {
        world.Requests.Send(new QueueMessage(body));
        return ((ReceiveAnswer.Received)world.Requests.Receive(new ReceiveRequest { MessagesMax = 1 })).Messages.Single();
    }

    private static void Clear(World world)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.Requests.Purge();
    }

    private static async Task AssertStatusAsync(World world, string body, OutboundStatus expected)
    {
        var key = RequestKey.Of(world, body)!;
        var item = await world.Store.ReadAsync(key.Conversation, key.RequestId, world.Ends);
        Assert.Equal(expected, item!.Status);
    }

    private static IEnumerable<IReadOnlyList<T>> Permutations<T>(IReadOnlyList<T> items) => items.Count <= 1
        ? [items]
        : items.SelectMany((item, index) => Permutations<T>([.. items.Where((_, other) => other != index)]).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
