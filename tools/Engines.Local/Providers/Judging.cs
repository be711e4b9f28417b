using System.Text.Json;

namespace Engines.Local.Providers;

/// <summary>Reads and judges JSON; each dialect brings its own codes for what is missing and what is wrong.</summary>
/// <param name="missing">The code for a required member that is absent.</param>
/// <param name="invalid">The code for one that has the wrong form.</param>
internal sealed class Judging(string missing, string invalid)
{
    public JsonElement Object(JsonElement parent, string name) => Required(parent, name, JsonValueKind.Object);

    public JsonElement Array(JsonElement parent, string name) => Required(parent, name, JsonValueKind.Array);

    public string Text(JsonElement parent, string name, int lengthMax = 4096)
    {
        var text = Required(parent, name, JsonValueKind.String).GetString()!;
        if (text.Length == 0)
            throw new StubRefusalException(missing, $"Parameter {name} is empty");
        return text.Length <= lengthMax ? text : throw new StubRefusalException(invalid, $"Parameter {name} is too long");
    }

    public void OneOf(JsonElement parent, string name, params string[] values)
    {
        if (!values.Contains(Text(parent, name)))
            throw new StubRefusalException(invalid, $"Parameter {name} is not valid");
    }

    public void Only(JsonElement element, params string[] names)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
                throw new StubRefusalException(invalid, $"Unexpected key {member.Name}");
        }
    }

    public void Require(bool isRight, string details)
    {
        if (!isRight)
            throw new StubRefusalException(invalid, details);
    }

    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string TextOr(JsonElement element, string fallback = "") =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : fallback;

    private JsonElement Required(JsonElement parent, string name, JsonValueKind kind)
    {
        var value = Member(parent, name);
        if (value.ValueKind == JsonValueKind.Undefined)
            throw new StubRefusalException(missing, $"Parameter {name} is required");
        return value.ValueKind == kind ? value : throw new StubRefusalException(invalid, $"Parameter {name} has the wrong type");
    }
}
