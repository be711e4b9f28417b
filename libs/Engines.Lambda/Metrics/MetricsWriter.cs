using System.Buffers;
using System.Text.Json;

namespace Engines.Lambda;

/// <summary>Writes metrics in CloudWatch's embedded metric format: a log line from which CloudWatch makes metrics, without a call and without a permission.</summary>
/// <remarks>The form is AWS's "Embedded metric format specification": at most 100 metrics in one line.</remarks>
/// <param name="output">Usually standard output.</param>
/// <param name="metricNamespace">The CloudWatch namespace.</param>
/// <param name="service">The value of the dimension <c>Service</c>, the only one: more would multiply the bill.</param>
/// <param name="time">The clock.</param>
public sealed class MetricsWriter(Stream output, string metricNamespace, string service, TimeProvider time)
{
    /// <summary>The most metrics that one line may hold.</summary>
    public const int MetricsMax = 100;

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new(512);

    /// <summary>Writes counts as one line; nothing if there are none.</summary>
    /// <param name="counts">By the metric's name; at most <see cref="MetricsMax"/>.</param>
    public void WriteCounts(IReadOnlyDictionary<string, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(counts.Count, MetricsMax);

        lock (gate)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
                WriteLine(json, counts);
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
            output.Write(buffer.WrittenSpan);
            output.Flush();
        }
    }

    private void WriteLine(Utf8JsonWriter json, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject();
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", metricNamespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue("Service");
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var name in counts.Keys)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", "Count");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("Service", service);
        foreach (var (name, count) in counts)
            json.WriteNumber(name, count);
        json.WriteEndObject();
    }
}
