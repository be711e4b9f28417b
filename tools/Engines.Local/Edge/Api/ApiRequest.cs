namespace Engines.Local.Edge.Api;

/// <summary>A request as it comes to the API.</summary>
/// <param name="Method">Such as <c>POST</c>.</param>
/// <param name="Path">The path as it was called, still encoded.</param>
/// <param name="Body">The body as text.</param>
public sealed record ApiRequest(string Method, string Path, string Body)
{
    /// <summary>What stands after the question mark, still encoded.</summary>
    public string Query { get; init; } = "";

    /// <summary>The host that was called, with its port if it is not the usual one.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The headers in their order. Where one is repeated, mapping templates see the last.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether the path begins with the stage, as at the API's own host; at a host of one's own it does not.</summary>
    public bool HasStage { get; init; } = true;

    /// <summary>How long what comes of it stays hidden in its queue, for a webhook that is to come late.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The value of a header; null if there is none.</summary>
    public string? Header(string name) => Headers.LastOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
