namespace Engines.Local.Queues;

/// <summary>
/// Moves messages from queue to queue. It lies in the other queue before it leaves this one, so nothing is lost, and the locks of two queues are never held
/// together, so queues that lead to each other cannot block each other.
/// </summary>
internal static class Transfer
{
    private static readonly TimeSpan DeadLetterPause = TimeSpan.FromSeconds(30);

    /// <summary>Moves a message that was received too often to the dead letters. It keeps its id and its count; its age too, except in a FIFO queue.</summary>
    public static void GiveUp(LocalQueue source, StoredMessage message)
    {
        var now = source.Time.GetUtcNow();
        var dead = new StoredMessage(message.MessageId, message.Message, source.Options.IsFifo ? now : message.SentAt)
        {
            VisibleAt = now,
            ReceiveCount = message.ReceiveCount,
            FirstReceivedAt = message.FirstReceivedAt,
            DeadLetterSourceArn = source.Options.Arn,
        };

        // Nothing is lost to a full dead-letter queue, or to one that is gone: the message stays and tries again later.
        var isTaken = source.Options.Redrive is { } redrive && redrive.DeadLetters.Accept(dead) is null;
        source.Settle(message, isTaken ? null : DeadLetterPause);
    }

    /// <summary>Sends the next visible message of a queue to another as a new one: with a new id, sent now, received never.</summary>
    /// <param name="source">The queue that gives.</param>
    /// <param name="destination">Where a message goes; null where nobody knows.</param>
    public static TransferAnswer MoveNext(LocalQueue source, Func<StoredMessage, LocalQueue?> destination)
    {
        if (source.TakeNext() is not { } message)
            return new TransferAnswer.Empty();
        if (destination(message) is not { } target)
        {
            source.Settle(message, TimeSpan.Zero);
            return new TransferAnswer.NoDestination();
        }

        var now = source.Time.GetUtcNow();
        var copy = new StoredMessage(target.Options.NewMessageId().ToString(), message.Message, now) { VisibleAt = now + target.Options.Delay };
        var refusal = target.Accept(copy);
        source.Settle(message, refusal is null ? null : TimeSpan.Zero);
        return refusal is null ? new TransferAnswer.Moved() : new TransferAnswer.Refused(refusal);
    }
}

internal abstract record TransferAnswer
{
    private TransferAnswer()
    {
    }

    public sealed record Moved : TransferAnswer;

    /// <summary>Nothing is visible.</summary>
    public sealed record Empty : TransferAnswer;

    public sealed record NoDestination : TransferAnswer;

    public sealed record Refused(QueueRefusal Refusal) : TransferAnswer;
}
