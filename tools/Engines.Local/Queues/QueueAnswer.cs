namespace Engines.Local.Queues;

/// <summary>What a queue says to a request about a message that is there, or was.</summary>
public abstract record QueueAnswer
{
    private QueueAnswer()
    {
    }

    public sealed record Done : QueueAnswer;

    public sealed record Refused(QueueRefusal Refusal) : QueueAnswer;

    internal static QueueAnswer Ok { get; } = new Done();
}

public abstract record SendAnswer
{
    private SendAnswer()
    {
    }

    public sealed record Sent(string MessageId) : SendAnswer;

    public sealed record Refused(QueueRefusal Refusal) : SendAnswer;
}

public abstract record ReceiveAnswer
{
    private ReceiveAnswer()
    {
    }

    public sealed record Received(IReadOnlyList<ReceivedMessage> Messages) : ReceiveAnswer;

    public sealed record Refused(QueueRefusal Refusal) : ReceiveAnswer;
}

/// <summary>Why a queue refuses, in the words of SQS.</summary>
public sealed record QueueRefusal(QueueRefusalKind Kind, string Message)
{
    internal static QueueRefusal Invalid(string message) => new(QueueRefusalKind.InvalidParameterValue, message);

    internal static QueueRefusal OutOfRange(string parameter, object value, string range) =>
        Invalid($"Value {value} for parameter {parameter} is invalid. Reason: Must be {range}.");
}

public enum QueueRefusalKind
{
    InvalidParameterValue,
    MissingParameter,
    InvalidMessageContents,
    ReceiptHandleIsInvalid,
    MessageNotInflight,
    OverLimit,
    PurgeQueueInProgress,
}
