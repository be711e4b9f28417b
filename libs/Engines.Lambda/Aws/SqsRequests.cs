using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Engines.Lambda;

/// <summary>The JSON of SQS's requests and the error code in its refusals.</summary>
internal static class SqsRequests
{
    public static byte[] SendMessage(Uri queueUrl, string body, IReadOnlyDictionary<string, SqsAttribute> attributes)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("QueueUrl", queueUrl.OriginalString);
            writer.WriteString("MessageBody", body);
            writer.WriteStartObject("MessageAttributes");
            foreach (var (name, attribute) in attributes)
                Write(writer, name, attribute);

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] ChangeVisibility(Uri queueUrl, string receiptHandle, int seconds)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("QueueUrl", queueUrl.OriginalString);
            writer.WriteString("ReceiptHandle", receiptHandle);
            writer.WriteNumber("VisibilityTimeout", seconds);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The code from <c>__type</c>, which may be written <c>namespace#Code</c>.</summary>
    public static async Task<string> ErrorCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var unknown = string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}");
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("__type", out var type)
                && type.ValueKind == JsonValueKind.String
                    ? type.GetString()!.Split('#')[^1]
                    : unknown;
        }
        catch (JsonException)
        {
            // A balancer's error page, not SQS.
            return unknown;
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, SqsAttribute attribute)
    {
        writer.WriteStartObject(name);
        writer.WriteString("DataType", attribute.DataType);
        if (attribute.StringValue is { } text)
            writer.WriteString("StringValue", text);
        else
            writer.WriteBase64String("BinaryValue", attribute.BinaryValue.Span);

        writer.WriteEndObject();
    }
}
