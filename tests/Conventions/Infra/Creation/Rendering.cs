using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>
/// What is left of a template once its parameters are known: conditions are decided, branches chosen, AWS::NoValue dropped and deletion policies spelled out.
/// Emulators do this only in part: they leave holes in lists, and do not know AWS::LanguageExtensions.
/// </summary>
internal sealed class Rendering(JsonObject template, IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>The template without what its conditions exclude.</summary>
    public JsonObject Render()
    {
        var rendered = template.DeepClone().AsObject();
        rendered.Remove("Transform");
        foreach (var section in new[] { "Resources", "Outputs" })
        {
            var entries = rendered[section]?.AsObject() ?? [];
            foreach (var id in entries.Where(entry => entry.Value!["Condition"] is { } condition && !Holds(condition.ToString())).Select(entry => entry.Key).ToArray())
                entries.Remove(id);

            rendered[section] = Chosen(entries);
        }

        foreach (var (_, resource) in rendered["Resources"]!.AsObject())
        {
            foreach (var policy in new[] { "DeletionPolicy", "UpdateReplacePolicy" })
            {
                if (resource![policy] is { } value)
                    resource[policy] = Text(value);
            }
        }

        return rendered;
    }

    /// <summary>Whether a named condition is true with these parameters.</summary>
    public bool Holds(string condition) => Decide(template["Conditions"]?[condition] ?? throw new InvalidDataException($"There is no condition {condition}."));

    private bool Decide(JsonNode? node) => Only(node) switch
    {
        ("Condition", { } name) => Holds(name.ToString()),
        ("Fn::Equals", JsonArray pair) => Text(pair[0]) == Text(pair[1]),
        ("Fn::Not", JsonArray one) => !Decide(one[0]),
        ("Fn::And", JsonArray all) => all.All(Decide),
        ("Fn::Or", JsonArray any) => any.Any(Decide),
        _ => throw new NotSupportedException($"A condition that is not read here: {node?.ToJsonString()}"),
    };

    private string Text(JsonNode? node) => node switch
    {
        JsonValue value => value.ToString(),
        _ => Only(node) switch
        {
            ("Ref", { } name) => Parameter(name.ToString()),
            ("Fn::Join", JsonArray { Count: 2 } join) when join[1] is JsonArray parts => string.Join(join[0]!.ToString(), parts.Select(Text)),
            ("Fn::Join", JsonArray { Count: 2 } join) => Text(join[1]).Replace(",", join[0]!.ToString(), StringComparison.Ordinal),
            _ => throw new NotSupportedException($"A value that is not read here: {node?.ToJsonString()}"),
        },
    };

    private string Parameter(string name) => name switch
    {
        "AWS::Region" => Moto.Region,
        "AWS::Partition" => "aws",
        _ => parameters.GetValueOrDefault(name) ?? template["Parameters"]?[name]?["Default"]?.ToString()
            ?? throw new InvalidDataException($"Nothing is given for {name}."),
    };

    private JsonNode? Chosen(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject call when call["Fn::If"] is JsonArray branches:
                return Chosen(Holds(branches[0]!.ToString()) ? branches[1] : branches[2]);
            case JsonObject item:
                return new JsonObject(item.Select(entry => KeyValuePair.Create(entry.Key, Chosen(entry.Value))).Where(entry => !IsNoValue(entry.Value)));
            case JsonArray list:
                return new JsonArray([.. list.Select(Chosen).Where(entry => !IsNoValue(entry))]);
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsNoValue(JsonNode? node) => node.Call("Ref")?.ToString() == "AWS::NoValue";

    private static (string Function, JsonNode? Argument) Only(JsonNode? node) =>
        node is JsonObject { Count: 1 } call ? (call.First().Key, call.First().Value) : ("", null);
}
