using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Conversations;

/// <summary>32 tasks at one conversation at the same moment, 200 times over.</summary>
public sealed class TurnRaceTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int Racers = 32;
    private const int Rounds = 200;

    private readonly ReplyDesk desk = new(tables, TimeProvider.System);

    [Fact]
    public async Task Take_Raced_HasOneWinner()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var conversation = await desk.PendingAsync("r1");
            var until = DateTimeOffset.UnixEpoch.AddYears(100);

            var results = await RaceAsync(racer => desk.Turns.TakeAsync(conversation, new($"message-{racer}", "a"), until, default));

            var winner = Assert.Single(results.OfType<TakeResult.Taken>());
            Assert.Equal(Racers - 1, results.OfType<TakeResult.Held>().Count());
            Assert.Equal((1, winner.Turn.Owner), (winner.Turn.Fence, winner.Turn.Owner));
            Assert.Equal(1, (await desk.HeadAsync(conversation))!.TurnFence);
        }
    }

    [Fact]
    public async Task Record_DifferentRepliesRaced_AllWaitExactlyOnce()
    {
        var conflicts = 0;
        for (var round = 0; round < Rounds / 4; round++)
        {
            var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());

            var results = await RaceAsync(racer => PatientlyAsync(ReplyDesk.Reply(conversation, $"r{racer:D2}"), () => Interlocked.Increment(ref conflicts)));

            Assert.All(results, result => Assert.Equal(RecordResult.Pending, result));
            Assert.Equal(Enumerable.Range(0, Racers).Select(racer => $"r{racer:D2}"), (await desk.WaitingAsync(conversation)).Order(StringComparer.Ordinal));
            Assert.Equal(Racers, (await desk.Replies.ListAsync(conversation, 100, default)).Count);
        }

        output.WriteLine($"{Rounds / 4} rounds of {Racers} different replies, {conflicts} of them delivered again");
    }

    [Fact]
    public async Task Record_TheSameReplyRaced_IsThereOnce()
    {
        for (var round = 0; round < Rounds / 4; round++)
        {
            var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());

            var results = await RaceAsync(_ => PatientlyAsync(ReplyDesk.Reply(conversation, "r1"), () => 0));

            Assert.Single(results, result => result == RecordResult.Pending);
            Assert.Equal(Racers - 1, results.Count(result => result == RecordResult.Repeated));
            Assert.Equal(["r1"], await desk.WaitingAsync(conversation));
        }
    }

    [Fact]
    public async Task Close_WhileRepliesArrive_AnswersEachExactlyOnce()
    {
        for (var round = 0; round < Rounds / 4; round++)
        {
            var conversation = await desk.PendingAsync("r00");
            var turn = await desk.TakeAsync(conversation, new("message-1", "a"), DateTimeOffset.UnixEpoch.AddYears(100));

            var arriving = RaceAsync(racer => PatientlyAsync(ReplyDesk.Reply(conversation, $"r{racer + 1:D2}"), () => 0));
            var closed = await AnswerAllAsync(turn);
            await arriving;
            if (await desk.Turns.TakeAsync(conversation, new("message-2", "a"), DateTimeOffset.UnixEpoch.AddYears(100), default) is TakeResult.Taken rest)
                closed.AddRange(await AnswerAllAsync(rest.Turn));

            Assert.Equal(Enumerable.Range(0, Racers + 1).Select(number => $"r{number:D2}"), closed.Order(StringComparer.Ordinal));
            Assert.All(await desk.Replies.ListAsync(conversation, 100, default), item => Assert.Equal("answered", item.Turn));
        }
    }

    private static async Task<T[]> RaceAsync<T>(Func<int, Task<T>> run)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = Enumerable.Range(0, Racers).Select(async racer =>
        {
            await start.Task;
            return await run(racer);
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(racers);
    }

    private async Task<List<string>> AnswerAllAsync(Turn turn)
    {
        var closed = new List<string>();
        while (true)
        {
            var ids = turn.Head.Pending.Select(entry => entry.ProviderMessageId).ToList();
            CloseResult result;
            try
            {
                result = await desk.Turns.CloseAsync(turn, new(ids, "answered", "rule", TurnEnding.Open), default);
            }
            catch (Exception crowded) when (crowded is InvalidOperationException or TransactionConflictException)
            {
                // Replies come faster than the turn can be closed; the engine would be delivered the message again.
                continue;
            }

            Assert.IsNotType<CloseResult.Lost>(result);
            closed.AddRange(ids);
            if (result is not CloseResult.More more)
                return closed;
            turn = more.Turn;
        }
    }

    // The queue delivers again what met too many rivals.
    private async Task<RecordResult> PatientlyAsync(InboundRecord record, Func<int> refused)
    {
        while (true)
        {
            try
            {
                return await desk.RecordAsync(record);
            }
            catch (Exception crowded) when (crowded is InvalidOperationException or TransactionConflictException)
            {
                refused();
            }
        }
    }
}
