namespace Engines.Local.Queues.Moves;

/// <summary>Moves messages out of dead-letter queues, back to where they came from or to another queue, one task at a time for each dead-letter queue.</summary>
/// <remarks>A moved message is a new one for its queue: it has a new id, is as old as the move and was received never.</remarks>
public sealed class MessageMoves
{
    public const int RateMax = 500;

    private const int Remembered = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<MoveRun>> bySource = new(StringComparer.Ordinal);
    private readonly LocalQueues queues;

    internal MessageMoves(LocalQueues queues) => this.queues = queues;

    /// <summary>Begins to move what is visible in a dead-letter queue.</summary>
    /// <param name="sourceArn">The dead-letter queue.</param>
    /// <param name="destinationArn">Where to; null for the queues that gave the messages up.</param>
    /// <param name="ratePerSecond">1 to 500; null without a limit.</param>
    public MoveAnswer Start(string sourceArn, string? destinationArn, int? ratePerSecond)
    {
        if (ratePerSecond is < 1 or > RateMax)
            return Refuse(QueueRefusal.OutOfRange("MaxNumberOfMessagesPerSecond", ratePerSecond.Value, $"between 1 and {RateMax}, if provided"));
        if (queues.FindByArn(sourceArn) is not { } source)
            return Refuse(NotThere("SourceArn"));
        if (queues.SourcesOf(source).Count == 0)
            return Refuse(QueueRefusal.Invalid("Source queue must be configured as a Dead Letter Queue."));

        var target = destinationArn is null ? null : queues.FindByArn(destinationArn);
        if (destinationArn is not null && target is null)
            return Refuse(NotThere("DestinationArn"));
        if (destinationArn == sourceArn)
            return Refuse(QueueRefusal.Invalid("Source queue arn and destination queue arn cannot be the same."));
        if (target is not null && target.Options.IsFifo != source.Options.IsFifo)
            return Refuse(QueueRefusal.Invalid("Source queue and destination queue must be of the same type."));

        lock (gate)
        {
            if (!bySource.TryGetValue(sourceArn, out var runs))
                bySource[sourceArn] = runs = [];
            if (runs.Exists(run => run.IsActive))
                return Refuse(QueueRefusal.Invalid("There is already a task running. Only one active task is allowed for a source queue arn at a given time."));

            var started = MoveRun.Start(source, target, ratePerSecond, message => target ?? OriginOf(message, source));
            runs.Insert(0, started);
            if (runs.Count > Remembered)
                runs.RemoveAt(Remembered);
            return new MoveAnswer.Done(started.State);
        }
    }

    /// <summary>Ends a running task. What it moved stays moved.</summary>
    public MoveAnswer Cancel(string handle)
    {
        if (MoveRun.SourceOf(handle) is not { } sourceArn)
            return Refuse(QueueRefusal.Invalid("Value for parameter TaskHandle is invalid."));
        if (queues.FindByArn(sourceArn) is null)
            return Refuse(NotThere("SourceArn"));

        var run = RunsOf(sourceArn).FirstOrDefault(run => run.State.Handle == handle);
        if (run is null)
            return Refuse(new(QueueRefusalKind.ResourceNotFound, "Task does not exist."));
        if (run.State.Status != MoveStatus.Running)
            return Refuse(QueueRefusal.Invalid("Only active tasks can be cancelled."));

        run.Cancel();
        return new MoveAnswer.Done(run.State);
    }

    /// <summary>The last tasks of a dead-letter queue, ten at most, the newest first; null if there is no such queue.</summary>
    public IReadOnlyList<MoveTask>? Find(string sourceArn) =>
        queues.FindByArn(sourceArn) is null ? null : [.. RunsOf(sourceArn).Select(run => run.State)];

    /// <summary>Ends every task.</summary>
    public async Task StopAsync()
    {
        MoveRun[] all;
        lock (gate)
            all = [.. bySource.Values.SelectMany(runs => runs).Where(run => run.IsActive)];

        foreach (var run in all)
            run.Cancel();
        await Task.WhenAll(all.Select(run => run.Ended));
    }

    /// <summary>Completes when a task has ended; at once where there is no such task.</summary>
    public Task EndOfAsync(string handle) => MoveRun.SourceOf(handle) is { } sourceArn
        ? RunsOf(sourceArn).FirstOrDefault(run => run.State.Handle == handle)?.Ended ?? Task.CompletedTask
        : Task.CompletedTask;

    internal static QueueRefusal NotThere(string parameter) =>
        new(QueueRefusalKind.ResourceNotFound, $"The resource that you specified for the {parameter} parameter doesn't exist.");

    // Nobody knows the origin of a message that was sent to the dead letters; one whose origin is gone leads to a queue that refuses it.
    private LocalQueue? OriginOf(StoredMessage message, LocalQueue deadLetters) => message.DeadLetterSourceArn is not { } arn
        ? null
        : queues.FindByArn(arn) ?? Gone(arn, deadLetters);

    private static LocalQueue Gone(string arn, LocalQueue deadLetters)
    {
        var gone = new LocalQueue(new() { Name = arn.Split(':')[^1] }, deadLetters.Time);
        gone.Close();
        return gone;
    }

    private List<MoveRun> RunsOf(string sourceArn)
    {
        lock (gate)
            return [.. bySource.GetValueOrDefault(sourceArn) ?? []];
    }

    private static MoveAnswer.Refused Refuse(QueueRefusal refusal) => new(refusal);
}
