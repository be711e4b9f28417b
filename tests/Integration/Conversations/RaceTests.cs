using Engines.Conversations;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Conversations;

/// <summary>32 tasks make the same step at the same moment, 200 times over: one of them wins, each time.</summary>
public sealed class RaceTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int Racers = 32;
    private const int Rounds = 200;

    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    private readonly OutboundStore store = tables.OutboundStore(Now);

    [Fact]
    public Task Claim_Raced_HasOneWinner() => RaceAsync(
        "claim",
        prepare: record => Task.FromResult(record),
        run: async (record, _) => await store.ClaimAsync(record, LeaseOn(record), default) is ClaimResult.Taken);

    [Fact]
    public Task Record_Raced_HasOneWinner() => RaceAsync(
        "record",
        prepare: ClaimAsync,
        run: async (lease, racer) => await store.RecordAsync(lease.Attempt, new Settlement.Sent($"wamid.{racer}"), default) is StepResult.Applied);

    [Fact]
    public Task Resolve_Raced_HasOneWinner() => RaceAsync(
        "resolve",
        prepare: ClaimAsync,
        run: async (lease, _) => await store.ResolveAsync(lease.Attempt, new(OutboundStatus.Delivered, Now), default) is StepResult.Applied);

    private async Task RaceAsync<T>(string step, Func<OutboundRecord, Task<T>> prepare, Func<T, int, Task<bool>> run)
    {
        var winners = new List<int>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            var prepared = await prepare(Sample.Record(tables.NextRequestId()));
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var racers = Enumerable.Range(0, Racers).Select(async racer =>
            {
                await start.Task;
                return await run(prepared, racer);
            }).ToList();
            start.SetResult();
            winners.Add((await Task.WhenAll(racers)).Count(won => won));
        }

        output.WriteLine($"{step}: {Rounds} rounds of {Racers} tasks, winners a round: {string.Join(", ", winners.Distinct().Order())}");
        Assert.All(winners, count => Assert.Equal(1, count));
    }

    private async Task<AttemptLease> ClaimAsync(OutboundRecord record)
    {
        var lease = LeaseOn(record);
        Assert.IsType<ClaimResult.Taken>(await store.ClaimAsync(record, lease, default));
        return lease;
    }

    private static AttemptLease LeaseOn(OutboundRecord record) => new(AttemptId.Create(record.Conversation, record.RequestId), "worker-1", Now.AddSeconds(30));
}
