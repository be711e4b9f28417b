using Engines.Schema;
using Engines.Schema.Migration;

namespace Engines.Tests.Integration.Schema.Migration;

public sealed class DataMigrationTests
{
    [Fact]
    public async Task DryRun_OldItems_CountsAndMasksAndChangesNothing()
    {
        using var shop = await SampleShop.CreateAsync();
        var broken = SampleShop.Order(2, 1);
        broken["state"] = new("burnt");
        await shop.FillAsync([SampleShop.Order(1, 1), broken, SampleShop.Order(3, 2), SampleShop.Customer(1)]);
        var before = SampleShop.Lines(await shop.ReadAsync());

        var report = await new DryRun(shop.Client, new()).RunAsync(SampleShop.Data, shop.File, shop.Naming, 3, CancellationToken.None);

        Assert.Equal((4L, 1L), (report.Read, report.Would));
        Assert.Equal(("'state' is none of the words that the migration knows", 1L), (Assert.Single(report.Refused).Key, report.Refused.Values.Single()));
        var changes = Assert.Single(report.Examples).Changes.ToDictionary(change => change.Attribute, change => (change.Before, change.After));
        Assert.Equal(("\"done\"", "\"delivered\""), changes["state"]);
        Assert.Equal(("-", "\"Order 1\""), changes["title"]);
        Assert.Equal(("-", "<text, 29 characters>"), changes["greeting"]);
        Assert.DoesNotContain(report.Examples.SelectMany(example => example.Changes), change => $"{change}".Contains("Buyer", StringComparison.Ordinal));
        Assert.Equal(before, SampleShop.Lines(await shop.ReadAsync()));
        Assert.DoesNotContain(shop.MigrationsTable, (await shop.Client.ListTablesAsync()).TableNames);
    }

    [Fact]
    public async Task Run_ItemThatCannotBe_MigratesTheOthersAndIsMendedByTheNextPass()
    {
        using var shop = await SampleShop.CreateAsync();
        var broken = SampleShop.Order(2, 1);
        broken["placed_at"] = new("yesterday");
        await shop.FillAsync([SampleShop.Order(1, 1), broken, SampleShop.Order(3, 1)]);
        var failures = Path.GetTempFileName();

        var first = await Runner(shop, new(failures)).RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None);
        Assert.Equal((MigrationStatus.Failed, 2L, 1L), (first.Status, first.Counts.Migrated, first.Counts.Failed));
        var line = Assert.Single(await File.ReadAllLinesAsync(failures));
        Assert.Contains("'placed_at' cannot become UnixMillis from Iso8601", line, StringComparison.Ordinal);
        Assert.DoesNotContain("customer#", line, StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", line, StringComparison.Ordinal);

        await shop.FillAsync([SampleShop.Order(2, 1)]);
        var second = await Runner(shop, new(failures)).RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None);
        Assert.Equal((MigrationStatus.Applied, 2, 1L), (second.Status, second.Pass, second.Counts.Migrated));
        Assert.Equal(SampleShop.Lines(Enumerable.Range(1, 3).Select(number => SampleShop.Migrated(number, times: 1))), SampleShop.Lines(await shop.ReadAsync()));
        File.Delete(failures);
    }

    [Fact]
    public async Task Run_AppliedMigrationWithAnotherText_IsRefused()
    {
        using var shop = await SampleShop.CreateAsync();
        await Runner(shop).RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None);
        var changed = (MigrationFile.Data)MigrationFolder.Parse(SampleShop.Migration.Replace("value: 3", "value: 4", StringComparison.Ordinal), "0001-orders-get-a-title.yaml");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => Runner(shop).RunAsync(changed, shop.File, shop.Naming, CancellationToken.None));
        Assert.Contains("was applied with another text", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Stopped_LetsGoAtOnce()
    {
        using var shop = await SampleShop.CreateAsync();
        await shop.FillAsync(Enumerable.Range(0, 100).Select(number => SampleShop.Order(number, 1)));
        using var stop = new CancellationTokenSource();
        var slow = new DataMigrationRunner(shop.Client, shop.MigrationsTable, new() { WriteUnitsPerSecond = 5, Lease = TimeSpan.FromMinutes(10) });
        var stopped = slow.RunAsync(SampleShop.Data, shop.File, shop.Naming, stop.Token);
        while (slow.Tally.Counts.Migrated < 3)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);

        // With a lease of ten minutes, whoever comes next would wait if the segments were still held.
        var next = await Runner(shop).RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(MigrationStatus.Applied, next.Status);
        Assert.Equal(SampleShop.Lines(Enumerable.Range(0, 100).Select(number => SampleShop.Migrated(number, times: 1))), SampleShop.Lines(await shop.ReadAsync()));
    }

    [Fact]
    public async Task StructureCheck_MissingIndex_IsTold()
    {
        using var shop = await SampleShop.CreateAsync();
        var index = SampleShop.Tables.IndexOf("    indexes:", StringComparison.Ordinal);
        var bare = SampleShop.Tables.Remove(index, SampleShop.Tables.IndexOf("    billing:", StringComparison.Ordinal) - index);
        await TableCreator.CreateAsync(shop.Client, TablesFile.Parse(bare, "tables.yaml"), Naming, TimeProvider.System, CancellationToken.None);
        var migration = (MigrationFile.Structure)MigrationFolder.Parse(
            "version: 1\nkind: structure\ndescription: Packing by state.\ntable: shop\nrequires: [table, { index: by-state }, { no_index: by-label }, { ttl: expires }]\n", "0002-by-state.yaml");
        var check = new StructureCheck(shop.Client, TimeProvider.System);
        var settled = await check.MissingAsync(migration, shop.File, Naming, CancellationToken.None);
        Assert.Equal([new Requirement.Index("by-state")], settled);

        string Naming(string name) => $"{shop.Prefix}bare-{name}";
    }

    private static DataMigrationRunner Runner(SampleShop shop, FailureLog? failures = null) =>
        new(shop.Client, shop.MigrationsTable, new() { Segments = 2, WriteUnitsPerSecond = 1_000, Failures = failures, Lease = TimeSpan.FromSeconds(30) });
}
