using Amazon.DynamoDBv2;
using Engines.Schema;
using Engines.Schema.Migration;

namespace Engines.Tests.Unit.Schema.Migration;

public sealed class StructureCheckTests : IDisposable
{
    private static readonly TablesFile File = TablesFile.Parse(
        Sample.With("    billing", "    indexes:\n      by-title: { description: By title., partition: { name: title, type: S }, projection: KEYS_ONLY }\n    billing"), "t.yaml");

    private readonly SlowTable table = new();
    private readonly AmazonDynamoDBClient dynamo;

    public StructureCheckTests() => dynamo = table.CreateClient();

    [Fact]
    public async Task Bring_WhileTheIndexIsBuilt_WaitsAndAsksOnce()
    {
        table.LooksUntilSettled = 7;

        await BringAsync("{ index: by-title }");

        Assert.Equal(["create by-title"], table.Asked);
        Assert.Equal("ACTIVE", table.Indexes["by-title"].Status);
    }

    [Fact]
    public async Task Bring_WhileSomebodyElseBuildsIt_WaitsAndAsksNothing()
    {
        table.LooksUntilSettled = 4;
        table.Begin("by-title", "title");

        await BringAsync("{ index: by-title }");

        Assert.Empty(table.Asked);
    }

    [Fact]
    public async Task Bring_OfAnIndexWithAnotherKey_RemovesItAndMakesTheNewOneOnceItIsGone()
    {
        table.LooksUntilSettled = 3;
        table.Stand("by-title", "email");

        await BringAsync("{ index: by-title }");

        Assert.Equal(["delete by-title", "create by-title"], table.Asked);
        Assert.Equal("title", table.Indexes["by-title"].Key);
    }

    [Fact]
    public async Task Bring_WhenATableInUseLooksSettled_AsksAgain()
    {
        table.Refusals.Enqueue("ResourceInUseException");
        table.Refusals.Enqueue("LimitExceededException");

        await BringAsync("{ index: by-title }");

        Assert.Equal(["refused", "refused", "create by-title"], table.Asked);
    }

    [Fact]
    public async Task Bring_WhenItIsRefusedForGood_SaysSo()
    {
        table.Refusals.Enqueue("ValidationException");

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => BringAsync("{ index: by-title }"));

        Assert.Equal(["refused"], table.Asked);
    }

    [Fact]
    public async Task Bring_WhenTheIndexNeverComes_GivesUpAndSaysThatItGoesOn()
    {
        table.LooksUntilSettled = int.MaxValue;

        var fault = await Assert.ThrowsAsync<SchemaException>(() => BringAsync("{ index: by-title }"));

        Assert.Equal(
            "0001-x.yaml: things did not get the index by-title within 240 looks, 250 ms apart. Look at the emulator's log, and run this again: it goes on from what stands.", fault.Message);
    }

    [Fact]
    public async Task Bring_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StructureCheck(dynamo, new InstantTime()).BringAsync(Migration("{ index: by-title }"), File, name => name, source.Token));
    }

    public void Dispose() => dynamo.Dispose();

    private Task BringAsync(string requirement) => new StructureCheck(dynamo, new InstantTime()).BringAsync(Migration(requirement), File, name => name, CancellationToken.None);

    private static MigrationFile.Structure Migration(string requirement) => (MigrationFile.Structure)MigrationFolder.Parse(
        $"version: 1\nkind: structure\ndescription: X.\ntable: things\nrequires: [{requirement}]\n", "0001-x.yaml");

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class InstantTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
