using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra.Events;

/// <summary>The pipe of a template: what it lets through and what it makes of it.</summary>
internal sealed partial class EventsPipe(JsonObject template)
{
    private readonly JsonObject properties = template.Resources("AWS::Pipes::Pipe").Single().Properties;

    public IReadOnlyList<JsonObject> Patterns =>
        [.. properties["SourceParameters"]!["FilterCriteria"]!["Filters"]!.AsArray().Select(filter => JsonNode.Parse(filter!["Pattern"]!.ToString())!.AsObject())];

    public string Transformer => properties["TargetParameters"]!["InputTemplate"]!.ToString();

    public string Kind => properties["TargetParameters"]!["EventBridgeEventBusParameters"]!["DetailType"]!.ToString();

    public bool LetsThrough(JsonObject record) => Patterns.Any(filter => EventPattern.Matches(filter, record));

    /// <summary>The event as rules on the bus see it.</summary>
    public JsonObject Render(JsonObject record) => new()
    {
        ["source"] = "engines.conversations",
        ["detail-type"] = Kind,
        ["detail"] = JsonNode.Parse(Path().Replace(Transformer, match => Text(Find(record, match.Groups[1].Value)))),
    };

    /// <summary>Paths that lead to something personal, to more than one attribute, or to nothing that the schema knows.</summary>
    public IEnumerable<string> Leaks(TableDefinition table)
    {
        var attributes = table.Items.SelectMany(item => item.Attributes).ToLookup(attribute => attribute.Name, StringComparer.Ordinal);
        foreach (var path in Path().Matches(Transformer).Select(match => match.Groups[1].Value).Where(path => path != "eventID"))
        {
            if (Attribute().Match(path) is not { Success: true } match)
                yield return $"{path} is more than one attribute, or none";
            else if (match.Groups[1].Value == "Keys")
            {
                if (!table.Key.Attributes.Any(key => key.Name == match.Groups[2].Value))
                    yield return $"{path} is no key";
            }
            else if (!attributes.Contains(match.Groups[2].Value))
                yield return $"{path} is not in the schema";
            else if (attributes[match.Groups[2].Value].Any(attribute => attribute.IsPersonal))
                yield return $"{path} is personal";
            else if (attributes[match.Groups[2].Value].Any(attribute => attribute.Type != match.Groups[3].Value))
                yield return $"{path} has another type";
        }
    }

    private static JsonNode? Find(JsonNode? record, string path) => path.Split('.').Aggregate(record, (node, name) => (node as JsonObject)?[name]);

    // Whatever is not there becomes nothing between the quotes that the template sets.
    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text => JsonEncodedText.Encode(text.ToString()).ToString(),
        _ => JsonEncodedText.Encode(value.ToJsonString()).ToString(),
    };

    [GeneratedRegex(@"<\$\.([^>]+)>")]
    private static partial Regex Path();

    [GeneratedRegex(@"^dynamodb\.(Keys|NewImage|OldImage)\.(\w+)\.([A-Z]+)$")]
    private static partial Regex Attribute();
}
