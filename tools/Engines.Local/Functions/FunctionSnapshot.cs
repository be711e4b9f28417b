namespace Engines.Local.Functions;

/// <summary>How a function is doing, at one moment.</summary>
/// <param name="Name">The function's name.</param>
public sealed record FunctionSnapshot(string Name)
{
    /// <summary>Processes that have an event.</summary>
    public int Busy { get; init; }

    /// <summary>Processes that are warm and wait for one.</summary>
    public int Idle { get; init; }

    /// <summary>Processes that have not asked for their first event yet.</summary>
    public int Starting { get; init; }

    /// <summary>The most processes that there may be.</summary>
    public int ProcessesMax { get; init; }

    /// <summary>Events handed to it since it was started.</summary>
    public long Invocations { get; init; }

    /// <summary>Processes that were started, the first ones included.</summary>
    public long ColdStarts { get; init; }

    /// <summary>Invocations that ended with an error of its own.</summary>
    public long Errors { get; init; }

    /// <summary>Invocations that ran out of time.</summary>
    public long TimedOut { get; init; }

    /// <summary>Invocations whose process died, out of memory or otherwise.</summary>
    public long Crashed { get; init; }

    /// <summary>Invocations that were refused because too many were under way.</summary>
    public long Throttled { get; init; }

    /// <summary>How long finished invocations took.</summary>
    public IReadOnlyList<DurationBucket> Durations { get; init; } = [];
}

/// <summary>A bar of a histogram.</summary>
/// <param name="UpTo">Its upper bound, included; the last one's is <see cref="TimeSpan.MaxValue"/>.</param>
/// <param name="Count">How many invocations took so long, and longer than the bar before.</param>
public sealed record DurationBucket(TimeSpan UpTo, long Count);
