namespace Engines.Local.Functions;

/// <summary>Counts what happens to a function, and remembers the last invocations.</summary>
internal sealed class FunctionStatistics
{
    private const int RecentMax = 200;

    // From a warm answer out of memory to the longest that a function of this project may take.
    private static readonly TimeSpan[] Bounds =
        [.. new double[] { 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000 }.Select(TimeSpan.FromMilliseconds), TimeSpan.MaxValue];

    private readonly Lock gate = new();
    private readonly long[] durations = new long[Bounds.Length];
    private readonly long[] ends = new long[Enum.GetValues<InvocationEnd>().Length];
    private readonly Queue<InvocationRecord> recent = new();
    private long invocations;
    private long coldStarts;
    private long throttled;

    /// <summary>The last invocations, the newest first.</summary>
    public IReadOnlyList<InvocationRecord> Recent
    {
        get
        {
            lock (gate)
                return [.. recent.Reverse()];
        }
    }

    public void Invoked()
    {
        lock (gate)
            invocations++;
    }

    public void Started()
    {
        lock (gate)
            coldStarts++;
    }

    public void Refused()
    {
        lock (gate)
            throttled++;
    }

    public void Ended(InvocationRecord record)
    {
        lock (gate)
        {
            ends[(int)record.End]++;
            durations[Array.FindIndex(Bounds, bound => record.Duration <= bound)]++;
            recent.Enqueue(record);
            if (recent.Count > RecentMax)
                recent.Dequeue();
        }
    }

    /// <summary>Adds the figures to what is known of the processes.</summary>
    public FunctionSnapshot AddTo(FunctionSnapshot snapshot)
    {
        lock (gate)
        {
            return snapshot with
            {
                Invocations = invocations,
                ColdStarts = coldStarts,
                Errors = ends[(int)InvocationEnd.Error],
                TimedOut = ends[(int)InvocationEnd.TimedOut],
                Crashed = ends[(int)InvocationEnd.Crashed] + ends[(int)InvocationEnd.OutOfMemory],
                Throttled = throttled,
                Durations = [.. Bounds.Zip(durations, (bound, count) => new DurationBucket(bound, count))],
            };
        }
    }
}
