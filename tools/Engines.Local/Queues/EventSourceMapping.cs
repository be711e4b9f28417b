namespace Engines.Local.Queues;

/// <summary>Polls a queue for one function, as Lambda's event source mapping does.</summary>
/// <remarks>
/// A message that the function did not finish is left alone: it comes back when its visibility ends, which the function may have changed.
/// Messages are received only when an invocation is free to take them, so waiting does not count as a receive. A batch that the function refuses is left alone too:
/// that does count, and is what happens in AWS to a function whose reserved concurrency is lower than what its mapping wants.
/// </remarks>
public sealed class EventSourceMapping
{
    private static readonly TimeSpan OverLimitPause = TimeSpan.FromSeconds(1);

    private readonly LocalQueue queue;
    private readonly MappingOptions options;
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, Task<InvocationResult>> invoke;
    private readonly TimeProvider time;
    private readonly TimeSpan visibility;
    private readonly MappingScale scale;
    private readonly ChangeSignal freed = new();
    private int running;

    public EventSourceMapping(
        LocalQueue queue, MappingOptions options, Func<ReadOnlyMemory<byte>, CancellationToken, Task<InvocationResult>> invoke, TimeProvider time)
    {
        options.Check();
        (this.queue, this.options, this.invoke, this.time) = (queue, options, invoke, time);
        visibility = options.EffectiveVisibility(queue.Options.VisibilityTimeout);
        scale = new(options.MaximumConcurrency, time);
    }

    /// <summary>How many batches may be at work now.</summary>
    public int Concurrency
    {
        get
        {
            lock (scale)
                return scale.Limit;
        }
    }

    /// <summary>How many batches are at work.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Polls until it is cancelled, then waits for the invocations that run. They hear of the cancellation too.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await WaitForRoomAsync(cancellationToken);
                var batch = await GatherAsync(cancellationToken);
                if (batch.Count == 0)
                    continue;

                Interlocked.Increment(ref running);
                _ = Task.Run(() => HandleAsync(batch, cancellationToken), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            for (var change = freed.Next; Running > 0; change = freed.Next)
                await change;
        }
    }

    private async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        await JudgeAsync(cancellationToken);
        for (var change = freed.Next; Running >= Concurrency; change = freed.Next)
        {
            if (scale.CanGrow)
                await Task.WhenAny(change, Task.Delay(MappingScale.Step, time, cancellationToken));
            else
                await change.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await JudgeAsync(cancellationToken);
        }
    }

    private async Task JudgeAsync(CancellationToken cancellationToken)
    {
        var waits = await queue.WaitForVisibleAsync(TimeSpan.Zero, cancellationToken);
        lock (scale)
        {
            if (!waits)
                scale.Rest();
            else if (Running >= scale.Limit)
                scale.Press();
        }
    }

    private async Task<List<ReceivedMessage>> GatherAsync(CancellationToken cancellationToken)
    {
        var first = await queue.ReceiveAsync(Request(options.BatchSize, SqsEvent.BytesMax) with { Wait = QueueOptions.ReceiveWaitMax }, cancellationToken);
        if (first is not ReceiveAnswer.Received received)
        {
            await Task.Delay(OverLimitPause, time, cancellationToken);
            return [];
        }

        var batch = received.Messages.ToList();
        if (batch.Count == 0)
            return batch;

        var started = time.GetTimestamp();
        while (batch.Count < options.BatchSize
            && await queue.WaitForVisibleAsync(options.BatchingWindow - time.GetElapsedTime(started), cancellationToken))
        {
            var bytesLeft = SqsEvent.BytesMax - batch.Sum(message => SqsEvent.EstimateBytes(message.Message));
            if (queue.Receive(Request(options.BatchSize - batch.Count, bytesLeft)) is not ReceiveAnswer.Received { Messages: { Count: > 0 } more })
                break;
            batch.AddRange(more);
        }

        return batch;
    }

    private ReceiveRequest Request(int messages, long bytes) => new()
    {
        MessagesMax = Math.Min(messages, QueueOptions.ReceiveMax),
        EventBytesMax = bytes,
        Visibility = visibility,
    };

    private async Task HandleAsync(List<ReceivedMessage> batch, CancellationToken cancellationToken)
    {
        try
        {
            var result = await InvokeAsync(batch, cancellationToken);
            if (result is InvocationResult.Throttled)
            {
                lock (scale)
                    scale.BackOff();
            }

            var ids = batch.Select(message => message.MessageId).ToHashSet(StringComparer.Ordinal);
            var verdict = BatchVerdict.Of(result, ids, options.ReportBatchItemFailures);

            foreach (var message in batch.Where(message => verdict.Succeeded(message.MessageId)))
                queue.Delete(message.ReceiptHandle);
            options.Observe(new(batch, verdict));
        }
        finally
        {
            Interlocked.Decrement(ref running);
            freed.Raise();
        }
    }

    // The delegate stands for a process that may die in any way; whatever it throws is a failed invocation.
    private async Task<InvocationResult> InvokeAsync(List<ReceivedMessage> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await invoke(SqsEvent.Write(queue, batch), cancellationToken);
        }
        catch (Exception failure)
        {
            return new InvocationResult.Failed($"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
