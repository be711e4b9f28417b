namespace Engines.Lambda;

/// <summary>Where a batch comes from, where its dead letters go, and how it is worked through.</summary>
public sealed record BatchOptions
{
    /// <summary>The queue the messages came from.</summary>
    public required Uri QueueUrl { get; init; }

    /// <summary>The queue for messages that are given up.</summary>
    public required Uri DeadLetterQueueUrl { get; init; }

    /// <summary>The most messages that are worked on at one time.</summary>
    /// <value>10: the usual batch size; each waits for a provider most of the time.</value>
    public int ParallelMax
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "ParallelMax must be above 0.");
    } = 10;

    /// <summary>Hears of each message once it lies in the dead-letter queue, whoever decided that it should.</summary>
    /// <value>Nobody.</value>
    public Action<Disposition.DeadLetter> Buried { get; init; } = static _ => { };

    /// <summary>Kept back from the very end of the invocation for handing the answer to Lambda.</summary>
    /// <value>500 milliseconds: an answer takes a few; the rest is for a slow, throttled processor.</value>
    public TimeSpan AnswerReserve
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "AnswerReserve must not be below zero.");
    } = TimeSpan.FromMilliseconds(500);
}
