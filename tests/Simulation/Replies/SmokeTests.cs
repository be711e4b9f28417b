using Engines.Conversations;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

public sealed class SmokeTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    [Fact]
    public async Task Reply_IsRecordedAndAnswered()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var person = world.World.NewPerson();
        world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person), "hello there", world.Now));
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await world.WorkAsync(worker, world.Receive());
        output.WriteLine(string.Join("\n", worker.Edge.Requests));
        output.WriteLine(worker.Log);
        Assert.Equal(0, world.Queue.Count().Total);
        var head = await world.HeadAsync(person);
        Assert.Equal(ConversationStatus.Open, head!.Status);
        Assert.Single(world.World.Ledger.Entries);
    }
}
