namespace Engines.Lambda;

/// <summary>Which message the code is working on: its ids stand in every log line that it writes meanwhile.</summary>
public sealed class LogScope : IDisposable
{
    private static readonly AsyncLocal<LogScope?> Ambient = new();

    private readonly LogScope? outer;

    private LogScope(string requestId, string conversationId) =>
        (RequestId, ConversationId, outer) = (requestId, conversationId, Ambient.Value);

    /// <summary>The scope of the running code; null outside any.</summary>
    public static LogScope? Current => Ambient.Value;

    /// <summary>The producer's id of the request.</summary>
    public string RequestId { get; }

    /// <summary>The conversation.</summary>
    public string ConversationId { get; }

    /// <summary>Begins a scope, which lasts until it is disposed of in the same method.</summary>
    public static LogScope Begin(string requestId, string conversationId)
    {
        var scope = new LogScope(requestId, conversationId);
        Ambient.Value = scope;
        return scope;
    }

    /// <inheritdoc/>
    public void Dispose() => Ambient.Value = outer;
}
