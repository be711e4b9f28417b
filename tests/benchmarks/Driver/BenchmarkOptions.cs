namespace Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record BenchmarkOptions
{
    /// <value>5,000, stated for 1,000: a thousand take a tenth of a second, and one garbage collection more or less would show.</value>
    public int Messages { get; init; } = 5000;

    /// <value>10,000: by then the runtime has compiled again what is used most, so that the compiler's own work is not measured.</value>
    public int WarmupMessages { get; init; } = 10_000;

    /// <value>5: the median stands up to two disturbed rounds.</value>
    public int Rounds { get; init; } = 5;

    /// <value>11: starts are short and vary more.</value>
    public int Starts { get; init; } = 11;

    /// <summary>The longest that a program may take for one measurement.</summary>
    public static TimeSpan MeasurementTimeout { get; } = TimeSpan.FromMinutes(2);
}

/// <summary>A program did something else than its job, so its figures mean nothing.</summary>
public sealed class InvalidRunException : Exception
{
    public InvalidRunException()
    {
    }

    public InvalidRunException(string message)
        : base(message)
    {
    }

    public InvalidRunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
