namespace Engines.Local.Queues;

/// <summary>One delivery of one message.</summary>
public sealed record ReceivedMessage
{
    public required string MessageId { get; init; }

    /// <summary>Names this delivery; the next one has another.</summary>
    public required string ReceiptHandle { get; init; }

    public required QueueMessage Message { get; init; }
    public required int ReceiveCount { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset FirstReceivedAt { get; init; }

    /// <summary>The place among all messages of a FIFO queue; null in a standard queue.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The queue that gave the message up, if this is a dead letter.</summary>
    public string? DeadLetterSourceArn { get; init; }
}

/// <summary>A message as it lies in a queue, seen without receiving it.</summary>
public sealed record QueuedMessage
{
    public required string MessageId { get; init; }
    public required QueueMessage Message { get; init; }
    public required QueuedState State { get; init; }
    public required int ReceiveCount { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it can be received (again); in the past for a visible message.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public string? DeadLetterSourceArn { get; init; }
}

public enum QueuedState
{
    Visible,
    InFlight,
    Delayed,
}

/// <summary>How many messages stand where.</summary>
public readonly record struct QueueCounts(int Visible, int InFlight, int Delayed)
{
    public int Total => Visible + InFlight + Delayed;
}
