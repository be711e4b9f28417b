using System.Text.Json;

namespace Engines.Lambda;

/// <summary>Collects measurements and writes them as CloudWatch embedded metric format, one line a flush.</summary>
/// <remarks>
/// CloudWatch takes at most 100 metrics a line and 100 values a metric. A batch that would pass either writes what it has and goes on, so
/// it never holds more than one line. Safe for many threads.
/// </remarks>
public sealed class MetricsBatch
{
    private const int MetricsMax = 100;
    private const int ValuesMax = 100;
    private const string Metadata = "_aws";

    private readonly Lock gate = new();
    private readonly string metricNamespace;
    private readonly IReadOnlyDictionary<string, string> dimensions;
    private readonly LineWriter lines;
    private readonly TimeProvider time;
    private readonly Dictionary<string, Metric> metrics = new(StringComparer.Ordinal);

    /// <summary>A batch.</summary>
    /// <param name="metricNamespace">The namespace of all its metrics.</param>
    /// <param name="dimensions">The dimensions of all its metrics, 30 at most. Each set of values is a metric that is paid for.</param>
    /// <param name="lines">Where lines go.</param>
    /// <param name="time">The clock.</param>
    public MetricsBatch(string metricNamespace, IReadOnlyDictionary<string, string> dimensions, LineWriter lines, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(metricNamespace);
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions.Count, 30, nameof(dimensions));
        this.metricNamespace = metricNamespace;
        this.dimensions = dimensions;
        this.lines = lines;
        this.time = time;
    }

    /// <summary>Adds one measurement.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="value">The value; a finite number.</param>
    /// <param name="unit">Its unit.</param>
    public void Add(string name, double value, MetricUnit unit)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A metric's value must be a finite number.");
        if (name == Metadata || dimensions.ContainsKey(name))
            throw new ArgumentException($"'{name}' is the name of a dimension or of the metadata.", nameof(name));

        lock (gate)
        {
            var isKnown = metrics.TryGetValue(name, out var metric);
            if (isKnown ? metric!.Values.Count == ValuesMax || metric.Unit != unit : metrics.Count == MetricsMax)
            {
                Flush_NeedsLock();
                isKnown = false;
            }

            if (!isKnown)
                metrics.Add(name, metric = new Metric(unit, []));

            metric!.Values.Add(value);
        }
    }

    /// <summary>Writes what was added since the last flush; nothing when there is nothing.</summary>
    public void Flush()
    {
        lock (gate)
            Flush_NeedsLock();
    }

    private void Flush_NeedsLock()
    {
        if (metrics.Count == 0)
            return;

        lines.WriteLine(this, static (json, batch) => batch.Write_NeedsLock(json));
        metrics.Clear();
    }

    private void Write_NeedsLock(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMetadata_NeedsLock(json);
        foreach (var (name, value) in dimensions)
            json.WriteString(name, value);

        foreach (var (name, metric) in metrics)
        {
            if (metric.Values.Count == 1)
            {
                json.WriteNumber(name, metric.Values[0]);
                continue;
            }

            json.WriteStartArray(name);
            foreach (var value in metric.Values)
                json.WriteNumberValue(value);

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteMetadata_NeedsLock(Utf8JsonWriter json)
    {
        json.WriteStartObject(Metadata);
        json.WriteNumber("Timestamp"u8, time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        json.WriteStartObject();
        json.WriteString("Namespace"u8, metricNamespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        foreach (var name in dimensions.Keys)
            json.WriteStringValue(name);

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics"u8);
        foreach (var (name, metric) in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, name);
            json.WriteString("Unit"u8, metric.Unit.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed record Metric(MetricUnit Unit, List<double> Values);
}
