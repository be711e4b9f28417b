using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class LocalQueueWaitTests
{
    private static readonly ReceiveRequest LongPoll = new() { Wait = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task ReceiveAsync_SentWhileWaiting_ReceivesAtOnce()
    {
        var test = new QueueUnderTest();
        var receive = test.Queue.ReceiveAsync(LongPoll, CancellationToken.None);
        await test.Clock.WhenWaitedForAsync();

        test.Send("one");

        Assert.Single(Assert.IsType<ReceiveAnswer.Received>(await receive).Messages);
    }

    [Fact]
    public async Task ReceiveAsync_DelayEndsWhileWaiting_ReceivesThen()
    {
        var test = new QueueUnderTest();
        test.Send("one", TimeSpan.FromSeconds(5));
        var receive = test.Queue.ReceiveAsync(LongPoll, CancellationToken.None);
        await test.Clock.WhenWaitedForAsync();

        test.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(Assert.IsType<ReceiveAnswer.Received>(await receive).Messages);
    }

    [Fact]
    public async Task ReceiveAsync_NothingComes_EndsEmptyWhenTheWaitEnds()
    {
        var test = new QueueUnderTest();
        var receive = test.Queue.ReceiveAsync(LongPoll, CancellationToken.None);
        await test.Clock.WhenWaitedForAsync();

        test.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Empty(Assert.IsType<ReceiveAnswer.Received>(await receive).Messages);
    }

    [Fact]
    public async Task ReceiveAsync_NoWait_DoesNotWait() =>
        Assert.Empty(Assert.IsType<ReceiveAnswer.Received>(await new QueueUnderTest().Queue.ReceiveAsync(new(), CancellationToken.None)).Messages);

    [Fact]
    public async Task ReceiveAsync_Cancelled_Throws()
    {
        var test = new QueueUnderTest();
        using var cancellation = new CancellationTokenSource();
        var receive = test.Queue.ReceiveAsync(LongPoll, cancellation.Token);
        await test.Clock.WhenWaitedForAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
    }

    [Fact]
    public void NextChange_AfterSend_IsComplete()
    {
        var test = new QueueUnderTest();
        var change = test.Queue.NextChange;
        Assert.False(change.IsCompleted);

        test.Send("one");

        Assert.True(change.IsCompleted);
        Assert.False(test.Queue.NextChange.IsCompleted);
    }
}
