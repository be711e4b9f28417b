namespace Engines.Lambda;

/// <summary>Counts dead letters once they lie in their queue, between one line of metrics and the next.</summary>
public sealed class DeadLetterCount
{
    private int count;

    /// <summary>One more.</summary>
    public void Add() => Interlocked.Increment(ref count);

    /// <summary>How many since the last call.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);
}
