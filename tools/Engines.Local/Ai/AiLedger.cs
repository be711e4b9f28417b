using System.Text.Json;

namespace Engines.Local.Ai;

/// <summary>One message of a request.</summary>
/// <param name="Role">Such as <c>user</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record AiMessage(string Role, string Text);

/// <summary>One request to a stub of the Responses API, as the stub understood it.</summary>
/// <param name="Key">The key it came with.</param>
/// <param name="Body">The body as it came.</param>
public sealed record AiCall(string Key, JsonElement Body)
{
    /// <summary>The instructions.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>The messages, in their order.</summary>
    public IReadOnlyList<AiMessage> Messages { get; init; } = [];

    /// <summary>The status that it was answered with; 0 while, or because, there was no answer.</summary>
    public int Status { get; internal set; }
}

/// <summary>Every request that stubs of the Responses API got, refused ones too.</summary>
public sealed class AiLedger
{
    private const int CallsMax = 100_000;

    private readonly Lock gate = new();
    private readonly List<AiCall> calls = [];

    /// <summary>The requests so far, in their order.</summary>
    public IReadOnlyList<AiCall> Calls
    {
        get
        {
            lock (gate)
                return [.. calls];
        }
    }

    internal void Record(AiCall call)
    {
        lock (gate)
        {
            if (calls.Count == CallsMax)
                throw new InvalidOperationException($"The ledger holds {CallsMax} requests and takes no more.");
            calls.Add(call);
        }
    }
}
