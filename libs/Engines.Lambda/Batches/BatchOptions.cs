namespace Engines.Lambda;

/// <summary>How a batch is worked through.</summary>
public sealed record BatchOptions
{
    /// <summary>The queue that the messages came from.</summary>
    public required Uri QueueUrl { get; init; }

    /// <summary>Where messages go that a person has to look at.</summary>
    public required Uri DeadLetterQueueUrl { get; init; }

    /// <summary>How many groups of messages are worked on at once.</summary>
    /// <value>10: the batch size of the queues.</value>
    public int ParallelMax { get; init; } = 10;

    /// <summary>At this many deliveries a message goes to the dead letters with a reason; the queue's own redrive comes later and gives none.</summary>
    /// <value>40, below the queues' <c>maxReceiveCount</c> of 50.</value>
    public int DeliveriesMax { get; init; } = 40;

    /// <summary>A message that would become older than this while it waits goes to the dead letters, because the queue would soon drop it without a trace.</summary>
    /// <value>9 days; the queues keep messages for 10.</value>
    public TimeSpan MessageAgeMax { get; init; } = TimeSpan.FromDays(9);

    /// <summary>The wait after the first unexpected failure; doubled after each further one.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan FailureDelayBase { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait after an unexpected failure.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan FailureDelayMax { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Spreads waits, from 0 to 1.</summary>
    public required Func<double> Jitter { get; init; }
}
