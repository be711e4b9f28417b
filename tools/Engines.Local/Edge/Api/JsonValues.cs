using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Local.Edge.Api;

/// <summary>JSON as mapping templates see it: maps, lists, texts, numbers and truth values; and the simple paths into it.</summary>
internal static class JsonValues
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value at a path such as <c>$.entry[0]['id']</c>; null where nothing is.</summary>
    /// <exception cref="FormatException">The path is none of these.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonNode? Find(string json, string path)
    {
        var node = json.Length == 0 ? new JsonObject() : JsonNode.Parse(json);
        foreach (var step in Steps(path))
        {
            node = node switch
            {
                JsonObject map => map[step],
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    public static object? ToValue(JsonNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case JsonArray list:
                return list.Select(ToValue).ToList();
            case JsonObject map:
                var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (name, value) in map)
                    values[name] = ToValue(value);
                return values;
        }

        var scalar = node.AsValue();
        if (scalar.TryGetValue<string>(out var text))
            return text;
        if (scalar.TryGetValue<bool>(out var truth))
            return truth;
        return scalar.TryGetValue<long>(out var whole) ? whole : scalar.GetValue<double>();
    }

    public static string ToText(JsonNode? node) => node is null ? "\"\"" : node.ToJsonString(Plain);

    private static IEnumerable<string> Steps(string path)
    {
        if (!path.StartsWith('$'))
            throw new FormatException($"The path {path} does not begin with $");
        var rest = path[1..];
        while (rest.Length > 0)
        {
            var isBracket = rest[0] == '[';
            var end = isBracket ? rest.IndexOf(']', StringComparison.Ordinal) : rest.AsSpan(1).IndexOfAny('.', '[') is var next and >= 0 ? next + 1 : rest.Length;
            var step = rest[0] is '.' or '[' && end > 1 ? rest[1..end].Trim('\'', '"') : "";
            if (step is "" or "*" || step.IndexOfAny([':', '?', ',']) >= 0)
                throw new FormatException($"The path {path} is not one of those that are understood here");
            yield return step;
            rest = rest[(isBracket ? end + 1 : end)..];
        }
    }
}
