using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions;

/// <summary>As much of JSON Schema 2020-12 as our schemas use. A keyword that it does not know is an error, never ignored.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Silent = ["$schema", "$id", "$defs", "title", "description"];

    public static JsonSchema Load(string path) => new(JsonNode.Parse(SourceTree.Read(path))!.AsObject());

    /// <summary>What is wrong with a value, each with its path; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(JsonNode? value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path) =>
        schema.Where(keyword => !Silent.Contains(keyword.Key, StringComparer.Ordinal))
            .SelectMany(keyword => CheckKeyword(schema, keyword.Key, keyword.Value!, value, path));

    private IEnumerable<string> CheckKeyword(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        "$ref" => Check(Resolve(rule.GetValue<string>()), value, path),
        "type" => HasType(rule.GetValue<string>(), value) ? [] : [$"{path} is not of type {rule}"],
        "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{path} is not {rule.ToJsonString()}"],
        "enum" => rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{path} is not one of {rule.ToJsonString()}"],
        "oneOf" => rule.AsArray().Count(one => !Check(one!.AsObject(), value, path).Any()) == 1 ? [] : [$"{path} fits not exactly one form"],
        "pattern" => value is not JsonValue text || Regex.IsMatch(text.ToString(), rule.GetValue<string>()) ? [] : [$"{path} does not match {rule}"],
        "minLength" => Limit(value is JsonValue ? value.ToString().Length : null, length => length >= rule.GetValue<int>(), path, "too short"),
        "maxLength" => Limit(value is JsonValue ? value.ToString().Length : null, length => length <= rule.GetValue<int>(), path, "too long"),
        "minimum" => Limit(Integer(value), number => number >= rule.GetValue<int>(), path, "too small"),
        "maximum" => Limit(Integer(value), number => number <= rule.GetValue<int>(), path, "too big"),
        "minProperties" => Limit((value as JsonObject)?.Count, count => count >= rule.GetValue<int>(), path, "too few properties"),
        "maxProperties" => Limit((value as JsonObject)?.Count, count => count <= rule.GetValue<int>(), path, "too many properties"),
        "maxItems" => Limit((value as JsonArray)?.Count, count => count <= rule.GetValue<int>(), path, "too many entries"),
        "items" => value is JsonArray list ? list.SelectMany((one, index) => Check(rule.AsObject(), one, $"{path}[{index}]")) : [],
        "required" => rule.AsArray().Select(name => name!.GetValue<string>())
            .Where(name => value is JsonObject item && !item.ContainsKey(name)).Select(name => $"{path}.{name} is missing"),
        "properties" => Properties(value)
            .Where(one => rule.AsObject().ContainsKey(one.Key)).SelectMany(one => Check(rule[one.Key]!.AsObject(), one.Value, $"{path}.{one.Key}")),
        "propertyNames" => Properties(value).SelectMany(one => Check(rule.AsObject(), JsonValue.Create(one.Key), $"{path} name {one.Key}")),
        "additionalProperties" => Others(schema, value).SelectMany(one => rule is JsonObject other
            ? Check(other, one.Value, $"{path}.{one.Key}")
            : [$"{path}.{one.Key} is not known"]),
        _ => throw new NotSupportedException($"The keyword '{keyword}' is not understood here: teach it to this class first."),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? value) => value as JsonObject ?? [];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Others(JsonObject schema, JsonNode? value) =>
        Properties(value).Where(one => schema["properties"]?.AsObject().ContainsKey(one.Key) != true);

    private JsonObject Resolve(string reference) =>
        root["$defs"]?[reference.Replace("#/$defs/", "", StringComparison.Ordinal)]?.AsObject()
            ?? throw new NotSupportedException($"{reference} leads nowhere.");

    private static int? Integer(JsonNode? value) => value is JsonValue number && number.TryGetValue<int>(out var integer) ? integer : null;

    private static IEnumerable<string> Limit(int? found, Func<int, bool> fits, string path, string problem) =>
        found is not { } number || fits(number) ? [] : [$"{path} is {problem}"];

    private static bool HasType(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Integer(value) is not null,
        _ => false,
    };
}
