namespace TemplateSender;

/// <summary>Counts dead letters once they lie in their queue, between one line of metrics and the next.</summary>
internal sealed class DeadLetterCount
{
    private int count;

    public void Add() => Interlocked.Increment(ref count);

    public int Take() => Interlocked.Exchange(ref count, 0);
}
