using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Some properties of a resource, read with the types and bounds that AWS knows. Values from parameters are texts, so "10" is a number too.</summary>
/// <param name="resource">The resource.</param>
/// <param name="values">Its properties, or a part of them.</param>
/// <param name="path">What messages call the part, such as <c>RepliesQueue.RedrivePolicy</c>.</param>
internal sealed class Settings(ResolvedResource resource, JsonObject values, string path)
{
    public static Settings Of(ResolvedResource resource) => new(resource, resource.Properties, resource.LogicalId);

    public IEnumerable<string> Names => values.Select(entry => entry.Key);

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Refuses a name that the type does not have.</summary>
    public Settings RequireKnown(params IReadOnlyCollection<string> known) => Names.FirstOrDefault(name => !known.Contains(name)) is { } unknown
        ? throw Fault(unknown, $"{path} has no property {unknown}", $"Use {string.Join(", ", known)}")
        : this;

    /// <summary>Refuses a property that AWS knows and the local cloud cannot carry out.</summary>
    public void Refuse(string name, string instead)
    {
        if (Has(name))
            throw Fault(name, $"{path}.{name} is not carried out by the local cloud", instead);
    }

    public string? Text(string name) => values[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw Fault(name, $"{path}.{name} is not a text", "Write one value"),
    };

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw Fault(name, $"{path} has no {name}", "Add it");

    public int? Whole(string name, int least, int most) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Fault(name, $"{path}.{name} is '{text}'", $"AWS takes whole numbers from {least} to {most}"),
    };

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Fault(name, $"{path}.{name} is '{text}'", "Write true or false"),
    };

    public string? OneOf(string name, params string[] allowed) => Text(name) is not { } text || allowed.Contains(text, StringComparer.Ordinal)
        ? Text(name)
        : throw Fault(name, $"{path}.{name} is '{text}'", $"Use one of {string.Join(", ", allowed)}");

    public Settings? Part(string name) => values[name] switch
    {
        null => null,
        JsonObject part => new(resource, part, $"{path}.{name}"),
        _ => throw Fault(name, $"{path}.{name} is not a mapping", "Write it as name: value pairs"),
    };

    public Settings RequiredPart(string name) => Part(name) ?? throw Fault(name, $"{path} has no {name}", "Add it");

    public IReadOnlyList<Settings> Parts(string name) =>
        [.. Entries(name).Select((entry, index) => new Settings(
            resource, entry as JsonObject ?? throw Fault(name, $"{path}.{name}[{index}] is not a mapping", "Write it as name: value pairs"), $"{path}.{name}[{index}]"))];

    public IReadOnlyList<string> Texts(string name) => [.. Entries(name).Select(entry =>
        entry is JsonValue ? entry.ToString() : throw Fault(name, $"{path}.{name} holds something that is no text", "Write texts"))];

    /// <summary>A fault of a property, at its line; of the whole part where it is not there.</summary>
    public TemplateException Fault(string name, string problem, string fix) => resource.Fault(values[name] ?? values, problem, fix);

    private IEnumerable<JsonNode> Entries(string name) => values[name] switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => throw Fault(name, $"{path}.{name} is not a list", "Write it as [first, second]"),
    };
}
