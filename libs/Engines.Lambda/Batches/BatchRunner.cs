using System.Globalization;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>
/// Works through a batch of SQS messages: groups in parallel, the messages of one group in order. A message is unfinished until its own
/// work says otherwise, so no way out can lose one, and none can fail another.
/// </summary>
/// <param name="sqs">Sends dead letters and changes visibility.</param>
/// <param name="options">The limits.</param>
/// <param name="log">Hears of failures, without their messages.</param>
/// <param name="time">The clock.</param>
public sealed partial class BatchRunner(SqsClient sqs, BatchOptions options, ILogger log, TimeProvider time)
{
    /// <summary>Runs the work for every message and answers which ones SQS has to deliver again.</summary>
    /// <param name="records">The batch.</param>
    /// <param name="orderKey">Messages with the same key run one after the other, in the batch's order.</param>
    /// <param name="work">The work for one message. The token is cancelled when no new work may begin.</param>
    /// <param name="deadline">The end of the invocation.</param>
    public async Task<SQSBatchResponse> RunAsync(
        IReadOnlyCollection<SQSEvent.SQSMessage> records,
        Func<SQSEvent.SQSMessage, string> orderKey,
        Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work,
        InvocationDeadline deadline)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(deadline);
        var unfinished = new Unfinished(records);
        using var places = new SemaphoreSlim(options.ParallelMax);
        var groups = records
            .GroupBy(orderKey, StringComparer.Ordinal)
            .Select(group => RunGroupAsync(group, work, new(unfinished, places, deadline)))
            .ToArray();
        try
        {
            // Work that outlives the invocation would be frozen with it and thaw in another one; it is left, and its messages come back.
            await Task.WhenAll(groups).WaitAsync(deadline.HardEnd).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.HardEnd.IsCancellationRequested)
        {
            CutShort(log, unfinished.Count);
        }

        return unfinished.ToResponse();
    }

    private async Task RunGroupAsync(
        IEnumerable<SQSEvent.SQSMessage> group, Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work, Run run)
    {
        // A group must not run on the caller's stack: the next one could not begin before this one waits for the first time.
        await Task.Yield();
        await run.Places.WaitAsync(run.Deadline.HardEnd).ConfigureAwait(false);
        try
        {
            foreach (var record in group)
            {
                if (run.Deadline.Token.IsCancellationRequested)
                    return;
                if (await RunOneAsync(record, work, run.Deadline).ConfigureAwait(false))
                    run.Unfinished.Finish(record);
            }
        }
        finally
        {
            run.Places.Release();
        }
    }

    /// <returns>True if the message may leave the queue.</returns>
    private async Task<bool> RunOneAsync(
        SQSEvent.SQSMessage record, Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work, InvocationDeadline deadline)
    {
        var deliveries = DeliveriesOf(record);
        Disposition disposition;
        try
        {
            disposition = await work(record, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The one catch-all of the loop: whatever happened to this message must not happen to its neighbours.
            WorkFailed(log, record.MessageId, deliveries, failure);
            disposition = FailurePolicy.Decide(failure, deliveries, options);
        }

        if (disposition is Disposition.Redeliver wait)
            disposition = FailurePolicy.Limit(wait, deliveries, AgeOf(record), options);
        try
        {
            return await ActAsync(record, disposition, deadline.HardEnd).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is AwsCallException or OperationCanceledException or HttpRequestException)
        {
            // The message stays in the queue and comes back when its visibility timeout ends.
            ActionFailed(log, record.MessageId, disposition.GetType().Name, failure);
            return false;
        }
    }

    private async Task<bool> ActAsync(SQSEvent.SQSMessage record, Disposition disposition, CancellationToken cancellationToken)
    {
        switch (disposition)
        {
            case Disposition.Done:
                return true;
            case Disposition.DeadLetter letter:
                await sqs.SendMessageAsync(options.DeadLetterQueueUrl, record.Body ?? "", DeadLetterAttributes.Of(record, letter), cancellationToken).ConfigureAwait(false);
                DeadLettered(log, record.MessageId, letter.Reason);
                return true;
            case Disposition.Redeliver wait:
                await sqs.ChangeVisibilityAsync(options.QueueUrl, record.ReceiptHandle, wait.After, cancellationToken).ConfigureAwait(false);
                return false;
            default:
                throw new ArgumentOutOfRangeException(nameof(disposition));
        }
    }

    private static int DeliveriesOf(SQSEvent.SQSMessage record) =>
        int.TryParse(record.Attributes?.GetValueOrDefault("ApproximateReceiveCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    private TimeSpan AgeOf(SQSEvent.SQSMessage record) =>
        long.TryParse(record.Attributes?.GetValueOrDefault("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(sent)
            : TimeSpan.Zero;

    private sealed record Run(Unfinished Unfinished, SemaphoreSlim Places, InvocationDeadline Deadline);
}
