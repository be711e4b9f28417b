using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Refuses resources that wait for each other.</summary>
internal sealed class DependencyCheck(TemplateFile file, IReadOnlyDictionary<string, HashSet<string>> needs)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    public void Check(JsonObject resources)
    {
        foreach (var name in needs.Keys)
            Visit(name, resources);
    }

    private void Visit(string name, JsonObject resources)
    {
        if (path.Contains(name))
        {
            var circle = string.Join(" -> ", path.SkipWhile(one => one != name).Append(name));
            throw file.Fault(resources[name.Split('.')[0]], $"resources wait for each other: {circle}", "Spell one of the references out, with Fn::Sub for a name or an ARN");
        }

        if (!needs.TryGetValue(name, out var others) || done.Contains(name))
            return;

        path.Add(name);
        foreach (var other in others)
            Visit(other, resources);
        path.RemoveAt(path.Count - 1);
        done.Add(name);
    }
}

/// <summary>What a resource says it waits for, beside what it refers to.</summary>
internal static class Dependencies
{
    public static IEnumerable<JsonNode> Of(JsonNode resource) => resource["DependsOn"] switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        var one => [one],
    };
}
