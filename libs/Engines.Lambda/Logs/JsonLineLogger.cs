using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>
/// Logs JSON, one object a line: <c>timestamp</c>, <c>level</c>, <c>event_id</c>, <c>event</c>, <c>message</c>, scope values, <c>data</c>,
/// <c>exception</c>.
/// </summary>
/// <remarks>
/// <c>message</c> is the message's template and <c>data</c> holds what belongs in it, so that lines about the same thing are alike. Of an
/// exception there are the types and the stacks, never the messages: those may quote what someone wrote.
/// </remarks>
public sealed class JsonLineLogger : ILogger
{
    private readonly LineWriter lines;
    private readonly LogLevel levelMin;
    private readonly TimeProvider time;

    /// <summary>A logger.</summary>
    /// <param name="lines">Where lines go.</param>
    /// <param name="levelMin">What is less than this is not logged.</param>
    /// <param name="time">The clock.</param>
    public JsonLineLogger(LineWriter lines, LogLevel levelMin, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(time);
        this.lines = lines;
        this.levelMin = levelMin;
        this.time = time;
    }

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= levelMin && logLevel != LogLevel.None;

    /// <summary>Puts the members of a structured state in force as scope values; a state without members is of no use in JSON.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="state">The state.</param>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        LogScope? outermost = null;
        if (state is IEnumerable<KeyValuePair<string, object?>> members)
        {
            foreach (var (name, value) in members)
            {
                if (name != LogState.TemplateMember)
                {
                    var scope = LogScope.Push(name, value);
                    outermost ??= scope;
                }
            }
        }

        return outermost;
    }

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;

        var entry = new Entry<TState>(logLevel, eventId, state, exception, formatter) { At = time.GetUtcNow() };
        try
        {
            lines.WriteLine(entry, static (json, entry) => Write(json, entry));
        }
        catch (Exception failure) when (failure is not IOException)
        {
            // A value that cannot be written must neither end the work that logs it nor vanish without a trace.
            lines.WriteLine((entry.At, eventId.Id, failure.GetType().Name), static (json, lost) => WriteLost(json, lost));
        }
    }

    private static void Write<TState>(Utf8JsonWriter json, in Entry<TState> entry)
    {
        json.WriteStartObject();
        json.WriteString("timestamp"u8, entry.At.UtcDateTime);
        json.WriteString("level"u8, entry.Level.ToString());
        if (entry.EventId.Id != 0)
            json.WriteNumber("event_id"u8, entry.EventId.Id);
        if (entry.EventId.Name is { } name)
            json.WriteString("event"u8, name);

        var members = entry.State as IReadOnlyList<KeyValuePair<string, object?>>;
        json.WriteString("message"u8, LogState.Template(members) ?? entry.Formatter(entry.State, null));
        LogState.WriteScopes(json, LogScope.Current);
        LogState.WriteMembers(json, members);
        if (entry.Exception is { } exception)
            LogState.WriteException(json, exception);

        json.WriteEndObject();
    }

    private static void WriteLost(Utf8JsonWriter json, (DateTimeOffset At, int EventId, string Failure) lost)
    {
        json.WriteStartObject();
        json.WriteString("timestamp"u8, lost.At.UtcDateTime);
        json.WriteString("level"u8, nameof(LogLevel.Error));
        json.WriteNumber("event_id"u8, lost.EventId);
        json.WriteString("message"u8, "A log line could not be written.");
        json.WriteString("failure"u8, lost.Failure);
        json.WriteEndObject();
    }

    private readonly record struct Entry<TState>(
        LogLevel Level, EventId EventId, TState State, Exception? Exception, Func<TState, Exception?, string> Formatter)
    {
        public required DateTimeOffset At { get; init; }
    }
}
