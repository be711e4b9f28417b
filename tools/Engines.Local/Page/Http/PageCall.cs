using System.Text.Json.Nodes;

namespace Engines.Local.Page.Http;

/// <summary>One call of the page to its server.</summary>
/// <param name="Parts">What stands in the address where the route leaves room.</param>
/// <param name="Reveals">True if addresses and contents were switched on.</param>
/// <param name="Body">What was sent along; empty where there is nothing.</param>
internal sealed record PageCall(IReadOnlyList<string> Parts, bool Reveals, JsonObject Body)
{
    /// <summary>A text of the body; null where there is none.</summary>
    public string? Text(string name) => Body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A number of the body; null where there is none.</summary>
    public double? Number(string name) => Body[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}

/// <summary>A call that the server knows.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The path, with <c>*</c> for each part that is left open.</param>
/// <param name="Answer">What answers it.</param>
internal sealed record PageRoute(string Method, string Pattern, Func<PageCall, CancellationToken, Task<PageAnswer>> Answer)
{
    /// <summary>What stands at the open parts; null if the path is another one.</summary>
    public IReadOnlyList<string>? Match(string method, string path)
    {
        if (method != Method)
            return null;

        var (wanted, given) = (Pattern.Split('/'), path.Split('/'));
        if (wanted.Length != given.Length)
            return null;

        var parts = new List<string>();
        foreach (var (part, index) in wanted.Select((part, index) => (part, index)))
        {
            if (part == "*" && given[index].Length > 0)
                parts.Add(Uri.UnescapeDataString(given[index]));
            else if (part != given[index])
                return null;
        }

        return parts;
    }
}
