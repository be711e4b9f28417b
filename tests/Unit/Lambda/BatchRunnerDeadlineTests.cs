using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

public sealed class BatchRunnerDeadlineTests : BatchRunnerFixture
{
    [Fact]
    public async Task Run_CutShort_FailsEveryUnfinishedRecord()
    {
        using var deadline = Deadline(remainingSeconds: 30);
        var started = new CountdownEvent(2);
        var done = new TaskCompletionSource();

        var running = Runner(parallelMax: 2).RunAsync(
            [Message("done"), Message("slow"), Message("slower"), Message("never started")],
            record => record.MessageId,
            async (record, cancellationToken) =>
            {
                if (record.MessageId == "done")
                {
                    done.SetResult();
                    return Disposition.Finished;
                }

                started.Signal();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return Disposition.Finished;
            },
            deadline,
            CancellationToken.None);
        await done.Task.WaitAsync(Patience);
        Assert.True(started.Wait(Patience));
        Time.Advance(TimeSpan.FromSeconds(27));

        Assert.Equal(["slow", "slower", "never started"], Failed(await running.WaitAsync(Patience)));
        Assert.Empty(Sqs.Calls);
    }

    [Fact]
    public async Task Run_WorkIgnoresItsToken_AnswersBeforeTheFunctionsOwnEnd()
    {
        using var deadline = Deadline(remainingSeconds: 30);
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource<Disposition>();

        var running = Runner().RunAsync(
            [Message("a")],
            record => record.MessageId,
            (_, _) =>
            {
                started.SetResult();
                return never.Task;
            },
            deadline,
            CancellationToken.None);
        await started.Task.WaitAsync(Patience);

        Time.Advance(TimeSpan.FromMilliseconds(29_499));
        Assert.False(running.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["a"], Failed(await running.WaitAsync(Patience)));
        Assert.True(deadline.Remaining > TimeSpan.Zero);
    }

    [Fact]
    public async Task Run_WorkBlocksItsThread_AnswersAllTheSame()
    {
        using var deadline = Deadline(remainingSeconds: 30);
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();

        var running = Runner().RunAsync(
            [Message("a")],
            record => record.MessageId,
            (_, _) =>
            {
                started.Set();
                release.Wait(Patience, CancellationToken.None);
                return Done();
            },
            deadline,
            CancellationToken.None);
        Assert.True(started.Wait(Patience));
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["a"], Failed(await running.WaitAsync(Patience)));
        release.Set();
    }

    [Fact]
    public async Task Run_WorkWritesDownWhatItKnowsInTheReserve_IsBelieved()
    {
        using var deadline = Deadline(remainingSeconds: 30);
        var started = new TaskCompletionSource();

        var running = Runner().RunAsync(
            [Message("a"), Message("b")],
            _ => "one conversation",
            async (record, cancellationToken) =>
            {
                var stopped = new TaskCompletionSource();
                await using var registration = cancellationToken.Register(stopped.SetResult);
                started.SetResult();
                await stopped.Task;
                return record.MessageId == "a" ? new Disposition.DeadLetter("unconfirmed", "x") : Disposition.Finished;
            },
            deadline,
            CancellationToken.None);
        await started.Task.WaitAsync(Patience);
        Time.Advance(TimeSpan.FromSeconds(27));

        Assert.Equal(["b"], Failed(await running.WaitAsync(Patience)));
        Assert.Single(Sqs.Sent);
    }

    [Fact]
    public async Task Run_NoTimeLeft_StartsNothing()
    {
        using var deadline = Deadline(remainingSeconds: 2);
        var calls = 0;

        var response = await Runner().RunAsync(
            [Message("a"), Message("b")],
            record => record.MessageId,
            (_, _) =>
            {
                calls++;
                return Done();
            },
            deadline,
            CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(["a", "b"], Failed(response));
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Run_CancelledByTheCaller_FailsWhatIsUnfinished()
    {
        using var deadline = Deadline();
        using var cancel = new CancellationTokenSource();

        var response = await Runner().RunAsync(
            [Message("a"), Message("b")],
            _ => "one conversation",
            async (_, cancellationToken) =>
            {
                await cancel.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
                return Disposition.Finished;
            },
            deadline,
            cancel.Token).WaitAsync(Patience);

        Assert.Equal(["a", "b"], Failed(response));
    }
}
