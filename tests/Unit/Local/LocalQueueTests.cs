using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class LocalQueueTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    [Fact]
    public void Receive_SentMessage_CarriesTimesAndCount()
    {
        var test = new QueueUnderTest();
        var id = test.Send("one");
        var sentAt = test.Clock.GetUtcNow();
        test.Clock.Advance(TimeSpan.FromSeconds(5));
        var first = Assert.Single(test.Receive());
        test.Clock.Advance(Visibility);

        var second = Assert.Single(test.Receive());

        Assert.Equal((id, "one", 1), (first.MessageId, first.Message.Body, first.ReceiveCount));
        Assert.Equal((sentAt, sentAt.AddSeconds(5)), (first.SentAt, first.FirstReceivedAt));
        Assert.Equal((id, 2, sentAt.AddSeconds(5)), (second.MessageId, second.ReceiveCount, second.FirstReceivedAt));
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
    }

    [Fact]
    public void Receive_MoreThanTen_GivesTenAndThenTheRest()
    {
        var test = new QueueUnderTest();
        for (var index = 0; index < 12; index++)
            test.Send($"{index}");

        Assert.Equal(10, test.Receive().Count);
        Assert.Equal(2, test.Receive().Count);
        Assert.Empty(test.Receive());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Receive_CountOutOfRange_IsRefused(int messages) =>
        Assert.IsType<ReceiveAnswer.Refused>(new QueueUnderTest().Queue.Receive(new() { MessagesMax = messages }));

    [Fact]
    public void Receive_InFlightMessage_ComesBackOnlyWhenItsVisibilityEnds()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        Assert.Single(test.Receive());

        test.Clock.Advance(Visibility - TimeSpan.FromTicks(1));
        Assert.Empty(test.Receive());

        test.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Single(test.Receive());
    }

    [Fact]
    public void Receive_VisibilityZero_HoldsTheMessageOnceAndLeavesItVisible()
    {
        var test = new QueueUnderTest();
        test.Send("one");

        Assert.Single(test.Receive(visibility: TimeSpan.Zero));
        Assert.Equal(new QueueCounts(1, 0, 0), test.Queue.Count());
    }

    [Fact]
    public void Receive_TooManyInFlight_IsOverLimit()
    {
        var test = new QueueUnderTest(options => options with { InFlightMax = 2 });
        test.Send("one");
        test.Send("two");
        test.Receive();
        test.Send("three");

        var refused = Assert.IsType<ReceiveAnswer.Refused>(test.Queue.Receive(new()));

        Assert.Equal(QueueRefusalKind.OverLimit, refused.Refusal.Kind);
    }

    [Fact]
    public void Send_WithDelay_IsHiddenUntilItEnds()
    {
        var test = new QueueUnderTest(options => options with { Delay = TimeSpan.FromSeconds(10) });
        test.Send("queue's delay");
        test.Send("no delay", TimeSpan.Zero);
        test.Send("own delay", TimeSpan.FromSeconds(900));

        Assert.Equal(new QueueCounts(1, 0, 2), test.Queue.Count());
        Assert.Equal(["no delay"], test.Bodies());
        test.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["queue's delay"], test.Bodies());
    }

    [Fact]
    public void Send_OverTheLocalLimit_IsRefused()
    {
        var test = new QueueUnderTest(options => options with { MessagesMax = 1 });
        test.Send("one");

        Assert.IsType<SendAnswer.Refused>(test.Queue.Send(new("two")));
    }

    [Fact]
    public void Delete_CurrentReceipt_DeletesAlsoAfterTheVisibilityEnded()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        var received = Assert.Single(test.Receive());
        test.Clock.Advance(Visibility);

        Assert.IsType<QueueAnswer.Done>(test.Queue.Delete(received.ReceiptHandle));
        Assert.IsType<QueueAnswer.Done>(test.Queue.Delete(received.ReceiptHandle));
        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public void Delete_OldReceipt_SucceedsAndDeletesNothing()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        var old = Assert.Single(test.Receive(visibility: TimeSpan.Zero));
        test.Receive();

        Assert.IsType<QueueAnswer.Done>(test.Queue.Delete(old.ReceiptHandle));
        Assert.Equal(1, test.Queue.Count().InFlight);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("bm90IGEgcmVjZWlwdA==")]
    public void Delete_NoReceipt_IsRefused(string handle) =>
        QueueUnderTest.AssertRefused(QueueRefusalKind.ReceiptHandleIsInvalid, new QueueUnderTest().Queue.Delete(handle));

    [Fact]
    public void Delete_ReceiptOfAnotherQueue_IsRefused()
    {
        var test = new QueueUnderTest();
        test.DeadLetters.Send(new("one"));
        var other = ((ReceiveAnswer.Received)test.DeadLetters.Receive(new())).Messages[0];

        QueueUnderTest.AssertRefused(QueueRefusalKind.ReceiptHandleIsInvalid, test.Queue.Delete(other.ReceiptHandle));
    }

    [Fact]
    public void ChangeVisibility_OfTheCurrentReceipt_CountsFromNow()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        var received = Assert.Single(test.Receive());
        test.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.IsType<QueueAnswer.Done>(test.Queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.FromSeconds(40)));

        test.Clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Empty(test.Receive());
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(test.Receive());
    }

    [Fact]
    public void ChangeVisibility_OldReceiptOrNotInFlightOrOutOfRange_IsRefused()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        var old = Assert.Single(test.Receive(visibility: TimeSpan.Zero));
        var current = Assert.Single(test.Receive());

        QueueUnderTest.AssertRefused(QueueRefusalKind.InvalidParameterValue, test.Queue.ChangeVisibility(old.ReceiptHandle, Visibility));
        QueueUnderTest.AssertRefused(QueueRefusalKind.InvalidParameterValue, test.Queue.ChangeVisibility(current.ReceiptHandle, TimeSpan.FromSeconds(43201)));
        test.Clock.Advance(Visibility);
        QueueUnderTest.AssertRefused(QueueRefusalKind.MessageNotInflight, test.Queue.ChangeVisibility(current.ReceiptHandle, Visibility));
    }

    [Fact]
    public void ChangeVisibility_BeyondTwelveHoursAfterTheReceive_IsRefused()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        var received = Assert.Single(test.Receive(visibility: TimeSpan.FromHours(12)));
        test.Clock.Advance(TimeSpan.FromHours(1));

        QueueUnderTest.AssertRefused(QueueRefusalKind.InvalidParameterValue, test.Queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.FromHours(12)));
        Assert.IsType<QueueAnswer.Done>(test.Queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.FromHours(11)));
    }

    [Fact]
    public void Receive_OnceMoreThanAllowed_MovesTheMessageToTheDeadLetters()
    {
        var test = QueueUnderTest.WithRedrive(receivesMax: 2);
        var id = Assert.IsType<SendAnswer.Sent>(test.Queue.Send(new QueueMessage("one").WithAttribute("reason", "because"))).MessageId;
        var sentAt = test.Clock.GetUtcNow();
        for (var receive = 0; receive < 2; receive++)
        {
            Assert.Single(test.Receive());
            test.Clock.Advance(Visibility);
        }

        Assert.Equal(0, test.DeadLetters.Count().Total);
        Assert.Empty(test.Receive());

        var dead = Assert.Single(test.DeadLetters.Peek(10));
        Assert.Equal((id, 2, sentAt, QueuedState.Visible), (dead.MessageId, dead.ReceiveCount, dead.SentAt, dead.State));
        Assert.Equal(("because", test.Queue.Options.Arn), (dead.Message.Attributes["reason"].StringValue, dead.DeadLetterSourceArn));
        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public void Receive_DeadLettersFull_KeepsTheMessage()
    {
        var clock = new QueueClock();
        var dead = new LocalQueue(new() { Name = "dead", MessagesMax = 0 }, clock);
        var queue = new LocalQueue(new() { Name = "work", Redrive = new(dead, 1) }, clock);
        queue.Send(new("one"));
        queue.Receive(new());
        clock.Advance(Visibility);

        Assert.Empty(((ReceiveAnswer.Received)queue.Receive(new())).Messages);
        Assert.Equal(1, queue.Count().Total);
    }

    [Fact]
    public void Count_AfterTheRetention_MessagesAreGoneInWhateverState()
    {
        var test = new QueueUnderTest(options => options with { Retention = TimeSpan.FromMinutes(1) });
        test.Send("in flight");
        test.Receive(visibility: TimeSpan.FromHours(1));
        test.Send("visible");
        test.Send("delayed", TimeSpan.FromMinutes(15));
        Assert.Equal(new QueueCounts(1, 1, 1), test.Queue.Count());

        test.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public void Receive_DeliverTwice_GivesTheSameMessageToTwoReceiversAtOnce()
    {
        var test = new QueueUnderTest(options => options with { DeliverTwice = message => message.ReceiveCount == 1 });
        test.Send("one");

        var first = Assert.Single(test.Receive());
        var second = Assert.Single(test.Receive());

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        Assert.Empty(test.Receive());

        // The copy never comes back; the message itself does until somebody deletes it.
        test.Clock.Advance(Visibility);
        var third = Assert.Single(test.Receive());
        Assert.Equal(2, third.ReceiveCount);
        test.Queue.Delete(third.ReceiptHandle);
        Assert.Equal(0, test.Queue.Count().Total);
    }

    [Fact]
    public void Purge_Twice_DeletesEverythingAndRefusesTheSecondForAMinute()
    {
        var test = new QueueUnderTest();
        test.Send("one");
        test.Receive();
        test.Send("two");

        Assert.IsType<QueueAnswer.Done>(test.Queue.Purge());
        Assert.Equal(0, test.Queue.Count().Total);
        QueueUnderTest.AssertRefused(QueueRefusalKind.PurgeQueueInProgress, test.Queue.Purge());
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<QueueAnswer.Done>(test.Queue.Purge());
    }
}
