namespace Engines.Local.Queues;

/// <summary>What one invocation of a function came to.</summary>
public abstract record InvocationResult
{
    private InvocationResult()
    {
    }

    /// <summary>The function returned; what it returned may be empty.</summary>
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationResult;

    /// <summary>The function threw, timed out or died.</summary>
    public sealed record Failed(string Reason) : InvocationResult;

    /// <summary>The function never saw the event: as many were at work as it may have.</summary>
    public sealed record Throttled : InvocationResult;
}
