using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>A template as it stands in its file: JSON with the long form of every function, of which each piece knows its line.</summary>
public sealed class TemplateFile
{
    private readonly Dictionary<JsonNode, long> lines;

    internal TemplateFile(string path, JsonObject root, Dictionary<JsonNode, long> lines) => (Path, Root, this.lines) = (path, root, lines);

    /// <summary>The file, as seen from the root of the working tree.</summary>
    public string Path { get; }

    public JsonObject Root { get; }

    /// <summary>Reads a template.</summary>
    /// <exception cref="TemplateException">It is no template; the message names the line and the way out.</exception>
    public static TemplateFile Parse(string text, string path) => new YamlReader(path).Read(text);

    internal JsonObject? Section(string name) => Root[name] switch
    {
        null => null,
        JsonObject section => section,
        var other => throw Fault(other, $"{name} is not a mapping", "Write it as name: value pairs"),
    };

    internal long LineOf(JsonNode? node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (lines.TryGetValue(at, out var line))
                return line;
        }

        return 1;
    }

    internal TemplateException Fault(JsonNode? at, string problem, string fix) => new(Path, LineOf(at), problem, fix);

    /// <summary>Says that one piece came from where another stands.</summary>
    internal T From<T>(JsonNode origin, T piece)
        where T : JsonNode
    {
        lines.TryAdd(piece, LineOf(origin));
        return piece;
    }

    /// <summary>A copy that may get another parent and still knows its lines.</summary>
    internal JsonNode Copy(JsonNode node) => From(node, node switch
    {
        JsonObject item => new JsonObject(item.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Copy(entry.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(entry => Copy(entry!))]),
        _ => node.DeepClone(),
    });
}
