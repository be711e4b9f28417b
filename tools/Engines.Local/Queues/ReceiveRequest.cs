namespace Engines.Local.Queues;

/// <summary>What a receiver asks for.</summary>
public sealed record ReceiveRequest
{
    /// <summary>1 to 10.</summary>
    public int MessagesMax { get; init; } = 1;

    /// <summary>How long the messages stay hidden from others; the queue's own timeout if not given.</summary>
    public TimeSpan? Visibility { get; init; }

    /// <summary>How long to wait while nothing is visible; the queue's own wait if not given.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Stops short of a message that, with those before it, makes an event larger than this.</summary>
    public long EventBytesMax { get; init; } = long.MaxValue;

    internal QueueRefusal? Check()
    {
        if (MessagesMax is < 1 or > QueueOptions.ReceiveMax)
            return QueueRefusal.OutOfRange("MaxNumberOfMessages", MessagesMax, "between 1 and 10, if provided");
        if (Visibility is { } visibility && (visibility < TimeSpan.Zero || visibility > QueueOptions.VisibilityMax))
            return QueueRefusal.OutOfRange("VisibilityTimeout", visibility.TotalSeconds, "between 0 and 43200, if provided");
        if (Wait is { } wait && (wait < TimeSpan.Zero || wait > QueueOptions.ReceiveWaitMax))
            return QueueRefusal.OutOfRange("WaitTimeSeconds", wait.TotalSeconds, ">= 0 and <= 20, if provided");
        return null;
    }
}
