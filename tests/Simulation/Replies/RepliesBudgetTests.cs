using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>What a reply and its answer cost at DynamoDB, counted where the SDK's pipeline hands its requests to the network.</summary>
public sealed class RepliesBudgetTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int RequestsMax = 9;

    // Four, and two more where another reply opened the conversation between this one's read and its write.
    private const int FurtherReplyMax = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task AnsweredReplies_OfAWarmFunction_StayWithinTheBudget(int people)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await WorkAsync(world, worker, 1, 1);

        var requests = await WorkAsync(world, worker, people, 1);

        var kinds = requests.GroupBy(request => request.Split('.')[^1]).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}");
        Figures.Write($"requests to DynamoDB for {people} answered replies of as many people", string.Join(", ", kinds), output);
        Assert.InRange(requests.Count, 1, RequestsMax * people);
        Assert.InRange(requests.Count(request => request.EndsWith("TransactWriteItems", StringComparison.Ordinal)), 1, 2 * people);
    }

    // The second and every further reply that arrives with the first costs its own record and nothing of the answer.
    [Fact]
    public async Task RepliesThatArriveTogether_OfAWarmFunction_CostOneAnswer()
    {
        const int Together = 5;
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await WorkAsync(world, worker, 1, 1);

        var requests = await WorkAsync(world, worker, 1, Together);

        Figures.Write($"requests to DynamoDB for {Together} replies of one person, answered together", $"{requests.Count}", output);
        Assert.InRange(requests.Count, 1, RequestsMax + ((Together - 1) * FurtherReplyMax));
    }

    private static async Task<IReadOnlyList<string>> WorkAsync(RepliesWorld world, RepliesWorker worker, int people, int replies)
    {
        for (var number = 0; number < people; number++)
        {
            var person = world.World.NewPerson();
            for (var reply = 0; reply < replies; reply++)
                world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person, $"{reply}"), "hello", world.Now));
        }

        var (before, calls) = (worker.Edge.Requests.Count, world.World.Ledger.Entries.Count);
        await using (ClockPump.Start(world.World.Clock))
            await world.WorkAsync(worker, world.Receive());
        Assert.Equal(people, world.World.Ledger.Entries.Count - calls);
        Assert.Equal(0, world.Queue.Count().Total);
        return [.. worker.Edge.Requests.Skip(before).Where(request => request.StartsWith("DynamoDB", StringComparison.Ordinal))];
    }
}
