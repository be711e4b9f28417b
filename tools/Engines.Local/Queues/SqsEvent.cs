using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engines.Local.Queues;

/// <summary>The JSON that Lambda gives to a function for a batch of messages.</summary>
public static class SqsEvent
{
    /// <summary>The largest event of a synchronous invocation.</summary>
    public const long BytesMax = 6 * 1024 * 1024;

    private const long RecordOverheadBytes = 1024;
    private const long AttributeOverheadBytes = 128;
    private const string SenderId = "AIDALOCALSENDER000000";

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static ReadOnlyMemory<byte> Write(LocalQueue queue, IReadOnlyList<ReceivedMessage> batch)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var message in batch)
                WriteRecord(json, queue, message);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    /// <summary>What a message adds to an event, never less than it really does.</summary>
    internal static long EstimateBytes(QueueMessage message) =>
        RecordOverheadBytes + EncodedBytes(message.Body) + EncodedBytes(message.TraceHeader ?? "") + message.Attributes.Sum(pair =>
            AttributeOverheadBytes + EncodedBytes(pair.Key) + EncodedBytes(pair.Value.DataType)
            + EncodedBytes(pair.Value.StringValue ?? "") + (2L * (pair.Value.BinaryValue?.Length ?? 0)));

    /// <summary>The system attributes of a delivery, as clients and functions see them.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> SystemAttributes(ReceivedMessage message)
    {
        yield return new("ApproximateReceiveCount", message.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        yield return new("SentTimestamp", Milliseconds(message.SentAt));
        yield return new("SenderId", SenderId);
        yield return new("ApproximateFirstReceiveTimestamp", Milliseconds(message.FirstReceivedAt));
        if (message.Message.GroupId is { } group)
            yield return new("MessageGroupId", group);
        if (message.Message.DeduplicationId is { } deduplication)
            yield return new("MessageDeduplicationId", deduplication);
        if (message.SequenceNumber is { } sequence)
            yield return new("SequenceNumber", sequence);
        if (message.Message.TraceHeader is { } trace)
            yield return new("AWSTraceHeader", trace);
        if (message.DeadLetterSourceArn is { } source)
            yield return new("DeadLetterQueueSourceArn", source);
    }

    private static void WriteRecord(Utf8JsonWriter json, LocalQueue queue, ReceivedMessage message)
    {
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteString("receiptHandle", message.ReceiptHandle);
        json.WriteString("body", message.Message.Body);

        json.WriteStartObject("attributes");
        foreach (var (name, value) in SystemAttributes(message))
            json.WriteString(name, value);
        json.WriteEndObject();

        json.WriteStartObject("messageAttributes");
        foreach (var (name, attribute) in message.Message.Attributes)
            WriteAttribute(json, name, attribute);
        json.WriteEndObject();

        json.WriteString("md5OfBody", MessageDigest.OfBody(message.Message.Body));
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", queue.Options.Arn);
        json.WriteString("awsRegion", queue.Options.Region);
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string name, MessageAttribute attribute)
    {
        json.WriteStartObject(name);
        if (attribute.IsBinary)
            json.WriteBase64String("binaryValue", attribute.BinaryValue!.Value.Span);
        else
            json.WriteString("stringValue", attribute.StringValue);
        json.WriteString("dataType", attribute.DataType);
        json.WriteEndObject();
    }

    private static long EncodedBytes(string text) => JsonEncodedText.Encode(text, Encoder).EncodedUtf8Bytes.Length;

    private static string Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
