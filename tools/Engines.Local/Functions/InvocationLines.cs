using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Engines.Local.Functions;

/// <summary>The lines that Lambda itself writes around an invocation.</summary>
internal sealed class InvocationLines(FunctionSettings settings, TimeProvider time)
{
    private const string Version = "$LATEST";

    /// <summary>Before the first line of the function.</summary>
    public string Start(Guid requestId) => settings.LogFormat == LogFormat.Text
        ? $"START RequestId: {requestId} Version: {Version}"
        : Json("platform.start", json =>
        {
            json.WriteString("requestId", requestId);
            json.WriteString("version", Version);
        });

    /// <summary>After the last one.</summary>
    public IReadOnlyList<string> End(InvocationRecord record) => settings.LogFormat == LogFormat.Text ? Text(record) : [Json("platform.report", json => WriteReport(json, record))];

    private string[] Text(InvocationRecord record)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"REPORT RequestId: {record.RequestId}\tDuration: {record.Duration.TotalMilliseconds:F2} ms\t");
        report.Append(CultureInfo.InvariantCulture, $"Billed Duration: {Billed(record)} ms\tMemory Size: {settings.MemorySize} MB\tMax Memory Used: {record.MemoryMaxUsed} MB\t");
        if (record.InitDuration is { } init)
            report.Append(CultureInfo.InvariantCulture, $"Init Duration: {init.TotalMilliseconds:F2} ms\t");
        if (record.End == InvocationEnd.TimedOut)
            report.Append("Status: timeout");
        else if (record.End is InvocationEnd.Crashed or InvocationEnd.OutOfMemory)
            report.Append(CultureInfo.InvariantCulture, $"Status: error\tError Type: {ErrorTypeOf(record)}");

        var said = record.End switch
        {
            InvocationEnd.TimedOut => $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {record.RequestId} {record.Failure}",
            InvocationEnd.Crashed or InvocationEnd.OutOfMemory => $"RequestId: {record.RequestId} Error: {record.Failure}",
            _ => null,
        };
        string[] last = [$"END RequestId: {record.RequestId}", report.ToString()];
        return said is null ? last : [said, .. last];
    }

    private void WriteReport(Utf8JsonWriter json, InvocationRecord record)
    {
        json.WriteString("requestId", record.RequestId);
        json.WriteStartObject("metrics");
        json.WriteNumber("durationMs", Math.Round(record.Duration.TotalMilliseconds, 3));
        json.WriteNumber("billedDurationMs", Billed(record));
        json.WriteNumber("memorySizeMB", settings.MemorySize);
        json.WriteNumber("maxMemoryUsedMB", record.MemoryMaxUsed);
        if (record.InitDuration is { } init)
            json.WriteNumber("initDurationMs", Math.Round(init.TotalMilliseconds, 3));
        json.WriteEndObject();
        json.WriteString("status", record.End switch
        {
            InvocationEnd.Answered => "success",
            InvocationEnd.Error => "error",
            InvocationEnd.TimedOut => "timeout",
            _ => "failure",
        });
        if (record.End is InvocationEnd.Crashed or InvocationEnd.OutOfMemory)
            json.WriteString("errorType", ErrorTypeOf(record));
    }

    private static string ErrorTypeOf(InvocationRecord record) => record.End == InvocationEnd.OutOfMemory ? RuntimeExit.OutOfMemory : RuntimeExit.Error;

    // The start of a process is charged like its work.
    private static long Billed(InvocationRecord record) => (long)Math.Ceiling((record.Duration + (record.InitDuration ?? TimeSpan.Zero)).TotalMilliseconds);

    private string Json(string type, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("type", type);
            json.WriteStartObject("record");
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
