using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>
/// Writes one JSON object a line: time, level, event, message, the ids of the message being worked on, and what the log call names. An exception
/// shows its type and stack and never its message, which may hold an address or a body.
/// </summary>
/// <remarks>Lines go to the raw output stream: Lambda's own console writer would put text before the JSON.</remarks>
/// <param name="output">Usually standard output.</param>
/// <param name="least">What is less important is left out.</param>
/// <param name="time">The clock.</param>
public sealed class JsonLineLogger(Stream output, LogLevel least, TimeProvider time) : ILogger
{
    private const string MessageTemplate = "{OriginalFormat}";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>The X-Ray trace of the invocation; null outside any.</summary>
    public string? TraceId { get; set; }

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    /// <summary>Scopes are <see cref="LogScope"/>'s; this one does nothing.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        lock (gate)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer, Plain))
                WriteLine(json, logLevel, eventId, state, exception);
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
            output.Write(buffer.WrittenSpan);
            output.Flush();
        }
    }

    private void WriteLine<TState>(Utf8JsonWriter json, LogLevel level, EventId id, TState state, Exception? exception)
    {
        json.WriteStartObject();
        json.WriteString("timestamp", time.GetUtcNow().UtcDateTime);
        json.WriteString("level", NameOf(level));
        json.WriteNumber("event", id.Id);
        if (LogScope.Current is { } scope)
        {
            json.WriteString("request_id", scope.RequestId);
            json.WriteString("conversation_id", scope.ConversationId);
        }

        if (TraceId is { } trace)
            json.WriteString("trace_id", trace);
        if (state is IReadOnlyList<KeyValuePair<string, object?>> members)
            WriteMembers(json, members);
        if (exception is not null)
        {
            json.WriteString("error_type", exception.GetType().FullName);
            json.WriteString("error_stack", exception.StackTrace);
            json.WriteString("error_cause", exception.InnerException?.GetType().FullName);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members[i];
            if (name == MessageTemplate)
                json.WriteString("message", value as string);
            else if (value is not null)
                WriteMember(json, JsonNamingPolicy.SnakeCaseLower.ConvertName(name), value);
        }
    }

    private static void WriteMember(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
