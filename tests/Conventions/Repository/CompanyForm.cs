using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions;

/// <summary>
/// company.schema.json against the form that is generated of tables.yaml: the same entries of the same types, the same words. The one by hand may ask for more, such as
/// patterns, lengths and what goes with which provider; the generated one has nothing that the other lacks.
/// </summary>
/// <param name="form">company.schema.json.</param>
/// <param name="generated">The generated form of COMPANY.</param>
internal sealed class CompanyForm(JsonNode form, JsonNode generated)
{
    public IReadOnlyList<string> Differences() => [.. Compare("$", [form], generated)];

    private IEnumerable<string> Compare(string path, IEnumerable<JsonNode> forms, JsonNode node)
    {
        var type = Resolve(generated, node);
        var alternatives = forms.SelectMany(Alternatives).ToArray();
        if (type["properties"] is JsonObject properties)
            return CompareEntries(path, alternatives, type, properties);
        if (type["additionalProperties"] is { } inner)
            return Compare($"{path}.*", alternatives.SelectMany(Inside), inner);
        if (type["items"] is { } items)
            return alternatives.Where(one => one["items"] is null).Select(_ => $"{path} is no list by hand").Concat(Compare($"{path}[]", alternatives.Select(one => one["items"]).OfType<JsonNode>(), items));
        if (Words(type) is { Length: > 0 } words)
            return Same(path, words, [.. alternatives.SelectMany(Words).Distinct().Order(StringComparer.Ordinal)]);

        var pattern = type["format"] is null ? [] : alternatives.Where(one => $"{one["pattern"]}" != $"{type["pattern"]}").Select(_ => $"{path} is a time in one of them");
        return alternatives.Where(one => TypeOf(one) != TypeOf(type)).Select(one => $"{path} is {TypeOf(one)} by hand and {TypeOf(type)} in tables.yaml").Concat(pattern);
    }

    private IEnumerable<string> CompareEntries(string path, JsonNode[] alternatives, JsonNode type, JsonObject properties)
    {
        var required = type["required"]!.AsArray().Select(name => $"{name}")
            .Where(name => alternatives.Any(one => one["required"]?.AsArray().Any(asked => $"{asked}" == name) != true)).Select(name => $"{path}.{name} is required in tables.yaml only");
        var byHand = alternatives.SelectMany(one => one["properties"]!.AsObject()).ToLookup(entry => entry.Key, entry => entry.Value!);
        return Same(path, [.. properties.Select(entry => entry.Key).Order(StringComparer.Ordinal)], [.. byHand.Select(entry => entry.Key).Order(StringComparer.Ordinal)])
            .Concat(required)
            .Concat(properties.Where(entry => byHand.Contains(entry.Key)).SelectMany(entry => Compare($"{path}.{entry.Key}", byHand[entry.Key], entry.Value!)));
    }

    private IEnumerable<JsonNode> Alternatives(JsonNode node) => Resolve(form, node) is var type && type["properties"] is null && type["oneOf"] is JsonArray several
        ? several.SelectMany(one => Alternatives(one!))
        : [type];

    // A map whose names are known is one of entries to whoever does not know them.
    private static IEnumerable<JsonNode> Inside(JsonNode map) => map["properties"] is JsonObject known ? known.Select(entry => entry.Value!) : [map["additionalProperties"]!];

    private static JsonNode Resolve(JsonNode root, JsonNode node) => node["$ref"] is { } reference ? Resolve(root, root["$defs"]![$"{reference}".Split('/')[^1]]!) : node;

    private static string[] Words(JsonNode type) =>
        [.. (type["enum"]?.AsArray().Select(word => $"{word}") ?? (type["const"] is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [])).Order(StringComparer.Ordinal)];

    private static string TypeOf(JsonNode type) => type["type"]?.ToString() ?? type["const"]?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "boolean",
        System.Text.Json.JsonValueKind.Number => "integer",
        _ => "anything",
    };

    private static IEnumerable<string> Same(string path, string[] inTables, string[] byHand) =>
        inTables.Except(byHand).Select(name => $"{path} has {name} in tables.yaml only").Concat(byHand.Except(inTables).Select(name => $"{path} has {name} by hand only"));
}
