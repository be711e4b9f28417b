using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>One attribute of an SQS message.</summary>
public sealed record SqsAttribute
{
    private SqsAttribute(string dataType, string? text, ReadOnlyMemory<byte> bytes) => (DataType, StringValue, BinaryValue) = (dataType, text, bytes);

    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, with an optional label after a dot.</summary>
    public string DataType { get; }

    /// <summary>The value of a string or number; null for a binary one.</summary>
    public string? StringValue { get; }

    /// <summary>The value of a binary attribute.</summary>
    public ReadOnlyMemory<byte> BinaryValue { get; }

    /// <summary>A string.</summary>
    /// <param name="value">The text; SQS refuses an empty one.</param>
    public static SqsAttribute Text(string value) => new("String", value, default);

    /// <summary>The attribute that a function was given, to be sent on; null where it has no value.</summary>
    /// <param name="received">What Lambda delivered.</param>
    public static SqsAttribute? Of(SQSEvent.MessageAttribute? received) => received switch
    {
        { DataType: { } type, BinaryValue: { } bytes } when type.StartsWith("Binary", StringComparison.Ordinal) => new(type, null, bytes.ToArray()),
        { StringValue: { Length: > 0 } text } => new(received.DataType ?? "String", text, default),
        _ => null,
    };
}
