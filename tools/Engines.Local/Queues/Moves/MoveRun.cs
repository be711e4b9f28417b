using System.Text;

namespace Engines.Local.Queues.Moves;

/// <summary>One task at work, in the background and by the clock of its source queue.</summary>
internal sealed class MoveRun
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ChangeSignal changes = new();
    private readonly LocalQueue source;
    private readonly Func<StoredMessage, LocalQueue?> destination;
    private volatile MoveTask state;

    private MoveRun(LocalQueue source, Func<StoredMessage, LocalQueue?> destination, MoveTask state) =>
        (this.source, this.destination, this.state) = (source, destination, state);

    public MoveTask State => state;

    public bool IsActive => state.Status is MoveStatus.Running or MoveStatus.Cancelling;

    /// <summary>Completes when the task has ended in whatever way.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public static MoveRun Start(LocalQueue source, LocalQueue? target, int? ratePerSecond, Func<StoredMessage, LocalQueue?> destination)
    {
        var run = new MoveRun(source, destination, new()
        {
            Handle = HandleOf(source.Options.NewMessageId(), source.Options.Arn),
            Status = MoveStatus.Running,
            SourceArn = source.Options.Arn,
            DestinationArn = target?.Options.Arn,
            RatePerSecond = ratePerSecond,
            Moved = 0,
            ToMove = source.Count().Visible,
            StartedAt = source.Time.GetUtcNow(),
        });
        run.Ended = Task.Run(run.RunAsync);
        return run;
    }

    /// <summary>The source queue that a handle names; null if it is no handle.</summary>
    public static string? SourceOf(string handle)
    {
        Span<byte> bytes = stackalloc byte[1024];
        return handle.Length < bytes.Length && Convert.TryFromBase64String(handle, bytes, out var length)
            && Encoding.UTF8.GetString(bytes[..length]).Split(' ') is ["move", _, var source] ? source : null;
    }

    /// <summary>Asks the task to end; what was moved stays moved.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (state.Status == MoveStatus.Running)
                state = state with { Status = MoveStatus.Cancelling };
        }

        changes.Raise();
    }

    private async Task RunAsync()
    {
        while (MoveSome() && !await changes.WaitAsync(UntilCancelled, Second, source.Time, CancellationToken.None))
        {
            // The next second allows some more.
        }

        lock (gate)
        {
            state = state with
            {
                Status = state.FailureReason is not null ? MoveStatus.Failed : state.Status == MoveStatus.Cancelling ? MoveStatus.Cancelled : MoveStatus.Completed,
            };
        }
    }

    private TimeSpan UntilCancelled() => state.Status == MoveStatus.Cancelling ? TimeSpan.Zero : TimeSpan.MaxValue;

    // As many as one second allows. True if there are more.
    private bool MoveSome()
    {
        for (var moved = 0; moved < (state.RatePerSecond ?? int.MaxValue); moved++)
        {
            if (state.Status == MoveStatus.Cancelling || state.Moved >= state.ToMove || !MoveNext())
                return false;
        }

        return state.Moved < state.ToMove;
    }

    private bool MoveNext()
    {
        var answer = Transfer.MoveNext(source, destination);
        lock (gate)
        {
            state = answer switch
            {
                TransferAnswer.Moved => state with { Moved = state.Moved + 1 },
                TransferAnswer.NoDestination => state with { FailureReason = "CouldNotDetermineMessageSource" },
                TransferAnswer.Refused { Refusal.Kind: QueueRefusalKind.QueueDoesNotExist } => state with { FailureReason = "AWS.SimpleQueueService.NonExistentQueue" },
                TransferAnswer.Refused refused => state with { FailureReason = refused.Refusal.Kind.ToString() },
                _ => state,
            };
        }

        return answer is TransferAnswer.Moved;
    }

    private static string HandleOf(Guid id, string sourceArn) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"move {id} {sourceArn}"));
}
