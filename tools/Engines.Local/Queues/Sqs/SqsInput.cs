using System.Text.Json;

namespace Engines.Local.Queues.Sqs;

/// <summary>Reads the members of a JSON request, or ends the request with the error that SQS gives.</summary>
internal readonly record struct SqsInput(JsonElement Json)
{
    public string Required(string name) => Optional(name)
        ?? throw new SqsFault(SqsError.MissingParameter, $"The request must contain the parameter {name}.");

    public string? Optional(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Mistyped(name, "a string"),
    };

    public int? Number(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw Mistyped(name, "an integer"),
    };

    public TimeSpan? Seconds(string name) => Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public IReadOnlyList<SqsInput> Objects(string name) => Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => new SqsInput(item).AsObject(name))],
        _ => throw Mistyped(name, "a list"),
    };

    public IReadOnlyList<string> Names(string name) => Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw Mistyped(name, "a list of strings"),
    };

    public IEnumerable<KeyValuePair<string, SqsInput>> Map(string name) => Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(
            member => KeyValuePair.Create(member.Name, new SqsInput(member.Value).AsObject(name))),
        _ => throw Mistyped(name, "an object"),
    };

    public IEnumerable<KeyValuePair<string, string>> Texts(string name) => Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } map when map.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String) =>
            [.. map.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))],
        _ => throw Mistyped(name, "an object of strings"),
    };

    public SqsInput AsObject(string name) => Json.ValueKind == JsonValueKind.Object ? this : throw Mistyped(name, "an object");

    private JsonElement? Member(string name) =>
        Json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static SqsFault Mistyped(string name, string wanted) => new(SqsError.Serialization, $"The member {name} must be {wanted}.");
}
