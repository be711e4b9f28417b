using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>What works on a template before CloudFormation does.</summary>
internal static class Transforms
{
    public const string Serverless = "AWS::Serverless-2016-10-31";
    public const string LanguageExtensions = "AWS::LanguageExtensions";

    private const string GlobalsSection = "Globals";

    private static readonly Dictionary<string, string> GlobalsOf = new(StringComparer.Ordinal)
    {
        ["Function"] = "AWS::Serverless::Function",
        ["Api"] = "AWS::Serverless::Api",
        ["HttpApi"] = "AWS::Serverless::HttpApi",
        ["SimpleTable"] = "AWS::Serverless::SimpleTable",
        ["StateMachine"] = "AWS::Serverless::StateMachine",
    };

    /// <summary>The transforms that a template names.</summary>
    public static IReadOnlyList<string> Of(TemplateFile file) => file.Root["Transform"] switch
    {
        null => [],
        JsonArray list => [.. list.Select(one => one!.ToString())],
        var one => [one.ToString()],
    };

    /// <summary>The resources with SAM's Globals in them: mappings are merged, lists joined, and what a resource says itself wins.</summary>
    public static JsonObject Resources(TemplateFile file)
    {
        var resources = file.Section("Resources") is { Count: > 0 } some ? some : throw file.Fault(null, "the template has no Resources", "Declare at least one");
        if (file.Section(GlobalsSection) is not { } globals)
            return resources;
        if (!Of(file).Contains(Serverless))
            throw file.Fault(globals, $"Globals need the transform {Serverless}", "Add it under Transform");

        foreach (var (kind, values) in globals)
        {
            var type = GlobalsOf.GetValueOrDefault(kind) ?? throw file.Fault(values, $"Globals know no {kind}", $"Use one of {string.Join(", ", GlobalsOf.Keys)}");
            foreach (var (_, resource) in resources.Where(entry => entry.Value?["Type"]?.ToString() == type).ToArray())
                resource!["Properties"] = Merged(file, values!, resource["Properties"] ?? new JsonObject());
        }

        file.Root.Remove(GlobalsSection);
        return resources;
    }

    private static JsonNode Merged(TemplateFile file, JsonNode global, JsonNode own)
    {
        switch (global, own)
        {
            case (JsonObject all, JsonObject one) when FunctionNames.Call(all) is null && FunctionNames.Call(one) is null:
                var names = all.Select(entry => entry.Key).Union(one.Select(entry => entry.Key)).ToArray();
                return file.From(own, new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(
                    name, all[name] is { } shared && one[name] is { } single ? Merged(file, shared, single) : file.Copy(one[name] ?? all[name]!)))));
            case (JsonArray all, JsonArray one):
                return file.From(own, new JsonArray([.. all.Concat(one).Select(entry => file.Copy(entry!))]));
            default:
                return file.Copy(own);
        }
    }
}
