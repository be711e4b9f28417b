using System.Diagnostics;
using System.Globalization;
using Engines.Schema.Migration;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>10,000 items, and a process that is killed five times.</summary>
public sealed class When_a_migration_is_killed(ITestOutputHelper output)
{
    private const int Seed = 20_261_121;
    private const int Kills = 5;
    private const int OldOrders = 7_000;
    private const int NewOrders = 1_500;
    private const int Customers = 1_500;

    [Fact]
    public async Task Should_migrate_every_item_once()
    {
        using var shop = await SampleShop.CreateAsync();
        await shop.FillAsync(Enumerable.Range(0, OldOrders).Select(number => SampleShop.Order(number, 1)));
        await shop.FillAsync(Enumerable.Range(OldOrders, NewOrders).Select(number => SampleShop.Order(number, 2)));
        await shop.FillAsync(Enumerable.Range(0, Customers).Select(SampleShop.Customer));
        using var folder = new MigrationsOnDisk(SampleShop.Migration);
        var (random, watch, moments) = (new Random(Seed), Stopwatch.StartNew(), new List<string>());

        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(shop, folder);
            await process.Works.WaitAsync(TimeSpan.FromSeconds(60));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 700)), TimeProvider.System, CancellationToken.None);
            Assert.True(await process.KillAsync(), $"It had ended by itself, so it was not killed:\n{process.Output}");
            var sofar = (await shop.ReadAsync()).Count(item => item.TryGetValue("migrations", out var times) && times.N == "1");
            moments.Add(sofar.ToString("N0", CultureInfo.InvariantCulture));
        }

        using var last = Start(shop, folder);
        Assert.True(await last.EndAsync() == 0, last.Output);
        watch.Stop();

        var expected = Enumerable.Range(0, OldOrders).Select(number => SampleShop.Migrated(number, times: 1))
            .Concat(Enumerable.Range(OldOrders, NewOrders).Select(number => SampleShop.Order(number, 2)))
            .Concat(Enumerable.Range(0, Customers).Select(SampleShop.Customer));
        Assert.Equal(SampleShop.Lines(expected), SampleShop.Lines(await shop.ReadAsync()));
        var (file, record) = Assert.Single(await new MigrationPlan(shop.Client, shop.MigrationsTable, TimeProvider.System)
            .ReadAsync(MigrationFolder.Load(folder.Migrations), CancellationToken.None));
        Assert.Equal(MigrationStatus.Applied, record?.Status);
        Assert.Equal((file.Checksum, OldOrders + NewOrders + Customers), (record!.Checksum, record.Counts.Read));

        // Each kill comes into the midst of the work: some items more are migrated each time, and never all.
        Assert.Equal(Kills, moments.Distinct(StringComparer.Ordinal).Count());
        Figures.Write("migration killed at random", string.Create(CultureInfo.InvariantCulture,
            $"{OldOrders + NewOrders + Customers:N0} items, {OldOrders:N0} to migrate, {Kills} kills (seed {Seed}) after {string.Join(", ", moments)} migrated; each migrated once, {watch.Elapsed.TotalSeconds:F0} s"), output);
    }

    private static MigrationProcess Start(SampleShop shop, MigrationsOnDisk folder) =>
        MigrationProcess.Start(shop, folder.Path, "--rate", "350", "--segments", "6", "--lease", "1");
}
