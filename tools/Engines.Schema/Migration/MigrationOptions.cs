namespace Engines.Schema.Migration;

/// <summary>How a data migration runs.</summary>
public sealed record MigrationOptions
{
    /// <summary>The most segments that DynamoDB is asked for here.</summary>
    public const int SegmentsMax = 1_000;

    /// <summary>Into how many segments the table is divided; a migration that was begun keeps its number.</summary>
    public int Segments { get; init; } = 8;

    /// <summary>How many segments this run works on at a time.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>The most write units in one second, over all workers of this run.</summary>
    public double WriteUnitsPerSecond { get; init; } = 100;

    /// <summary>How many items one page of the scan looks at; each page ends with a checkpoint.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>How long a segment stays with a run that shows no life.</summary>
    /// <value>15 seconds: a process that is killed delays its successor by so much, and one that is merely slow beats three times in it.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where failures are written; null for nowhere.</summary>
    public FailureLog? Failures { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What waits are spread with.</summary>
    public Random Random { get; init; } = new(Environment.ProcessId);
}
