namespace Engines.Local.Functions;

/// <summary>How an invocation ended.</summary>
public enum InvocationEnd
{
    /// <summary>The function answered.</summary>
    Answered,

    /// <summary>The function reported that it failed.</summary>
    Error,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>Its process died, or could not start.</summary>
    Crashed,

    /// <summary>Its process took more memory than the function has.</summary>
    OutOfMemory,
}

/// <summary>One invocation that is over.</summary>
/// <param name="RequestId">Its id, as its log lines name it.</param>
/// <param name="StartedAt">When it was asked for.</param>
/// <param name="Duration">How long a process had the event; zero if none took it.</param>
/// <param name="End">How it ended.</param>
public sealed record InvocationRecord(Guid RequestId, DateTimeOffset StartedAt, TimeSpan Duration, InvocationEnd End)
{
    /// <summary>The process that had it.</summary>
    public int ProcessId { get; init; }

    /// <summary>How long the process took to start, if it was started for this invocation.</summary>
    public TimeSpan? InitDuration { get; init; }

    /// <summary>The most memory that the process had until then, in MB; 0 where that is not known.</summary>
    public int MemoryMaxUsed { get; init; }

    /// <summary>What went wrong; null after an answer.</summary>
    public string? Failure { get; init; }

    /// <summary>The last lines of its log, 4 KB at most.</summary>
    public string Log => Tail.ToString();

    // What a process writes may come a moment after its answer, so the text is made when somebody looks.
    internal LogTail Tail { get; init; } = new();

    internal static InvocationEnd EndOf(InvocationOutcome outcome) => outcome switch
    {
        InvocationOutcome.Answered => InvocationEnd.Answered,
        InvocationOutcome.Error => InvocationEnd.Error,
        InvocationOutcome.TimedOut => InvocationEnd.TimedOut,
        InvocationOutcome.Lost { Type: RuntimeExit.OutOfMemory } => InvocationEnd.OutOfMemory,
        _ => InvocationEnd.Crashed,
    };

    internal static string? FailureOf(InvocationOutcome outcome, TimeSpan timeout) => outcome switch
    {
        InvocationOutcome.Error error => $"{error.Type}: {error.Message}",
        InvocationOutcome.TimedOut => ErrorDocument.TimedOut(timeout),
        InvocationOutcome.Lost lost => lost.Reason,
        _ => null,
    };
}

/// <summary>An invocation as its caller sees it.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Record">What is remembered of it; null if it was refused.</param>
public sealed record InvocationReply(Guid RequestId, InvocationOutcome Outcome, InvocationRecord? Record);
