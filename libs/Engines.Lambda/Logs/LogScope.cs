namespace Engines.Lambda;

/// <summary>Values that every log line carries while they are in force, in this flow of work and what it starts.</summary>
/// <remarks>Ids only. Never an address, a body or a name.</remarks>
public sealed class LogScope : IDisposable
{
    /// <summary>The name of the request's id.</summary>
    public const string RequestId = "request_id";

    /// <summary>The name of the conversation's id.</summary>
    public const string ConversationId = "conversation_id";

    /// <summary>The name of the trace's id.</summary>
    public const string TraceId = "trace_id";

    private static readonly AsyncLocal<LogScope?> Ambient = new();

    private readonly LogScope? outer;

    private LogScope(string name, object? value, LogScope? outer) => (Name, Value, this.outer) = (name, value, outer);

    internal static LogScope? Current => Ambient.Value;

    internal string Name { get; }

    internal object? Value { get; }

    internal LogScope? Outer => outer;

    /// <summary>Puts a value in force until what is returned is disposed of. An inner value hides an outer one of the same name.</summary>
    /// <param name="name">The name in the log line.</param>
    /// <param name="value">The value.</param>
    public static LogScope Begin(string name, string value) => Push(name, value);

    /// <summary>Takes the value out of force, together with any put in force after it.</summary>
    public void Dispose() => Ambient.Value = outer;

    internal static LogScope Push(string name, object? value)
    {
        var scope = new LogScope(name, value, Ambient.Value);
        Ambient.Value = scope;
        return scope;
    }
}
