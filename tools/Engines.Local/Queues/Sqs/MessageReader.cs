using System.Collections.Immutable;

namespace Engines.Local.Queues.Sqs;

/// <summary>Reads a message out of a request, or out of an entry of a batch.</summary>
internal static class MessageReader
{
    private const string TraceHeader = "AWSTraceHeader";

    public static QueueMessage Read(SqsInput input) => new(input.Required("MessageBody"))
    {
        Attributes = Attributes(input, "MessageAttributes"),
        GroupId = input.Optional("MessageGroupId"),
        DeduplicationId = input.Optional("MessageDeduplicationId"),
        TraceHeader = Attributes(input, "MessageSystemAttributes").GetValueOrDefault(TraceHeader)?.StringValue,
    };

    private static ImmutableSortedDictionary<string, MessageAttribute> Attributes(SqsInput input, string member) =>
        QueueMessage.NoAttributes.SetItems(input.Map(member).Select(pair => KeyValuePair.Create(pair.Key, Attribute(pair.Key, pair.Value))));

    private static MessageAttribute Attribute(string name, SqsInput value) =>
        new(value.Required("DataType"), value.Optional("StringValue"), Bytes(name, value.Optional("BinaryValue")));

    private static ReadOnlyMemory<byte>? Bytes(string name, string? base64)
    {
        if (base64 is null)
            return null;

        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written)
            ? bytes.AsMemory(0, written)
            : throw new SqsFault(SqsError.Serialization, $"The binary value of '{name}' is not base64.");
    }
}
