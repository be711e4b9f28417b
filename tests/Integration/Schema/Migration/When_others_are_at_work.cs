using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Engines.Schema.Migration;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>Two runs at once, and writers that are alive.</summary>
public sealed class When_others_are_at_work(ITestOutputHelper output)
{
    private const int Orders = 400;

    [Fact]
    public async Task Should_share_the_segments_between_two_runs()
    {
        using var shop = await SampleShop.CreateAsync();
        await shop.FillAsync(Enumerable.Range(0, Orders).Select(number => SampleShop.Order(number, 1)));
        DataMigrationRunner[] runners = [Runner(shop), Runner(shop)];

        var records = await Task.WhenAll(runners.Select(runner => runner.RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None)));

        Assert.All(records, record => Assert.Equal(MigrationStatus.Applied, record.Status));
        Assert.Equal(SampleShop.Lines(Enumerable.Range(0, Orders).Select(number => SampleShop.Migrated(number, times: 1))), SampleShop.Lines(await shop.ReadAsync()));
        Assert.Equal(Orders, runners.Sum(runner => runner.Tally.Counts.Migrated));
        Assert.All(runners, runner => Assert.True(runner.Tally.Counts.Migrated > 0, "One run did all of it."));
        Figures.Write("two migrations at once", string.Join(" and ", runners.Select(runner => runner.Tally.Counts.Migrated)), output);
    }

    [Fact]
    public async Task Should_keep_what_live_writers_write()
    {
        using var shop = await SampleShop.CreateAsync();
        await shop.FillAsync(Enumerable.Range(0, Orders).Select(number => SampleShop.Order(number, 1)));
        var runner = Runner(shop, rate: 400);

        var migration = runner.RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None);
        var (edited, upgraded) = (new HashSet<int>(), new HashSet<int>());
        for (var number = 0; !migration.IsCompleted && number < Orders; number++)
        {
            // Every third order is upgraded by a writer of the new version, the others get another label from one of the old.
            if (number % 3 == 0 && await TryAsync(shop, number, "SET schema_version = :two, title = :text REMOVE label", "Upgraded"))
                upgraded.Add(number);
            if (number % 3 != 0 && await TryAsync(shop, number, "SET label = :text", "Edited"))
                edited.Add(number);
        }

        Assert.Equal(MigrationStatus.Applied, (await migration).Status);
        var orders = (await shop.ReadAsync()).ToDictionary(item => int.Parse(item["sk"].S.Split('#')[1], CultureInfo.InvariantCulture));
        Assert.All(orders, order => Assert.Equal("2", order.Value["schema_version"].N));
        Assert.All(edited, number => Assert.Equal(("Edited", $"Dear Buyer {number}, here is Edited"), (orders[number]["title"].S, orders[number]["greeting"].S)));
        Assert.All(upgraded, number => Assert.False(orders[number].ContainsKey("migrations")));
        Assert.All(orders.Where(order => !upgraded.Contains(order.Key)), order => Assert.Equal("1", order.Value["migrations"].N));
        Assert.True(edited.Count > 0 && upgraded.Count > 0, "The writers came too late.");
        Figures.Write("migration under live writers", $"{edited.Count} edited and {upgraded.Count} upgraded meanwhile, {runner.Tally.Counts.Migrated} migrated, {runner.Tally.Counts.Changed} met changed", output);
    }

    private static DataMigrationRunner Runner(SampleShop shop, double rate = 4_000) =>
        new(shop.Client, shop.MigrationsTable, new() { Segments = 8, Workers = 2, PageSize = 20, Lease = TimeSpan.FromSeconds(2), WriteUnitsPerSecond = rate });

    private static async Task<bool> TryAsync(SampleShop shop, int number, string update, string text)
    {
        var values = new Dictionary<string, AttributeValue> { [":one"] = new() { N = "1" }, [":text"] = new(text) };
        if (update.Contains(":two", StringComparison.Ordinal))
            values[":two"] = new() { N = "2" };
        try
        {
            await shop.Client.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = shop.Table,
                Key = new() { ["pk"] = new($"customer#{number % 500}"), ["sk"] = new($"order#{number}") },
                UpdateExpression = update,
                ConditionExpression = "schema_version = :one",
                ExpressionAttributeValues = values,
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
