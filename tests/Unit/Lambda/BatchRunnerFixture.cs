using System.Globalization;
using System.Text;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.TestUtilities;
using Engines.Lambda;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

/// <summary>A runner with a real client, a real logger and a network that the test holds.</summary>
public abstract class BatchRunnerFixture : IDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    protected static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream log = new();
    private readonly LineWriter lines;

    protected BatchRunnerFixture() => lines = new LineWriter(log);

    protected SqsStub Sqs { get; } = new();

    protected FakeTimeProvider Time { get; } = new(Now);

    protected string LogText => Encoding.UTF8.GetString(log.ToArray());

    public void Dispose()
    {
        Sqs.Dispose();
        lines.Dispose();
        log.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static SQSEvent.SQSMessage Message(string id, int receiveCount = 1, DateTimeOffset? sentAt = null) => new()
    {
        MessageId = id,
        ReceiptHandle = $"handle-{id}",
        Body = $"body of {id}",
        Attributes = new()
        {
            ["ApproximateReceiveCount"] = receiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = (sentAt ?? Now).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    protected BatchRunner Runner(int parallelMax = 10) => new(
        new BatchOptions { QueueUrl = SqsStub.Queue, DeadLetterQueueUrl = SqsStub.DeadLetters, ParallelMax = parallelMax },
        new FailurePolicy(new RetryLimits(), () => 1),
        Sqs.Client(Time),
        Time,
        new JsonLineLogger(lines, LogLevel.Trace, Time));

    protected InvocationDeadline Deadline(int remainingSeconds = 30) => InvocationDeadline.Start(
        new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(remainingSeconds) }, TimeSpan.FromSeconds(3), Time);

    /// <summary>Runs a batch, each record on its own, and gives the ids that failed.</summary>
    protected async Task<IReadOnlyList<string>> RunAsync(Func<SQSEvent.SQSMessage, Task<Disposition>> work, params SQSEvent.SQSMessage[] records)
    {
        using var deadline = Deadline();
        return Failed(await Runner()
            .RunAsync(records, record => record.MessageId, (record, _) => work(record), deadline, CancellationToken.None)
            .WaitAsync(Patience));
    }

    protected static IReadOnlyList<string> Failed(SQSBatchResponse response) => [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];

    protected static Task<Disposition> Done() => Task.FromResult(Disposition.Finished);

    protected static Task<Disposition> Redeliver(double seconds) =>
        Task.FromResult<Disposition>(new Disposition.Redeliver(TimeSpan.FromSeconds(seconds), "waiting"));

    protected static Task<Disposition> DeadLetter(string reason, string detail) =>
        Task.FromResult<Disposition>(new Disposition.DeadLetter(reason, detail));
}
