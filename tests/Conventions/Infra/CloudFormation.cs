using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Reads a template into JSON with the long form of every function, so that rules have one thing to look at.</summary>
internal static class CloudFormation
{
    public static JsonObject Load(string path) => Parse(SourceTree.Read(path));

    public static JsonObject Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Convert(stream.Documents[0].RootNode)!.AsObject();
    }

    /// <summary>The resources of one type, by logical id.</summary>
    public static IEnumerable<(string Id, JsonObject Properties)> Resources(this JsonObject template, string type) => template["Resources"]!.AsObject()
        .Where(resource => resource.Value!["Type"]!.GetValue<string>() == type)
        .Select(resource => (resource.Key, resource.Value!["Properties"]!.AsObject()));

    /// <summary>Every object in the tree, the tree itself included.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(entry => entry.Value.Objects()).Prepend(item),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>A list as it is, a single value as a list of one.</summary>
    public static IEnumerable<JsonNode?> Many(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.AsEnumerable(),
        _ => [node],
    };

    /// <summary>What a function such as <c>Ref</c> is called with; null where the value is no such call.</summary>
    public static JsonNode? Call(this JsonNode? node, string function) => (node as JsonObject)?[function];

    private static JsonNode? Convert(YamlNode node)
    {
        JsonNode? plain = node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child =>
                KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new NotSupportedException($"Line {node.Start.Line}: {node.NodeType}"),
        };

        if (node.Tag.IsEmpty || node.Tag.Value[0] != '!' || node.Tag.Value == "!")
            return plain;

        var function = node.Tag.Value[1..];
        return function switch
        {
            "Ref" => new JsonObject { ["Ref"] = plain },
            "Condition" => new JsonObject { ["Condition"] = plain },
            "GetAtt" when plain is JsonValue path =>
                new JsonObject { ["Fn::GetAtt"] = new JsonArray([.. path.ToString().Split('.', 2).Select(part => (JsonNode)part)]) },
            _ => new JsonObject { [$"Fn::{function}"] = plain },
        };
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return JsonValue.Create(scalar.Value);
        if (scalar.Value is "true" or "false")
            return JsonValue.Create(scalar.Value == "true");

        return long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(scalar.Value);
    }
}
