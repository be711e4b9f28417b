using Microsoft.AspNetCore.Http;

namespace Engines.Local.Queues.Sqs;

/// <summary>An error of the protocol: its shape, and the code of the older protocol that clients still show to their users.</summary>
internal sealed record SqsError(string Type, string QueryCode, int Status = StatusCodes.Status400BadRequest)
{
    /// <summary>Whose fault it is, in the words of the older protocol.</summary>
    public string Party => Status < StatusCodes.Status500InternalServerError ? "Sender" : "Receiver";

    private const string Service = "com.amazonaws.sqs#";
    private const string Frame = "com.amazon.coral.service#";
    private const string Legacy = "AWS.SimpleQueueService.";

    public static SqsError MissingAuthenticationToken { get; } =
        new(Frame + "MissingAuthenticationTokenException", "MissingAuthenticationToken", StatusCodes.Status403Forbidden);

    public static SqsError MissingAction { get; } = new(Frame + "MissingActionException", "MissingAction");
    public static SqsError IncompleteSignature { get; } = new(Frame + "IncompleteSignatureException", "IncompleteSignature");
    public static SqsError UnknownOperation { get; } = new(Frame + "UnknownOperationException", "InvalidAction");
    public static SqsError Serialization { get; } = new(Frame + "SerializationException", "MalformedInput");

    public static SqsError InternalFailure { get; } =
        new(Frame + "InternalFailure", "InternalFailure", StatusCodes.Status500InternalServerError);

    public static SqsError QueueDoesNotExist { get; } = new(Service + "QueueDoesNotExist", Legacy + "NonExistentQueue");
    public static SqsError InvalidAddress { get; } = new(Service + "InvalidAddress", "InvalidAddress");
    public static SqsError InvalidAttributeName { get; } = new(Service + "InvalidAttributeName", "InvalidAttributeName");
    public static SqsError InvalidAttributeValue { get; } = new(Service + "InvalidAttributeValue", "InvalidAttributeValue");
    public static SqsError InvalidParameterValue { get; } = new(Service + "InvalidParameterValueException", "InvalidParameterValue");
    public static SqsError MissingParameter { get; } = new(Service + "MissingRequiredParameterException", "MissingParameter");
    public static SqsError EmptyBatch { get; } = new(Service + "EmptyBatchRequest", Legacy + "EmptyBatchRequest");
    public static SqsError TooManyEntries { get; } = new(Service + "TooManyEntriesInBatchRequest", Legacy + "TooManyEntriesInBatchRequest");
    public static SqsError EntryIdsNotDistinct { get; } = new(Service + "BatchEntryIdsNotDistinct", Legacy + "BatchEntryIdsNotDistinct");
    public static SqsError InvalidEntryId { get; } = new(Service + "InvalidBatchEntryId", Legacy + "InvalidBatchEntryId");
    public static SqsError BatchTooLong { get; } = new(Service + "BatchRequestTooLong", Legacy + "BatchRequestTooLong");

    public static SqsError Of(QueueRefusalKind kind) => kind switch
    {
        QueueRefusalKind.InvalidParameterValue => InvalidParameterValue,
        QueueRefusalKind.MissingParameter => MissingParameter,
        QueueRefusalKind.InvalidMessageContents => new(Service + "InvalidMessageContents", "InvalidMessageContents"),
        QueueRefusalKind.ReceiptHandleIsInvalid => new(Service + "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"),
        QueueRefusalKind.MessageNotInflight => new(Service + "MessageNotInflight", Legacy + "MessageNotInflight"),
        QueueRefusalKind.OverLimit => new(Service + "OverLimit", "OverLimit", StatusCodes.Status403Forbidden),
        QueueRefusalKind.PurgeQueueInProgress =>
            new(Service + "PurgeQueueInProgress", Legacy + "PurgeQueueInProgress", StatusCodes.Status403Forbidden),
        QueueRefusalKind.QueueDoesNotExist => QueueDoesNotExist,
        QueueRefusalKind.QueueNameExists => new(Service + "QueueNameExists", "QueueAlreadyExists"),
        QueueRefusalKind.QueueDeletedRecently => new(Service + "QueueDeletedRecently", Legacy + "QueueDeletedRecently"),
        QueueRefusalKind.ResourceNotFound => new(Service + "ResourceNotFoundException", "ResourceNotFoundException", StatusCodes.Status404NotFound),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No error is known for this refusal."),
    };
}

/// <summary>Ends a request with an error. Thrown by the readers of the request, caught where the answer is written.</summary>
internal sealed class SqsFault(SqsError error, string message) : Exception(message)
{
    public SqsError Error { get; } = error;

    public static SqsFault Of(QueueRefusal refusal) => new(SqsError.Of(refusal.Kind), refusal.Message);

    public static SqsFault Invalid(string message) => new(SqsError.InvalidParameterValue, message);
}
