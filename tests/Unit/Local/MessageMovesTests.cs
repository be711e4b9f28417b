using Engines.Local.Queues;
using Engines.Local.Queues.Moves;

namespace Engines.Tests.Unit.Local;

public sealed class MessageMovesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly QueueClock clock = new();
    private readonly LocalQueue dead;
    private readonly LocalQueue work;
    private readonly LocalQueue other;
    private readonly LocalQueues queues;

    public MessageMovesTests()
    {
        dead = new(new() { Name = "dead" }, clock);
        work = new(new() { Name = "work", Redrive = new(dead, 1) }, clock);
        other = new(new() { Name = "other", Redrive = new(dead, 1) }, clock);
        queues = LocalQueues.Of(dead, work, other);
    }

    [Fact]
    public async Task Start_WithoutDestination_TakesEachMessageBackToItsOwnQueue()
    {
        GiveUp(work, "from work");
        GiveUp(other, "from other");
        var letters = dead.Peek(10).Select(letter => letter.MessageId).ToList();

        var task = await EndOfAsync(Start());

        Assert.Equal((MoveStatus.Completed, 2, 2, null), (task.Status, task.Moved, task.ToMove, task.DestinationArn));
        var back = Assert.Single(work.Peek(10));
        Assert.Equal(("from work", 0, clock.GetUtcNow(), null), (back.Message.Body, back.ReceiveCount, back.SentAt, back.DeadLetterSourceArn));
        Assert.DoesNotContain(back.MessageId, letters);
        Assert.Equal("from other", Assert.Single(other.Peek(10)).Message.Body);
        Assert.Equal(0, dead.Count().Total);
    }

    [Fact]
    public async Task Start_WithARate_MovesNoMoreThanThatInASecond()
    {
        Fill(5);
        var handle = Start(work.Options.Arn, 2);
        foreach (var moved in new[] { 2, 4 })
        {
            await clock.WhenWaitedForAsync().WaitAsync(Patience);
            Assert.Equal((MoveStatus.Running, moved, moved), (Newest.Status, Newest.Moved, work.Count().Visible));
            var wait = clock.NextWait;
            clock.Advance(TimeSpan.FromSeconds(1));
            if (moved == 2)
                await wait.WaitAsync(Patience);
        }

        Assert.Equal(5, (await EndOfAsync(handle)).Moved);
        Assert.Equal(5, work.Count().Visible);
    }

    [Fact]
    public async Task Cancel_RunningTask_LeavesTheRestAndForgetsNothing()
    {
        Fill(3);
        var handle = Start(work.Options.Arn, 1);
        await clock.WhenWaitedForAsync().WaitAsync(Patience);

        Assert.IsType<MoveAnswer.Done>(queues.Moves.Cancel(handle));

        Assert.Equal((MoveStatus.Cancelled, 1), ((await EndOfAsync(handle)).Status, Newest.Moved));
        Assert.Equal((1, 2), (work.Count().Visible, dead.Count().Visible));
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Cancel(handle));
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Cancel("none"));
    }

    [Fact]
    public async Task Start_DestinationDeletedOnTheWay_Fails()
    {
        Fill(3);
        var handle = Start(other.Options.Arn, 1);
        await clock.WhenWaitedForAsync().WaitAsync(Patience);
        queues.Delete(other);
        clock.Advance(TimeSpan.FromSeconds(1));

        var task = await EndOfAsync(handle);

        Assert.Equal((MoveStatus.Failed, 1, "AWS.SimpleQueueService.NonExistentQueue"), (task.Status, task.Moved, task.FailureReason));
        Assert.Equal(2, dead.Count().Visible);
    }

    [Fact]
    public async Task Start_MessageOfUnknownOrigin_Fails()
    {
        Fill(1);

        var task = await EndOfAsync(Start());

        Assert.Equal((MoveStatus.Failed, "CouldNotDetermineMessageSource"), (task.Status, task.FailureReason));
        Assert.Equal(1, dead.Count().Visible);
    }

    [Fact]
    public void Start_ThatSqsRefuses_SaysWhy()
    {
        Fill(2);
        AssertRefused(QueueRefusalKind.ResourceNotFound, queues.Moves.Start("arn:aws:sqs:eu-west-1:000000000000:none", null, null));
        AssertRefused(QueueRefusalKind.ResourceNotFound, queues.Moves.Start(dead.Options.Arn, "arn:aws:sqs:eu-west-1:000000000000:none", null));
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Start(work.Options.Arn, null, null));
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Start(dead.Options.Arn, dead.Options.Arn, null));
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Start(dead.Options.Arn, null, 501));
        Start(work.Options.Arn, 1);
        AssertRefused(QueueRefusalKind.InvalidParameterValue, queues.Moves.Start(dead.Options.Arn, null, null));
    }

    [Fact]
    public async Task Find_AfterMoreThanTenTasks_RemembersTheLastTen()
    {
        for (var task = 0; task < 12; task++)
            await EndOfAsync(Start(work.Options.Arn));

        Assert.Equal(10, queues.Moves.Find(dead.Options.Arn)!.Count);
        Assert.Null(queues.Moves.Find("arn:aws:sqs:eu-west-1:000000000000:none"));
    }

    [Fact]
    public async Task Receive_QueuesThatAreEachOthersDeadLetters_DoNotBlockEachOther()
    {
        dead.Change(options => options with { Redrive = new(work, 1) });
        Fill(200);
        var begin = new TaskCompletionSource();
        async Task DrainAsync(LocalQueue queue)
        {
            await begin.Task;
            for (var receive = 0; receive < 500; receive++)
                queue.Receive(new() { MessagesMax = 10, Visibility = TimeSpan.Zero });
        }

        var both = Task.WhenAll(Task.Run(() => DrainAsync(work)), Task.Run(() => DrainAsync(dead)));
        begin.SetResult();

        await both.WaitAsync(Patience);
        Assert.Equal(200, work.Count().Total + dead.Count().Total);
    }

    private MoveTask Newest => queues.Moves.Find(dead.Options.Arn)![0];

    private string Start(string? destination = null, int? rate = null) =>
        Assert.IsType<MoveAnswer.Done>(queues.Moves.Start(dead.Options.Arn, destination, rate)).Task.Handle;

    private async Task<MoveTask> EndOfAsync(string handle)
    {
        await queues.Moves.EndOfAsync(handle).WaitAsync(Patience);
        return queues.Moves.Find(dead.Options.Arn)!.Single(task => task.Handle == handle);
    }

    private void Fill(int messages)
    {
        for (var index = 0; index < messages; index++)
            dead.Send(new($"{index}"));
    }

    private static void GiveUp(LocalQueue queue, string body)
    {
        queue.Send(new(body));
        queue.Receive(new() { Visibility = TimeSpan.Zero });
        queue.Receive(new());
    }

    private static void AssertRefused(QueueRefusalKind kind, MoveAnswer answer) =>
        Assert.Equal(kind, Assert.IsType<MoveAnswer.Refused>(answer).Refusal.Kind);
}
