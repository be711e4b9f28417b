using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Local.Page.Showing;

/// <summary>Hides who people are and what they said, and leaves enough to tell one from another.</summary>
internal static class Mask
{
    public const string Hidden = "•••";

    private const int KeptAtStart = 5;
    private const int KeptAtEnd = 4;
    private const int PhoneLengthMin = 8;

    // What these say is never about a person; everything else in a body may be.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "version", "request_id", "company_id", "project_id", "channel", "language", "status", "not_before", "expires_at", "at", "source", "object", "messaging_product", "Type", "TopicArn",
    };

    /// <summary>A number as <c>+1555•••0123</c>, an email address as <c>d•••@example.test</c>, a user id as <c>US.•••1742</c>.</summary>
    public static string Address(string address)
    {
        if (address.Length == 0)
            return "";
        if (address.LastIndexOf('@') is var at and > 0)
            return $"{address[0]}{Hidden}{address[at..]}";
        if (address[0] == '+' && address.Length >= PhoneLengthMin)
            return $"{address[..Math.Min(KeptAtStart, address.Length - KeptAtEnd)]}{Hidden}{address[^KeptAtEnd..]}";
        return address.Length > KeptAtStart + KeptAtEnd && address[2] == '.' ? $"{address[..3]}{Hidden}{address[^KeptAtEnd..]}" : Hidden;
    }

    /// <summary>A provider's id of a message. Meta's are made from the person's number.</summary>
    public static string ProviderId(string id) => id.StartsWith("wamid.", StringComparison.Ordinal) && id.Length > 12 ? $"wamid.{Hidden}{id[^6..]}" : id;

    /// <summary>A body of a queue: its shape and what is harmless in it.</summary>
    public static string Body(string body)
    {
        try
        {
            return JsonNode.Parse(body) switch
            {
                JsonObject root => Masked("", root)!.ToJsonString(),
                JsonArray root => Masked("", root)!.ToJsonString(),
                _ => Hidden,
            };
        }
        catch (JsonException)
        {
            return Hidden;
        }
    }

    private static JsonNode? Masked(string name, JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.Select(member => KeyValuePair.Create(member.Key, Masked(PathOf(name, member.Key), member.Value)))),
        JsonArray many => new JsonArray([.. many.Select(item => Masked(name, item))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Text(name, text),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when Harmless.Contains(name) => value.DeepClone(),
        null => null,
        _ => Hidden,
    };

    private static string Text(string name, string text) => name switch
    {
        "recipient" => Address(text),
        _ when Harmless.Contains(name) => text,
        "template.name" or "template.language" => text,
        _ => Hidden,
    };

    // Only a name at the top, or right below a few known ones, is what it seems to be: anything may be called "status" further down.
    private static string PathOf(string parent, string name) => parent switch
    {
        "" => name,
        "consent" when name is "status" or "at" => name,
        _ => $"{parent}.{name}",
    };
}
