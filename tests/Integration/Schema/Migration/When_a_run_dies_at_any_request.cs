using Engines.Schema.Migration;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>A small table, and a run that dies at each of its requests in turn: before it leaves, and before its answer is read. The next run ends with the same items.</summary>
public sealed class When_a_run_dies_at_any_request(ITestOutputHelper output)
{
    private const int Orders = 5;

    [Theory]
    [InlineData(Death.BeforeItLeaves)]
    [InlineData(Death.BeforeTheAnswer)]
    public async Task Should_end_with_the_same_items(Death death)
    {
        using var world = new CancellationTokenSource();
        using var shop = await SampleShop.CreateAsync();
        var expected = SampleShop.Lines(Enumerable.Range(0, Orders).Select(number => SampleShop.Migrated(number, times: 1)).Append(SampleShop.Customer(0)));
        var cases = 0;
        for (var at = 1; ; at++)
        {
            await shop.FillAsync([.. Enumerable.Range(0, Orders).Select(number => SampleShop.Order(number, 1)), SampleShop.Customer(0)]);
            var memory = $"{shop.MigrationsTable}-{at}";
            var dying = new DyingClient(at, death, world.Token);
            using var client = dying.Create(shop.Local);

            // Its clock stands still, so it never beats: its requests come in the same order each time.
            var run = new DataMigrationRunner(client, memory, Options(new FakeTimeProvider())).RunAsync(SampleShop.Data, shop.File, shop.Naming, world.Token);
            if (await Task.WhenAny(run, dying.Died) == run)
            {
                Assert.Equal(MigrationStatus.Applied, (await run).Status);
                Assert.True(at > dying.Requests);
                break;
            }

            var next = await new DataMigrationRunner(shop.Client, memory, Options(TimeProvider.System)).RunAsync(SampleShop.Data, shop.File, shop.Naming, CancellationToken.None);
            Assert.Equal(MigrationStatus.Applied, next.Status);
            Assert.Equal(expected, SampleShop.Lines(await shop.ReadAsync()));
            await shop.Client.DeleteTableAsync(memory);
            cases++;
        }

        await world.CancelAsync();
        Assert.True(cases > 12, $"Only {cases} requests were met.");
        Figures.Write($"migration dies at every request, {death}", $"{cases} cases", output);
    }

    private static MigrationOptions Options(TimeProvider time) =>
        new() { Segments = 2, Workers = 1, PageSize = 3, Lease = TimeSpan.FromMilliseconds(60), WriteUnitsPerSecond = 1_000, Time = time };
}
