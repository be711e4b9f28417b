using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What the dashboard shows, and whether there is such a thing.</summary>
internal static partial class Dashboard
{
    public static IEnumerable<string> Problems(string body, IReadOnlySet<string> names)
    {
        foreach (var metric in Metrics(JsonNode.Parse(body)!))
        {
            if (MetricNames.Problem(metric) is { } problem)
                yield return problem;
            foreach (var (_, value) in metric.Dimensions.Where(dimension => dimension.Value.StartsWith("${ProjectName}", StringComparison.Ordinal) && !names.Contains(dimension.Value)))
                yield return $"{metric.Name} is of {value}, and no template names anything so";
        }
    }

    /// <summary>Names that templates give to queues, functions, tables and APIs.</summary>
    public static IReadOnlySet<string> NamesIn(IEnumerable<JsonObject> templates) => templates.SelectMany(template => template["Resources"].Objects())
        .SelectMany(one => new[] { "QueueName", "FunctionName", "TableName", "Name" }.Select(name => one[name].Call("Fn::Sub")?.ToString())).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Metrics in a widget: namespace, name, pairs of dimension and value, and an object with a label.</summary>
    public static IEnumerable<UsedMetric> Metrics(JsonNode body) => body["widgets"]!.AsArray().SelectMany(widget => widget!["properties"]!["metrics"]!.AsArray())
        .Select(metric => metric!.AsArray().OfType<JsonValue>().Select(part => part.ToString()).ToArray())
        .Select(parts => new UsedMetric(parts[0], parts[1], [.. parts[2..].Chunk(2).Select(pair => (pair[0], pair[1]))]));

    /// <summary>Widgets that lie on each other or stand over the edge.</summary>
    public static IEnumerable<string> Overlaps(string body)
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (var widget in JsonNode.Parse(body)!["widgets"]!.AsArray())
        {
            var (x, y, width, height) = ((int)widget!["x"]!, (int)widget["y"]!, (int)widget["width"]!, (int)widget["height"]!);
            var free = Enumerable.Range(x, width).SelectMany(column => Enumerable.Range(y, height).Select(row => (column, row))).All(taken.Add);
            if (!free || x + width > 24)
                yield return Title().Match(widget.ToJsonString()).Value;
        }
    }

    [GeneratedRegex("\"title\":\"[^\"]*\"")]
    private static partial Regex Title();
}
