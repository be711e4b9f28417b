using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>Items as JSON between processes, and in one spelling, so that equal ones are equal texts: names and sets sorted, numbers without needless digits.</summary>
internal static class Canonical
{
    public static JsonObject ToJson(Dictionary<string, AttributeValue> item) => new(item.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)ToJson(entry.Value))));

    public static Dictionary<string, AttributeValue> FromJson(JsonObject item) => item.ToDictionary(entry => entry.Key, entry => FromJson(entry.Value!));

    public static string Of(JsonNode item)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in item.AsObject().OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(name).Append(": ").Append(Value(value!)).Append('\n');
        return text.ToString();
    }

    /// <summary>Fields as three languages name them, in one spelling. Order is not looked at: the items themselves are compared as well.</summary>
    public static string Fields(JsonNode? node) => node switch
    {
        JsonObject fields => $"{{{string.Join(", ", fields.Where(entry => entry.Value is not null && Plain(entry.Key) is not ("unknown" or "itemversion"))
            .Select(entry => $"{Plain(entry.Key)}: {Fields(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(Fields).Order(StringComparer.Ordinal))}]",
        _ => $"{node}",
    };

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static JsonObject ToJson(AttributeValue value) => value switch
    {
        { S: { } text } => new() { ["S"] = text },
        { N: { } number } => new() { ["N"] = number },
        { BOOL: { } flag } => new() { ["BOOL"] = flag },
        { B: { } binary } => new() { ["B"] = Convert.ToBase64String(binary.ToArray()) },
        { NULL: true } => new() { ["NULL"] = true },
        { SS.Count: > 0 } => new() { ["SS"] = List(value.SS.Select(one => (JsonNode)one)) },
        { NS.Count: > 0 } => new() { ["NS"] = List(value.NS.Select(one => (JsonNode)one)) },
        { BS.Count: > 0 } => new() { ["BS"] = List(value.BS.Select(one => (JsonNode)Convert.ToBase64String(one.ToArray()))) },
        { M: { } map } when map.Count > 0 || value.IsMSet => new() { ["M"] = ToJson(map) },
        { L: { } list } => new() { ["L"] = List(list.Select(one => (JsonNode)ToJson(one))) },
        _ => throw new InvalidOperationException("The attribute has no value."),
    };

    private static AttributeValue FromJson(JsonNode value)
    {
        var (letter, inner) = value.AsObject().Single();
        return letter switch
        {
            "S" => new() { S = inner!.ToString() },
            "N" => new() { N = inner!.ToString() },
            "BOOL" => new() { BOOL = inner!.GetValue<bool>() },
            "NULL" => new() { NULL = true },
            "B" => new() { B = Binary(inner!) },
            "SS" => new() { SS = [.. inner!.AsArray().Select(one => one!.ToString())] },
            "NS" => new() { NS = [.. inner!.AsArray().Select(one => one!.ToString())] },
            "BS" => new() { BS = [.. inner!.AsArray().Select(one => Binary(one!))] },
            "M" => new() { M = FromJson(inner!.AsObject()), IsMSet = true },
            _ => new() { L = [.. inner!.AsArray().Select(one => FromJson(one!))], IsLSet = true },
        };
    }

    private static MemoryStream Binary(JsonNode text) => new(Convert.FromBase64String(text.ToString()));

    private static JsonArray List(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static string Value(JsonNode value)
    {
        var (letter, inner) = value.AsObject().Single();
        return letter switch
        {
            "N" => $"N {Number(inner!.ToString())}",
            "NS" => $"NS {string.Join(' ', inner!.AsArray().Select(one => Number(one!.ToString())).Order(StringComparer.Ordinal))}",
            "SS" or "BS" => $"{letter} {string.Join(' ', inner!.AsArray().Select(one => one!.ToJsonString()).Order(StringComparer.Ordinal))}",
            "L" => $"L [{string.Join(", ", inner!.AsArray().Select(one => Value(one!)))}]",
            "M" => $"M {{{string.Join(", ", inner!.AsObject().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Value(entry.Value!)}"))}}}",
            _ => $"{letter} {inner!.ToJsonString()}",
        };
    }

    // Digits without zeros at either end, and the power of ten that they stand for.
    private static string Number(string text)
    {
        var parts = text.ToUpperInvariant().Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
            exponent -= parts[0].Length - dot - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (digits.IsZero)
            return "0";
        for (; (digits % 10).IsZero; digits /= 10)
            exponent++;
        return $"{digits}e{exponent}";
    }
}
