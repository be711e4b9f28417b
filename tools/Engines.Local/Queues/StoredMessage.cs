using System.Globalization;

namespace Engines.Local.Queues;

/// <summary>A message in a queue. Changed only under the queue's lock, its place on the shelf only by the shelf.</summary>
internal sealed class StoredMessage(string messageId, QueueMessage message, DateTimeOffset sentAt)
{
    public string MessageId { get; } = messageId;
    public QueueMessage Message { get; } = message;
    public DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>What the message takes up in an event for a function.</summary>
    public long EventBytes { get; } = SqsEvent.EstimateBytes(message);

    /// <summary>The order of arrival in this queue; also its key there.</summary>
    public long Sequence { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset VisibleAt { get; set; }
    public int ReceiveCount { get; set; }
    public DateTimeOffset FirstReceivedAt { get; set; }
    public DateTimeOffset LastReceivedAt { get; set; }
    public string? DeadLetterSourceArn { get; set; }

    /// <summary>Which of this queue's deliveries was the last; 0 before the first.</summary>
    public int Receive { get; set; }

    /// <summary>A second copy for a second delivery. It is delivered once and never comes back.</summary>
    public bool IsEcho { get; init; }

    /// <summary>Where on the shelf it lies; set by the shelf.</summary>
    public ShelfPlace Place { get; set; }

    /// <summary>Its place in the lane of its group, in a FIFO queue.</summary>
    public LinkedListNode<StoredMessage>? Lane { get; set; }

    /// <summary>As of the last sweep.</summary>
    public QueuedState State => Place switch
    {
        ShelfPlace.Visible => QueuedState.Visible,
        ShelfPlace.Delayed => QueuedState.Delayed,
        _ => QueuedState.InFlight,
    };

    /// <summary>The number that a FIFO queue gives to a message; null in a standard queue.</summary>
    public string? SequenceNumber => Lane is null ? null : Sequence.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>A copy for a second delivery of the same message.</summary>
    public StoredMessage Echo(DateTimeOffset now) => new(MessageId, Message, SentAt)
    {
        IsEcho = true,
        VisibleAt = now,
        ExpiresAt = ExpiresAt,
        ReceiveCount = ReceiveCount - 1,
        FirstReceivedAt = FirstReceivedAt,
        DeadLetterSourceArn = DeadLetterSourceArn,
    };

    public ReceivedMessage ToReceived(string queue) => new()
    {
        MessageId = MessageId,
        ReceiptHandle = new ReceiptHandle(queue, Sequence, Receive).ToString(),
        Message = Message,
        ReceiveCount = ReceiveCount,
        SentAt = SentAt,
        FirstReceivedAt = FirstReceivedAt,
        DeadLetterSourceArn = DeadLetterSourceArn,
        SequenceNumber = SequenceNumber,
    };

    public QueuedMessage ToQueued() => new()
    {
        MessageId = MessageId,
        Message = Message,
        State = State,
        ReceiveCount = ReceiveCount,
        SentAt = SentAt,
        VisibleAt = VisibleAt,
        DeadLetterSourceArn = DeadLetterSourceArn,
    };
}
