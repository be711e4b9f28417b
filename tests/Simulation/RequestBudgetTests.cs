using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation;

/// <summary>What an accepted message costs at DynamoDB, counted where the SDK's pipeline hands its requests to the network.</summary>
public sealed class RequestBudgetTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task AcceptedMessages_OfAWarmFunction_CostTwoWritesAndAtMostOneRead(int batchSize)
    {
        await using var world = await World.CreateAsync(tables);
        using var worker = new Worker(world, new WorkerEdge(CrashPlan.None, world.Ends));
        await worker.InvokeAsync(Batch(world, batchSize));
        var before = worker.Edge.Requests.Count;

        var finished = await worker.InvokeAsync(Batch(world, batchSize));

        Assert.Equal(batchSize, finished.Count);
        var requests = worker.Edge.Requests.Skip(before).Where(request => request.StartsWith("DynamoDB", StringComparison.Ordinal)).ToList();
        var writes = requests.Count(request => request.EndsWith("PutItem", StringComparison.Ordinal) || request.EndsWith("UpdateItem", StringComparison.Ordinal));
        var reads = requests.Count - writes;
        Figures.Write($"requests to DynamoDB for {batchSize} accepted in one batch", $"{writes} writes, {reads} reads", output);
        Assert.Equal(2 * batchSize, writes);
        Assert.Equal(1, reads);
        Assert.DoesNotContain(requests, request => request.Contains("Transact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FirstMessage_OfAColdFunction_ReadsTheCompanyOnceMore()
    {
        await using var world = await World.CreateAsync(tables);
        using var worker = new Worker(world, new WorkerEdge(CrashPlan.None, world.Ends));

        await worker.InvokeAsync(Batch(world, 10));

        Assert.Equal(["DynamoDB_20120810.GetItem", "DynamoDB_20120810.BatchGetItem"], worker.Edge.Requests.Where(request => request.Contains("Get", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<ReceivedMessage> Batch(World world, int size)
    {
        for (var i = 0; i < size; i++)
            world.Requests.Send(new QueueMessage(Requests.Meta(world.NewPerson())));
        return ((ReceiveAnswer.Received)world.Requests.Receive(new ReceiveRequest { MessagesMax = size })).Messages;
    }
}
