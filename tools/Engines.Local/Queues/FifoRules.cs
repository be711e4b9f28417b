namespace Engines.Local.Queues;

/// <summary>What a message needs, or may not have, by the type of its queue.</summary>
internal static class FifoRules
{
    private const int IdLengthMax = 128;
    private const string WrongType = "The request include parameter that is not valid for this queue type.";

    public const string GroupMissing = "The request must contain the parameter MessageGroupId.";

    public static QueueRefusal? Check(QueueMessage message, TimeSpan? delay, QueueOptions options)
    {
        if (CheckId("MessageGroupId", message.GroupId) is { } group)
            return group;
        if (CheckId("MessageDeduplicationId", message.DeduplicationId) is { } id)
            return id;
        if (!options.IsFifo)
            return message.DeduplicationId is { } given ? Invalid("MessageDeduplicationId", given, WrongType) : null;
        if (message.GroupId is null)
            return new(QueueRefusalKind.MissingParameter, GroupMissing);
        if (delay is { } wanted && wanted != TimeSpan.Zero)
            return Invalid("DelaySeconds", wanted.TotalSeconds, WrongType);

        return message.DeduplicationId is null && !options.ContentBasedDeduplication
            ? QueueRefusal.Invalid("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")
            : null;
    }

    private static QueueRefusal? CheckId(string parameter, string? id) => id is null || (id.Length is > 0 and <= IdLengthMax && id.All(symbol => symbol is > ' ' and < '\u007F'))
        ? null
        : Invalid(parameter, id, $"{parameter} can only include alphanumeric and punctuation characters. 1 to {IdLengthMax} in length.");

    private static QueueRefusal Invalid(string parameter, object value, string reason) =>
        QueueRefusal.Invalid($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");
}
