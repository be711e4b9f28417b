using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Writes SQS events of ten well-formed requests, no two of which share a request id or a recipient.</summary>
internal sealed class Batches(TimeProvider time)
{
    public const int Size = 10;

    private int made;

    public byte[] Next()
    {
        var sentAt = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("Records");
        for (var i = 0; i < Size; i++)
            WriteRecord(json, made++, sentAt);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRecord(Utf8JsonWriter json, int number, string sentAt)
    {
        json.WriteStartObject();
        json.WriteString("messageId", string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:D12}"));
        json.WriteString("receiptHandle", string.Create(CultureInfo.InvariantCulture, $"benchmark-receipt-{number}"));
        json.WriteString("body", Body(number));
        json.WriteStartObject("attributes");
        json.WriteString("ApproximateReceiveCount", "1");
        json.WriteString("SentTimestamp", sentAt);
        json.WriteString("SenderId", "AIDASAMPLESENDER");
        json.WriteString("ApproximateFirstReceiveTimestamp", sentAt);
        json.WriteEndObject();
        json.WriteStartObject("messageAttributes");
        json.WriteEndObject();
        json.WriteString("md5OfBody", "57b3a986740c50f55abee5cd83c754ef");
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:engines-dev-template-sender");
        json.WriteString("awsRegion", "us-east-1");
        json.WriteEndObject();
    }

    private static string Body(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"version":1,"request_id":"visit-{{{number}}}-reminder","company_id":"{{{SampleCompany.CompanyId}}}","project_id":"{{{SampleCompany.ProjectId}}}","channel":"whatsapp","recipient":"+1555{{{number:D7}}}","template":{"name":"visit_reminder","language":"en_US","variables":{"name":"Dana","date":"12 May"}},"consent":{"status":"granted","source":"booking form","at":"2026-04-30T10:15:00Z"}}
        """);
}
