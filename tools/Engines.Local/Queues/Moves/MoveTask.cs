namespace Engines.Local.Queues.Moves;

/// <summary>A task that moves messages out of a dead-letter queue, as it stands.</summary>
public sealed record MoveTask
{
    /// <summary>Names the task to whoever cancels it.</summary>
    public required string Handle { get; init; }

    public required MoveStatus Status { get; init; }

    public required string SourceArn { get; init; }

    /// <summary>Where all messages go; null where each goes back to the queue that gave it up.</summary>
    public string? DestinationArn { get; init; }

    /// <summary>The most messages in one second; null without a limit.</summary>
    public int? RatePerSecond { get; init; }

    public required int Moved { get; init; }

    /// <summary>How many messages were visible when the task began.</summary>
    public required int ToMove { get; init; }

    /// <summary>Why it failed, in the words of SQS.</summary>
    public string? FailureReason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}

public enum MoveStatus
{
    Running,
    Completed,
    Cancelling,
    Cancelled,
    Failed,
}

/// <summary>What is said to the wish to begin or end a task.</summary>
public abstract record MoveAnswer
{
    private MoveAnswer()
    {
    }

    public sealed record Done(MoveTask Task) : MoveAnswer;

    public sealed record Refused(QueueRefusal Refusal) : MoveAnswer;
}
