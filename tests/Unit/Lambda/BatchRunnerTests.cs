using System.Collections.Concurrent;
using System.Net;
using Amazon.Lambda.SQSEvents;
using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

public sealed class BatchRunnerTests : BatchRunnerFixture
{
    [Fact]
    public async Task Run_AllDone_FailsNoneAndCallsNobody()
    {
        Assert.Empty(await RunAsync(_ => Done(), Message("a"), Message("b")));
        Assert.Empty(Sqs.Calls);
    }

    [Fact]
    public async Task Run_EmptyBatch_FailsNone() => Assert.Empty(await RunAsync(_ => Done()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_OneThrows_FailsItAlone(bool isAsync)
    {
        var failed = await RunAsync(
            record => record.MessageId != "b" ? Done() : isAsync ? ThrowLaterAsync() : throw new InvalidOperationException("+4915112345678"),
            Message("a"), Message("b", receiveCount: 3), Message("c"));

        Assert.Equal(["b"], failed);
        var call = Assert.Single(Sqs.Hidden);
        Assert.Equal(("handle-b", 8, SqsStub.Queue.ToString()), (call.Text("ReceiptHandle"), call.Visibility, call.Text("QueueUrl")));
        Assert.DoesNotContain("4915", LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WorkGivesNoTask_FailsItAlone() =>
        Assert.Equal(["a"], await RunAsync(record => record.MessageId == "a" ? null! : Done(), Message("a"), Message("b")));

    [Fact]
    public async Task Run_WorkGivesNoDisposition_FailsItAlone() =>
        Assert.Equal(["a"], await RunAsync(record => record.MessageId == "a" ? Task.FromResult<Disposition>(null!) : Done(), Message("a"), Message("b")));

    [Fact]
    public async Task Run_WorkCancelsItself_IsAFailureLikeAnyOther()
    {
        var failed = await RunAsync(_ => throw new OperationCanceledException(), Message("a"));

        Assert.Equal(["a"], failed);
        Assert.Single(Sqs.Hidden);
    }

    [Fact]
    public async Task Run_Redeliver_HidesAndFails()
    {
        var failed = await RunAsync(_ => Redeliver(59.2), Message("a"));

        Assert.Equal(["a"], failed);
        Assert.Equal(60, Assert.Single(Sqs.Hidden).Visibility);
    }

    [Fact]
    public async Task Run_HidingFails_StillFailsOnlyThatRecord()
    {
        Sqs.Answer = _ => SqsStub.Error(HttpStatusCode.BadRequest, """{"__type":"ReceiptHandleIsInvalid"}""");

        var failed = await RunAsync(record => record.MessageId == "a" ? Redeliver(5) : Done(), Message("a"), Message("b"));

        Assert.Equal(["a"], failed);
    }

    [Fact]
    public async Task Run_NoAttributes_CountsAsFirstDelivery()
    {
        var record = Message("a");
        record.Attributes = null;

        Assert.Equal(["a"], await RunAsync(_ => throw new TimeoutException(), record));
        Assert.Equal(2, Assert.Single(Sqs.Hidden).Visibility);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Run_OneIdTwice_IsFailedOnceIfEitherFails(bool firstIsDone, bool secondIsDone)
    {
        var verdicts = new ConcurrentQueue<bool>([firstIsDone, secondIsDone]);
        using var deadline = Deadline();

        var response = await Runner().RunAsync(
            [Message("a"), Message("a")],
            record => record.MessageId,
            (_, _) => verdicts.TryDequeue(out var isDone) && isDone ? Done() : Redeliver(1),
            deadline,
            CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(["a"], Failed(response));
    }

    [Fact]
    public async Task Run_IdMissingAndFailed_FailsTheWholeBatchInLambdasEyes()
    {
        var record = Message("a");
        record.MessageId = null;

        using var deadline = Deadline();
        var response = await Runner().RunAsync(
            [record], _ => "k", (_, _) => Redeliver(1), deadline, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal([""], Failed(response));
    }

    [Fact]
    public async Task Run_SameKey_KeepsTheOrderAndNeverOverlaps()
    {
        var seen = new ConcurrentQueue<string>();
        var running = 0;
        using var deadline = Deadline();

        var response = await Runner().RunAsync(
            [.. Enumerable.Range(0, 20).Select(number => Message($"m{number:D2}"))],
            _ => "one conversation",
            async (record, _) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await Task.Yield();
                seen.Enqueue(record.MessageId);
                Interlocked.Decrement(ref running);
                return record.MessageId == "m03" ? throw new TimeoutException() : Disposition.Finished;
            },
            deadline,
            CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"m{number:D2}"), seen);
        Assert.Equal(["m03"], Failed(response));
    }

    [Fact]
    public async Task Run_DifferentKeys_RunAtTheSameTime()
    {
        var together = new Barrier(3);
        using var deadline = Deadline();

        var response = await Runner().RunAsync(
            [Message("a"), Message("b"), Message("c")],
            record => record.MessageId,
            (_, _) => together.SignalAndWait(Patience, CancellationToken.None) ? Done() : Redeliver(1),
            deadline,
            CancellationToken.None).WaitAsync(Patience * 2);

        Assert.Empty(Failed(response));
    }

    [Fact]
    public async Task Run_ManyKeys_NeverExceedsParallelMax()
    {
        var (running, most) = (0, 0);
        var gate = new Lock();
        using var deadline = Deadline();

        await Runner(parallelMax: 2).RunAsync(
            [.. Enumerable.Range(0, 30).Select(number => Message($"m{number}"))],
            record => record.MessageId,
            async (_, _) =>
            {
                lock (gate)
                    most = Math.Max(most, ++running);
                await Task.Yield();
                lock (gate)
                    running--;
                return Disposition.Finished;
            },
            deadline,
            CancellationToken.None).WaitAsync(Patience);

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Run_KeyCannotBeTold_IsWorkedOnAlone()
    {
        using var deadline = Deadline();

        var response = await Runner().RunAsync(
            [Message("a"), Message("b"), Message("c")],
            record => record.MessageId switch { "a" => throw new FormatException(), "b" => null!, _ => "k" },
            (record, _) => record.MessageId == "a" ? DeadLetter("unreadable", "no JSON") : Done(),
            deadline,
            CancellationToken.None).WaitAsync(Patience);

        Assert.Empty(Failed(response));
        Assert.Equal("unreadable", Assert.Single(Sqs.Sent).Attribute("reason"));
    }

    private static async Task<Disposition> ThrowLaterAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("+4915112345678");
    }
}
