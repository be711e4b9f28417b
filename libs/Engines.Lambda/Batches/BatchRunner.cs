using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>Works through a batch of messages and names those that SQS has to deliver again.</summary>
/// <remarks>
/// A record is failed until its own work says otherwise, so no way out of this class can lose one. Records of one order key are worked on
/// one after another, in the order of the batch; different keys in parallel. One record's failure is no other record's business.
/// </remarks>
public sealed partial class BatchRunner
{
    private readonly BatchOptions options;
    private readonly FailurePolicy policy;
    private readonly RecordActions actions;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    /// <summary>A runner for one queue.</summary>
    /// <param name="options">The queue, its dead-letter queue, and how many at a time.</param>
    /// <param name="policy">Decides about failures.</param>
    /// <param name="sqs">Hides messages and sends dead letters.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of every record that is not done.</param>
    public BatchRunner(BatchOptions options, FailurePolicy policy, SqsClient sqs, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(sqs);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        this.options = options;
        this.policy = policy;
        this.time = time;
        this.logger = logger;
        actions = new RecordActions(options, sqs, logger);
    }

    /// <summary>
    /// Works through a batch. It answers before the function's own deadline, whatever the work does: what is not proved done by then is
    /// named as failed. It never throws for what a record's work does.
    /// </summary>
    /// <param name="records">The batch.</param>
    /// <param name="orderKey">What must keep its order, such as the conversation. A record whose key cannot be told is on its own.</param>
    /// <param name="work">
    /// Works on one record. Its token fires when the reserve of the deadline begins: from then on it should only write down what it knows.
    /// </param>
    /// <param name="deadline">The end of the invocation.</param>
    /// <param name="cancellationToken">Ends the work as the deadline does.</param>
    public async Task<SQSBatchResponse> RunAsync(
        IReadOnlyList<SQSEvent.SQSMessage> records,
        Func<SQSEvent.SQSMessage, string> orderKey,
        Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work,
        InvocationDeadline deadline,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(orderKey);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(deadline);

        var run = new BatchRun(records, Lanes(records, orderKey), work);
        var left = deadline.Remaining - options.AnswerReserve;
        using var end = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken, end.Token);

        // Tokens are taken before the sources are disposed of: work that outlives this method must not trip over them.
        var (stopToken, endToken) = (stop.Token, end.Token);
        var workers = new Task[Math.Min(options.ParallelMax, run.Lanes.Count)];
        for (var index = 0; index < workers.Length; index++)
            workers[index] = Task.Run(() => WorkAsync(run, stopToken, endToken), CancellationToken.None);

        var all = Task.WhenAll(workers);
        await Task.WhenAny(all, WhenFired(endToken)).ConfigureAwait(false);
        if (!all.IsCompleted)
            LogCutShort();

        return run.Ledger.ToResponse();
    }

    private static List<List<int>> Lanes(IReadOnlyList<SQSEvent.SQSMessage> records, Func<SQSEvent.SQSMessage, string> orderKey)
    {
        var lanes = new List<List<int>>();
        var laneOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < records.Count; index++)
        {
            var key = KeyOrNull(records[index], orderKey);
            if (key is null || !laneOf.TryGetValue(key, out var lane))
            {
                lanes.Add(lane = []);
                if (key is not null)
                    laneOf.Add(key, lane);
            }

            lane.Add(index);
        }

        return lanes;
    }

    private static string? KeyOrNull(SQSEvent.SQSMessage record, Func<SQSEvent.SQSMessage, string> orderKey)
    {
        try
        {
            return orderKey(record);
        }
        catch (Exception)
        {
            // The work meets the same record and says what is wrong with it.
            return null;
        }
    }

    private static Task WhenFired(CancellationToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), fired);
        return fired.Task;
    }

    private async Task WorkAsync(BatchRun run, CancellationToken stop, CancellationToken end)
    {
        while (run.TryTakeLane(out var lane))
        {
            foreach (var index in lane)
            {
                if (stop.IsCancellationRequested)
                    return;
                if (await SettleAsync(run, index, stop, end).ConfigureAwait(false))
                    run.Ledger.MarkDone(index);
            }
        }
    }

    private async Task<bool> SettleAsync(BatchRun run, int index, CancellationToken stop, CancellationToken end)
    {
        var record = run.Records[index];
        try
        {
            var delivery = Delivery.Of(record);
            var decided = await DecideAsync(run.Work, record, delivery, stop).ConfigureAwait(false);
            return decided is not null
                && await actions
                    .ApplyAsync(record, policy.Limit(decided, delivery.ReceiveCount, delivery.SentAt, time.GetUtcNow()), end)
                    .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // What cannot be settled stays failed and comes again; it must not take its neighbours with it.
            LogUnsettled(failure.GetType().Name, record.MessageId);
            return false;
        }
    }

    /// <summary>Runs the work and makes a decision of whatever it does; null when it was cut short.</summary>
    private async Task<Disposition?> DecideAsync(
        Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work,
        SQSEvent.SQSMessage record,
        Delivery delivery,
        CancellationToken stop)
    {
        try
        {
            return await work(record, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogUnfinished(record.MessageId);
            return null;
        }
        catch (Exception failure)
        {
            // The work may throw anything; from here on a failure is a value, and the policy decides about it.
            LogWorkFailed(failure, record.MessageId, delivery.ReceiveCount);
            return policy.Decide(failure, delivery.ReceiveCount);
        }
    }
}
