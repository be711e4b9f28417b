using System.Text.Json.Nodes;

namespace Engines.Local.Page.Showing;

/// <summary>What became of a function's last invocations.</summary>
internal static class Invocations
{
    public const int ListMax = 100;

    public static JsonArray List(PageFunction function) => new([.. function.Recent().Take(ListMax).Select(Line)]);

    /// <summary>One of them with the end of its log; null where it is forgotten.</summary>
    public static JsonObject? Find(PageFunction function, string id)
    {
        if (function.Recent().FirstOrDefault(invocation => invocation.Id == id) is not { } found)
            return null;
        var line = Line(found);
        line["log"] = found.Log();
        return line;
    }

    private static JsonObject Line(PageInvocation invocation) => new()
    {
        ["id"] = invocation.Id,
        ["at"] = invocation.At.ToUnixTimeMilliseconds(),
        ["duration_ms"] = Math.Round(invocation.Duration.TotalMilliseconds, 1),
        ["end"] = invocation.End,
        ["process"] = invocation.ProcessId,
        ["start_ms"] = invocation.Start is { } start ? Math.Round(start.TotalMilliseconds) : null,
        ["memory_mb"] = invocation.MemoryMax,
        ["failure"] = invocation.Failure,
    };
}
