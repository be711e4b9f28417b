namespace Engines.Tests.Simulation.Edges;

/// <summary>Where around one I/O a worker dies.</summary>
public enum CrashPoint
{
    /// <summary>The request was made and never left.</summary>
    BeforeItLeaves,

    /// <summary>The other side has done its work; the answer was never read.</summary>
    BeforeTheAnswerIsRead,

    /// <summary>The answer was read; nothing else left afterwards.</summary>
    AfterTheAnswerIsRead,
}

/// <summary>Kills a worker at one of its I/Os.</summary>
/// <param name="Io">Which, from 1.</param>
/// <param name="Point">Where around it.</param>
public sealed record CrashPlan(int Io, CrashPoint Point)
{
    /// <summary>A worker that lives.</summary>
    public static CrashPlan None { get; } = new(0, CrashPoint.BeforeItLeaves);
}
