using Amazon.DynamoDBv2.Model;

namespace Engines.Local.Seeding;

/// <summary>
/// What providers reported about a company's templates and senders stands in the company's item. A file that people keep does not know it, and
/// must not start what a provider stopped.
/// </summary>
internal static class ReportedHealth
{
    private static readonly string[] OfTemplates = ["state", "state_at", "state_detail"];
    private static readonly string[] OfSenders = ["status", "status_at", "status_detail", "paused_by"];

    // People's own pause or start of a sender stands in the file; only the time of the last report is kept beside it.
    private static readonly string[] OfRunningSenders = ["status_at", "status_detail"];

    /// <summary>Takes the reports over into a company's new item, except where that says its own time of a report.</summary>
    /// <returns>Every entry that stands otherwise than the file says, for people.</returns>
    public static IReadOnlyList<string> Keep(Dictionary<string, AttributeValue> standing, Dictionary<string, AttributeValue> item)
    {
        var kept = new List<string>();
        foreach (var (name, was, now) in Pairs(standing, item, "templates"))
        {
            if (was.ContainsKey("state_at") && !now.ContainsKey("state_at") && Take(was, now, OfTemplates))
                kept.Add($"template {name} stays {now["state"].S}, as its provider reported");
        }

        foreach (var (name, was, now) in Pairs(standing, item, "channels"))
        {
            if (!was.ContainsKey("status_at") || now.ContainsKey("status_at"))
                continue;
            var isStopped = was.GetValueOrDefault("paused_by")?.S == "provider";
            if (Take(was, now, isStopped ? OfSenders : OfRunningSenders))
                kept.Add($"sender {name} stays {now["status"].S}, as its provider reported");
        }

        return kept;
    }

    private static bool Take(Dictionary<string, AttributeValue> was, Dictionary<string, AttributeValue> now, string[] names)
    {
        var (value, before) = (names[0], now.GetValueOrDefault(names[0])?.S);
        foreach (var name in names)
        {
            if (was.TryGetValue(name, out var stood))
                now[name] = stood;
        }

        return now.GetValueOrDefault(value)?.S != before && !value.EndsWith("_at", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, Dictionary<string, AttributeValue> Was, Dictionary<string, AttributeValue> Now)> Pairs(
        Dictionary<string, AttributeValue> standing, Dictionary<string, AttributeValue> item, string map)
    {
        foreach (var (name, value) in item.GetValueOrDefault(map)?.M ?? [])
        {
            if (value.M is { } now && standing.GetValueOrDefault(map)?.M?.GetValueOrDefault(name)?.M is { } was)
                yield return (name, was, now);
        }
    }
}
