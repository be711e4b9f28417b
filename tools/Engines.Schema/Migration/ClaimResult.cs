namespace Engines.Schema.Migration;

/// <summary>What a run that asks for work gets.</summary>
internal abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>A segment is this run's.</summary>
    public sealed record Held(SegmentState Segment) : ClaimResult;

    /// <summary>Every segment that is not done is somebody else's.</summary>
    public sealed record Busy : ClaimResult;

    /// <summary>Every segment is done.</summary>
    public sealed record AllDone(Counts Counts) : ClaimResult;
}
