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

    public sealed record Sent(string MessageId) : SendAnswer
    {
        /// <summary>The place among all messages of a FIFO queue; null in a standard queue.</summary>
        public string? SequenceNumber { get; init; }
    }

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

    internal static QueueRefusal NoQueue { get; } = new(QueueRefusalKind.QueueDoesNotExist, "The specified queue does not exist.");

    internal static QueueRefusal OfHandle(string receiptHandle, string reason) =>
        Invalid($"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: {reason}");

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
    QueueDoesNotExist,
    QueueNameExists,
    QueueDeletedRecently,
    ResourceNotFound,
}
