using System.Text.Json;
using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class EventSourceMappingTests
{
    [Fact]
    public async Task Run_PartialFailure_DeletesTheRestAndLeavesTheFailedUntilItsVisibilityEnds()
    {
        var test = new QueueUnderTest();
        var (kept, done) = (test.Send("kept"), test.Send("done"));
        await using var mapping = new MappingUnderTest(test);

        var first = await mapping.NextInvocationAsync();
        await test.Clock.WhenWaitedForAsync();
        var nextWait = test.Clock.NextWait;
        first.Answer($$"""{"batchItemFailures":[{"itemIdentifier":"{{kept}}"}]}""");
        await mapping.NextReportAsync();

        Assert.Equal((kept, QueuedState.InFlight), (Assert.Single(test.Queue.Peek(10)).MessageId, test.Queue.Peek(1)[0].State));
        await nextWait;
        test.Clock.Advance(TimeSpan.FromSeconds(30));
        var again = await mapping.NextInvocationAsync();
        Assert.Equal([kept], Ids(again));
        Assert.DoesNotContain(done, Ids(again));
        again.Answer("");
        await mapping.NextReportAsync();
        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public async Task Run_FunctionThrows_LeavesTheWholeBatch()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        test.Send("two");
        await using var mapping = new MappingUnderTest(test);

        (await mapping.NextInvocationAsync()).Fail(new InvalidOperationException("no"));
        var report = await mapping.NextReportAsync();

        Assert.Equal("InvalidOperationException: no", Assert.IsType<BatchVerdict.AllFailed>(report.Verdict).Reason);
        Assert.Equal(2, test.Queue.Count().InFlight);
    }

    [Fact]
    public async Task Run_FunctionChangedTheVisibility_TheMessageComesBackThen()
    {
        var test = new QueueUnderTest();
        var id = test.Send("one");
        await using var mapping = new MappingUnderTest(test);
        var first = await mapping.NextInvocationAsync();
        await test.Clock.WhenWaitedForAsync();
        var nextWait = test.Clock.NextWait;

        test.Queue.ChangeVisibility(Records(first)[0].GetProperty("receiptHandle").GetString()!, TimeSpan.FromSeconds(5));
        first.Answer($$"""{"batchItemFailures":[{"itemIdentifier":"{{id}}"}]}""");
        await mapping.NextReportAsync();
        await nextWait;
        test.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("2", Records(await mapping.NextInvocationAsync())[0].GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
    }

    [Fact]
    public async Task Run_AllInvocationsBusy_ReceivesNothingMore()
    {
        var test = new QueueUnderTest();
        for (var index = 0; index < 3; index++)
            test.Send($"{index}");
        await using var mapping = new MappingUnderTest(test, options => options with { BatchSize = 1, MaximumConcurrency = 2 });

        var first = await mapping.NextInvocationAsync();
        await mapping.NextInvocationAsync();

        Assert.Equal(new QueueCounts(1, 2, 0), test.Queue.Count());
        Assert.False(mapping.HasInvocation);
        first.Answer("");
        Assert.Equal("2", Records(await mapping.NextInvocationAsync())[0].GetProperty("body").GetString());
    }

    [Fact]
    public async Task Run_BatchingWindow_WaitsForMoreUntilItEnds()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        await using var mapping = new MappingUnderTest(test, options => options with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(10) });
        await test.Clock.WhenWaitedForAsync();
        Assert.False(mapping.HasInvocation);

        for (var index = 0; index < 12; index++)
            test.Send($"{index}");
        await UntilAllReceivedAsync(test.Queue);
        test.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(13, Records(await mapping.NextInvocationAsync()).Count);
    }

    [Fact]
    public async Task Run_LargeMessages_NeverMakeAnEventOverSixMegabytes()
    {
        var test = new QueueUnderTest();
        var body = new string('"', 900_000);
        for (var index = 0; index < 5; index++)
            test.Send(body);
        await using var mapping = new MappingUnderTest(test);

        var (first, second) = (await mapping.NextInvocationAsync(), await mapping.NextInvocationAsync());

        Assert.Equal(5, Records(first).Count + Records(second).Count);
        Assert.All([first, second], invocation => Assert.InRange(invocation.Payload.Length, 1, SqsEvent.BytesMax));
    }

    [Fact]
    public async Task Stop_InvocationRuns_CancelsItAndLeavesItsMessages()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        await using var mapping = new MappingUnderTest(test);
        await mapping.NextInvocationAsync();

        await mapping.StopAsync();

        Assert.IsType<BatchVerdict.AllFailed>((await mapping.NextReportAsync()).Verdict);
        Assert.Equal(1, test.Queue.Count().InFlight);
    }

    [Fact]
    public async Task Run_WindowAndTimeoutOutlastTheVisibility_ReceivesWithALongerOne()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        await using var mapping = new MappingUnderTest(test, options => options with { FunctionTimeout = TimeSpan.FromSeconds(40) });
        await mapping.NextInvocationAsync();

        Assert.Equal(test.Clock.GetUtcNow().AddSeconds(70), test.Queue.Peek(1)[0].VisibleAt);
    }

    [Fact]
    public async Task Run_MessagesWaitForASecond_OneMoreInvocationRuns()
    {
        var test = new QueueUnderTest();
        for (var index = 0; index < 8; index++)
            test.Send($"{index}");
        await using var mapping = new MappingUnderTest(test, options => options with { BatchSize = 1, MaximumConcurrency = 100 });
        for (var index = 0; index < 5; index++)
            await mapping.NextInvocationAsync();
        await test.Clock.WhenWaitedForAsync();
        Assert.False(mapping.HasInvocation);

        for (var second = 1; second <= 3; second++)
        {
            Assert.Equal(4 - second, test.Queue.Count().Visible);
            await AdvanceUntilAsync(test.Clock, mapping.NextInvocationAsync());
        }
    }

    [Fact]
    public async Task Run_FunctionRefuses_TheMessagesComeBackWithOneMoreReceive()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        await using var mapping = new MappingUnderTest(test);

        (await mapping.NextInvocationAsync()).Refuse();

        Assert.IsType<BatchVerdict.AllFailed>((await mapping.NextReportAsync()).Verdict);
        Assert.Equal(1, test.Queue.Count().InFlight);
        var again = mapping.NextInvocationAsync();
        await AdvanceUntilAsync(test.Clock, again);
        Assert.Equal("2", Records(await again)[0].GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal(4, mapping.Concurrency);
    }

    [Fact]
    public void Create_OptionsThatLambdaRefuses_NamesAllProblems()
    {
        var options = new MappingOptions { FunctionTimeout = TimeSpan.Zero, BatchSize = 11, MaximumConcurrency = 0 };

        var failure = Assert.Throws<ArgumentException>(() => new EventSourceMapping(
            new QueueUnderTest().Queue, options, (_, _) => throw new InvalidOperationException("never called"), TimeProvider.System));

        Assert.Contains("BatchSize is 11", failure.Message, StringComparison.Ordinal);
        Assert.Contains("MaximumConcurrency is 0", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FunctionTimeout is 00:00:00", failure.Message, StringComparison.Ordinal);
    }

    // How often the mapping looks is its own affair; that it happens as time goes by is what is tested.
    private static async Task AdvanceUntilAsync(QueueClock clock, Task happens)
    {
        while (await Task.WhenAny(happens, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != happens)
            clock.Advance(TimeSpan.FromSeconds(0.5));
    }

    private static async Task UntilAllReceivedAsync(LocalQueue queue)
    {
        for (var change = queue.NextChange; queue.Count().Visible > 0; change = queue.NextChange)
            await change;
    }

    private static IReadOnlyList<JsonElement> Records(Invocation invocation) =>
        [.. JsonElement.Parse(invocation.Payload.Span).GetProperty("Records").EnumerateArray()];

    private static IEnumerable<string?> Ids(Invocation invocation) => Records(invocation).Select(record => record.GetProperty("messageId").GetString());
}
