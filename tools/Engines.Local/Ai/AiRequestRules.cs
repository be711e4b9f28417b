using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engines.Local.Ai;

/// <summary>A request that the Responses API would refuse.</summary>
internal sealed class AiRefusalException(string message, string? parameter) : Exception(message)
{
    public string? Parameter { get; } = parameter;
}

/// <summary>What the Responses API wants of a request, as far as the engines use it: a member that they do not use is refused, so that it is noticed.</summary>
internal static partial class AiRequestRules
{
    private const int OutputTokensMin = 16;

    public static AiCall Read(string key, JsonElement body)
    {
        Require(body.ValueKind == JsonValueKind.Object, "We could not parse the JSON body of your request.", null);
        Only(body, "", "model", "instructions", "input", "store", "text", "max_output_tokens", "metadata");
        Text(body, "model");
        Require(Member(body, "store").ValueKind is JsonValueKind.True or JsonValueKind.False, "Missing required parameter: 'store'.", "store");
        Require(Member(body, "max_output_tokens") is { ValueKind: JsonValueKind.Number } tokens && tokens.TryGetInt32(out var count) && count >= OutputTokensMin,
            $"Invalid 'max_output_tokens': integer below minimum value. Expected a value >= {OutputTokensMin}.", "max_output_tokens");
        CheckMetadata(Member(body, "metadata"));
        CheckFormat(Member(Member(body, "text"), "format"));
        return new AiCall(key, body) { Instructions = Text(body, "instructions"), Messages = Messages(Member(body, "input")) };
    }

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static List<AiMessage> Messages(JsonElement input)
    {
        Require(input.ValueKind == JsonValueKind.Array && input.GetArrayLength() > 0, "Missing required parameter: 'input'.", "input");
        return [.. input.EnumerateArray().Select(Message)];
    }

    private static AiMessage Message(JsonElement item, int index)
    {
        var at = $"input[{index}]";
        Only(item, at, "type", "role", "content", "id", "status");
        if (item.TryGetProperty("type", out _))
            Require(Text(item, "type") == "message", $"Invalid value for '{at}.type'.", $"{at}.type");

        var role = Text(item, "role");
        Require(role is "user" or "assistant", $"Invalid value: '{role}'.", $"{at}.role");
        var content = Member(item, "content");
        if (content.ValueKind == JsonValueKind.String)
            return new(role, content.GetString()!);

        Require(content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0, $"Missing required parameter: '{at}.content'.", $"{at}.content");
        var wanted = role == "user" ? "input_text" : "output_text";
        var texts = new List<string>();
        foreach (var part in content.EnumerateArray())
        {
            var type = Text(part, "type");
            Require(type == wanted, $"Invalid value: '{type}'. Supported values are: '{wanted}'.", $"{at}.content[{texts.Count}].type");
            Only(part, $"{at}.content[{texts.Count}]", "type", "text", "annotations", "logprobs");
            texts.Add(Text(part, "text"));
        }

        return new(role, string.Concat(texts));
    }

    private static void CheckMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind == JsonValueKind.Undefined)
            return;

        Require(metadata.ValueKind == JsonValueKind.Object && metadata.EnumerateObject().Count() <= 16, "Invalid 'metadata'.", "metadata");
        var isRight = metadata.EnumerateObject()
            .All(one => one.Name.Length is > 0 and <= 64 && one.Value.ValueKind == JsonValueKind.String && one.Value.GetString()!.Length <= 512);
        Require(isRight, "Invalid 'metadata': keys have at most 64 characters, values are strings of at most 512.", "metadata");
    }

    private static void CheckFormat(JsonElement format)
    {
        Require(format.ValueKind == JsonValueKind.Object, "Missing required parameter: 'text.format'.", "text.format");
        Only(format, "text.format", "type", "name", "schema", "strict", "description");
        Require(Text(format, "type") == "json_schema", "Invalid value for 'text.format.type'.", "text.format.type");
        Require(Name().IsMatch(Text(format, "name")), "Invalid 'text.format.name': string does not match pattern.", "text.format.name");
        var schema = Member(format, "schema");
        Require(schema.ValueKind == JsonValueKind.Object, "Missing required parameter: 'text.format.schema'.", "text.format.schema");
        if (Member(format, "strict").ValueKind == JsonValueKind.True)
            CheckStrict(schema);
    }

    private static void CheckStrict(JsonElement schema)
    {
        if (Member(schema, "type").ValueKind != JsonValueKind.String || Text(schema, "type") != "object")
            return;

        Require(Member(schema, "additionalProperties").ValueKind == JsonValueKind.False,
            "Invalid schema for response_format: 'additionalProperties' is required to be supplied and to be false.", "text.format.schema");
        var required = Member(schema, "required") is { ValueKind: JsonValueKind.Array } names ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        foreach (var property in Member(schema, "properties").EnumerateObject())
        {
            Require(required.Contains(property.Name),
                $"Invalid schema for response_format: 'required' must include every key in properties. Missing '{property.Name}'.", "text.format.schema");
            CheckStrict(property.Value);
        }
    }

    private static string Text(JsonElement parent, string name)
    {
        var value = Member(parent, name);
        Require(value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0, $"Missing required parameter: '{name}'.", name);
        return value.GetString()!;
    }

    private static void Only(JsonElement element, string path, params string[] names)
    {
        Require(element.ValueKind == JsonValueKind.Object, $"Invalid type for '{path}': expected an object.", path);
        foreach (var member in element.EnumerateObject())
            Require(names.Contains(member.Name), $"Unknown parameter: '{(path.Length == 0 ? "" : path + ".")}{member.Name}'.", member.Name);
    }

    private static void Require(bool isRight, string message, string? parameter)
    {
        if (!isRight)
            throw new AiRefusalException(message, parameter);
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Name();
}
