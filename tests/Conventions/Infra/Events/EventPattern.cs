using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Events;

/// <summary>As much of EventBridge's patterns as we and our documents use: equal, prefix, anything-but, exists. An operator that it does not know is an error.</summary>
internal static class EventPattern
{
    public static bool Matches(JsonObject pattern, JsonNode? value) => pattern.All(field => field.Value switch
    {
        JsonObject inner => Matches(inner, (value as JsonObject)?[field.Key]),
        JsonArray choices => choices.Any(choice => Fits(choice!, (value as JsonObject)?[field.Key])),
        _ => throw new NotSupportedException($"'{field.Key}' is neither an object nor a list."),
    });

    private static bool Fits(JsonNode choice, JsonNode? value) => choice switch
    {
        JsonObject { Count: 1 } rule when rule["exists"] is { } exists => exists.GetValue<bool>() == value is not null,
        JsonObject { Count: 1 } rule when rule["prefix"] is { } prefix => value is JsonValue && value.ToString().StartsWith(prefix.ToString(), StringComparison.Ordinal),
        JsonObject { Count: 1 } rule when rule["anything-but"] is { } not => value is JsonValue && not.Many().All(one => one!.ToString() != value.ToString()),
        JsonValue => JsonNode.DeepEquals(choice, value),
        _ => throw new NotSupportedException($"{choice.ToJsonString()} is not understood here: teach it to this class first."),
    };
}
