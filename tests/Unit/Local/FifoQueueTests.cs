using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class FifoQueueTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    private readonly QueueUnderTest test = new(options => options with { Name = "work.fifo", ContentBasedDeduplication = true });

    [Fact]
    public void Receive_TwoGroups_KeepsEachInOrderAndClosedWhileInFlight()
    {
        Send("a1", "b1", "a2", "a3", "b2");

        Assert.Equal(["a1", "a2"], Bodies(2));
        Assert.Equal(["b1"], Bodies(1));
        Assert.Empty(Bodies(10));

        test.Clock.Advance(Visibility);
        Assert.Equal(["a1", "a2", "a3", "b1", "b2"], Bodies(10));
    }

    [Fact]
    public void Delete_LastInFlight_OpensTheGroup()
    {
        Send("a1", "a2", "a3");
        var first = test.Receive(2);

        test.Queue.Delete(first[0].ReceiptHandle);
        Assert.Empty(Bodies(10));
        test.Queue.Delete(first[1].ReceiptHandle);
        Assert.Equal(["a3"], Bodies(10));
    }

    [Fact]
    public void ChangeVisibility_ToZero_BringsTheMessageBackBeforeLaterOnes()
    {
        Send("a1", "a2");
        var first = Assert.Single(test.Receive(1));
        test.Clock.Advance(TimeSpan.FromSeconds(1));

        test.Queue.ChangeVisibility(first.ReceiptHandle, TimeSpan.Zero);

        Assert.Equal(["a1", "a2"], Bodies(10));
    }

    [Fact]
    public void ChangeVisibility_OfTheFirstOfTwo_LeavesTheGroupClosed()
    {
        Send("a1", "a2", "a3");
        var both = test.Receive(2);

        test.Queue.ChangeVisibility(both[0].ReceiptHandle, TimeSpan.Zero);
        Assert.Empty(Bodies(10));
        test.Queue.ChangeVisibility(both[1].ReceiptHandle, TimeSpan.Zero);
        Assert.Equal(["a1", "a2", "a3"], Bodies(10));
    }

    [Fact]
    public void Delete_AfterTheVisibilityEnded_IsRefused()
    {
        Send("a1");
        var received = Assert.Single(test.Receive());
        test.Clock.Advance(Visibility);

        QueueUnderTest.AssertRefused(QueueRefusalKind.InvalidParameterValue, test.Queue.Delete(received.ReceiptHandle));
        Assert.Equal(1, test.Queue.Count().Visible);
    }

    [Fact]
    public void Send_SameContentWithinFiveMinutes_IsTheSameMessageEvenAfterItsDeletion()
    {
        var first = Send("a1");
        test.Queue.Delete(Assert.Single(test.Receive()).ReceiptHandle);

        test.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal(first, Send("a1"));
        Assert.Equal(0, test.Queue.Count().Total);

        test.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.NotEqual(first, Send("a1"));
        Assert.Equal(1, test.Queue.Count().Total);
    }

    [Fact]
    public void Send_SameIdInAnotherGroup_IsTheSameUnlessGroupsAreComparedAlone()
    {
        var message = new QueueMessage("one") { GroupId = "a", DeduplicationId = "id" };
        test.Queue.Send(message);
        test.Queue.Send(message with { GroupId = "b", Body = "two" });
        Assert.Equal(1, test.Queue.Count().Total);

        test.Queue.Change(options => options with { DeduplicatesByGroup = true });
        test.Queue.Send(message);
        test.Queue.Send(message with { GroupId = "b", Body = "two" });
        Assert.Equal(3, test.Queue.Count().Total);
    }

    [Fact]
    public void Send_WithoutGroupOrIdOrWithDelay_IsRefused()
    {
        test.Queue.Change(options => options with { ContentBasedDeduplication = false });

        Assert.Equal(QueueRefusalKind.MissingParameter, Refusal(new("x")));
        Assert.Equal(QueueRefusalKind.InvalidParameterValue, Refusal(new("x") { GroupId = "a" }));
        Assert.Equal(QueueRefusalKind.InvalidParameterValue, Refusal(new("x") { GroupId = "a", DeduplicationId = "b" }, TimeSpan.FromSeconds(1)));
        Assert.Equal(QueueRefusalKind.InvalidParameterValue, Refusal(new("x") { GroupId = new('a', 129), DeduplicationId = "b" }));
        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public void Receive_GivenUpFirstOfAGroup_GoesOnWithTheNextInTheSameAnswer()
    {
        var clock = new QueueClock();
        var dead = new LocalQueue(new() { Name = "dead.fifo" }, clock);
        var queue = new LocalQueue(new() { Name = "work.fifo", Redrive = new(dead, 1), ContentBasedDeduplication = true }, clock);
        queue.Send(new("a1") { GroupId = "a" });
        Assert.Single(((ReceiveAnswer.Received)queue.Receive(new())).Messages);
        queue.Send(new("a2") { GroupId = "a" });
        clock.Advance(Visibility);

        Assert.Equal("a2", Assert.Single(((ReceiveAnswer.Received)queue.Receive(new())).Messages).Message.Body);

        var letter = Assert.Single(dead.Peek(10));
        Assert.Equal(("a1", "a", clock.GetUtcNow()), (letter.Message.Body, letter.Message.GroupId, letter.SentAt));
    }

    [Fact]
    public void Receive_TooManyInFlight_GivesNothingAndNoError()
    {
        test.Queue.Change(options => options with { InFlightMax = 1 });
        Send("a1", "b1");

        Assert.Equal(["a1"], Bodies(10));
        Assert.Empty(Bodies(10));
    }

    [Fact]
    public void Change_OfTheDelay_HoldsForWhatIsDelayedAlready()
    {
        test.Queue.Change(options => options with { Delay = TimeSpan.FromMinutes(10) });
        Send("a1");
        Assert.Equal(1, test.Queue.Count().Delayed);

        test.Queue.Change(options => options with { Delay = TimeSpan.Zero });

        Assert.Equal(["a1"], Bodies(10));
    }

    [Fact]
    public async Task ReceiveAsync_GroupOpensWhileWaiting_ReceivesThen()
    {
        Send("a1", "a2");
        test.Receive(1);
        var receive = test.Queue.ReceiveAsync(new() { Wait = TimeSpan.FromSeconds(20), MessagesMax = 10 }, CancellationToken.None);
        await test.Clock.WhenWaitedForAsync().WaitAsync(Visibility);
        Assert.False(receive.IsCompleted);

        var messages = test.Queue.Peek(10);
        Assert.Equal((QueuedState.Visible, QueuedState.InFlight), (messages[0].State, messages[1].State));
        test.Queue.Purge();
        Send("a4");

        Assert.Equal("a4", Assert.Single(Assert.IsType<ReceiveAnswer.Received>(await receive.WaitAsync(Visibility)).Messages).Message.Body);
    }

    private SendAnswer.Sent Send(params string[] bodies) => bodies
        .Select(body => Assert.IsType<SendAnswer.Sent>(test.Queue.Send(new(body) { GroupId = body[..1] }))).ToList()[^1];

    private QueueRefusalKind Refusal(QueueMessage message, TimeSpan? delay = null) =>
        Assert.IsType<SendAnswer.Refused>(test.Queue.Send(message, delay)).Refusal.Kind;

    private string[] Bodies(int messages) => [.. test.Receive(messages).Select(message => message.Message.Body)];
}
