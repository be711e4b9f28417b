namespace Engines.Local.Queues;

/// <summary>How a queue feeds a function. Ranges and defaults are those of Lambda, except where said.</summary>
public sealed record MappingOptions
{
    private const int UnwindowedBatchMax = 10;
    private const int WindowedBatchMax = 10_000;
    private const int ConcurrencyMax = 1_000;

    /// <summary>How long one invocation may take; only the visibility of the messages is derived from it here.</summary>
    public required TimeSpan FunctionTimeout { get; init; }

    public int BatchSize { get; init; } = UnwindowedBatchMax;

    public TimeSpan BatchingWindow { get; init; }

    /// <summary>The most invocations at once; 5 of them at first, and 60 more a minute while messages wait.</summary>
    /// <value>5, where Lambda begins without a limit. Lambda allows no less than 2; one at a time is allowed here, for stepping through.</value>
    public int MaximumConcurrency { get; init; } = 5;

    /// <summary>Whether <c>FunctionResponseTypes</c> holds <c>ReportBatchItemFailures</c>. Off, as in AWS.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>Hears of each batch after its messages were deleted or left.</summary>
    public Action<BatchReport> Observe { get; init; } = _ => { };

    /// <exception cref="ArgumentException">AWS would refuse the mapping.</exception>
    internal void Check()
    {
        var problems = new List<string>();
        if (BatchSize is < 1 or > WindowedBatchMax)
            problems.Add($"BatchSize is {BatchSize}; it must be between 1 and {WindowedBatchMax}.");
        if (BatchSize > UnwindowedBatchMax && BatchingWindow < TimeSpan.FromSeconds(1))
            problems.Add($"BatchSize is {BatchSize}; above {UnwindowedBatchMax} it needs a BatchingWindow of at least 1 s.");
        if (BatchingWindow < TimeSpan.Zero || BatchingWindow > TimeSpan.FromSeconds(300))
            problems.Add($"BatchingWindow is {BatchingWindow}; it must be between 0 and 300 s.");
        if (MaximumConcurrency is < 1 or > ConcurrencyMax)
            problems.Add($"MaximumConcurrency is {MaximumConcurrency}; it must be between 1 and {ConcurrencyMax}.");
        if (FunctionTimeout <= TimeSpan.Zero || FunctionTimeout > TimeSpan.FromMinutes(15))
            problems.Add($"FunctionTimeout is {FunctionTimeout}; it must be above 0 and at most 15 min.");
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems));
    }

    /// <summary>The visibility under which batches are received: longer than the queue's own where window and timeout would outlast it.</summary>
    internal TimeSpan EffectiveVisibility(TimeSpan ofQueue) =>
        BatchingWindow + FunctionTimeout > ofQueue ? BatchingWindow + FunctionTimeout + TimeSpan.FromSeconds(30) : ofQueue;
}

/// <summary>One batch and what became of it.</summary>
public sealed record BatchReport(IReadOnlyList<ReceivedMessage> Messages, BatchVerdict Verdict);
