using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>The same promises when the table throttles and when the workers' clocks differ.</summary>
public sealed class HardReplyTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    // The SDK waits in real time before it tries again, so not every story is played here: one for each kind of write.
    private static readonly string[] Throttled = ["a text, with reports", "three in one webhook", "goodbye", "stop", "throttled, and more arrives while it waits"];

    [Fact]
    public async Task Table_ThrottlesEverySecondCall_StoriesStillEndAsTheyShould()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var handlers = new List<ThrottlingHandler>();
        foreach (var name in Throttled)
        {
            var story = new ReplyStory(world, ReplyScenarios.All.Single(scenario => scenario.Name == name))
            {
                DynamoFault = inner =>
                {
                    handlers.Add(new ThrottlingHandler(inner));
                    return handlers[^1];
                },
            };
            await story.PlayAsync();
        }

        var throttled = handlers.Sum(handler => handler.Throttled);
        Assert.True(throttled > Throttled.Length);
        Figures.Write("replies, every second DynamoDB call throttled", $"{Throttled.Length} stories, {throttled} calls throttled", output);
    }

    [Theory]
    [InlineData(5, -5)]
    [InlineData(-5, 5)]
    public async Task Clocks_TenSecondsApart_EveryStoryStillEndsAsItShould(int firstSkew, int secondSkew)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        foreach (var scenario in ReplyScenarios.All)
            await new ReplyStory(world, scenario) { SkewOf = delivery => TimeSpan.FromSeconds(delivery % 2 == 0 ? firstSkew : secondSkew) }.PlayAsync();
    }

    [Theory]
    [InlineData(5, -5)]
    [InlineData(-5, 5)]
    public async Task Clocks_TenSecondsApart_NobodyIsTakenForDeadTooEarly(int firstSkew, int secondSkew)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var call = new CrashPlan(await CallStepAsync(world), CrashPoint.BeforeTheAnswerIsRead);
        foreach (var elapsed in Enumerable.Range(0, 31).Where(seconds => seconds % 5 == 0))
        {
            // The first worker has called the provider and hangs; another one gets the next reply while the first may still be running.
            var person = world.World.NewPerson();
            world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person, "1"), "one", world.Now));
            using var first = new RepliesWorker(world, new WorkerEdge(call, world.World.Ends), TimeSpan.FromSeconds(firstSkew));
            await world.WorkAsync(first, world.Receive());
            Assert.Single(world.World.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
            world.World.Clock.Advance(TimeSpan.FromSeconds(elapsed));

            world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person, "2"), "two", world.Now));
            using var second = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends), TimeSpan.FromSeconds(secondSkew));
            await world.WorkAsync(second, world.Receive());

            Assert.Single(world.World.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
            world.World.Clock.Advance(TimeSpan.FromMinutes(2));
            world.Queue.Purge();
        }
    }

    // Which request of a cold worker is the call to the provider, learned from one that lives.
    private static async Task<int> CallStepAsync(RepliesWorld world)
    {
        var person = world.World.NewPerson();
        world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person), "one", world.Now));
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await world.WorkAsync(worker, world.Receive());
        return worker.Edge.Requests.ToList().IndexOf("POST messages") + 1;
    }
}
