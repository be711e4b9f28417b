namespace Engines.Schema;

/// <summary>The enums of a pulled file: one for attributes of the same name with the same words, whatever their table.</summary>
internal sealed class PulledTypes
{
    private static readonly string[] BuiltIn = ["string", "number", "integer", "boolean", "binary", "timestamp", "ulid", "enum", "list", "set", "map", "any"];

    private readonly SortedDictionary<string, IReadOnlyList<string>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<PulledAttribute, string> names = new(ReferenceEqualityComparer.Instance);

    public PulledTypes(IReadOnlyList<PulledTable> tables)
    {
        foreach (var (table, item, attribute) in tables.SelectMany(table => table.Items.SelectMany(item => item.Attributes.Select(attribute => (table, item, attribute)))))
        {
            if (attribute.Words is not { } found)
                continue;
            string[] choices = [Names.Snake(attribute.Name), Names.Snake($"{item.Name}_{attribute.Name}"), Names.Snake($"{table.Live.Definition.Name}_{item.Name}_{attribute.Name}")];
            names[attribute] = choices.FirstOrDefault(choice => IsFor(choice, found)) ?? $"{choices[^1]}_{words.Count}";
            words[names[attribute]] = found;
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words => words;

    /// <summary>The entries of an attribute that say its type: <c>type: list, of: string</c>.</summary>
    public string Of(PulledAttribute attribute) => names.TryGetValue(attribute, out var name) ? $"type: {name}" : Of(attribute.Type);

    private static string Of(AttributeType type) => type switch
    {
        AttributeType.Timestamp { Encoding: TimeEncoding.UnixSeconds } => "type: timestamp, encoding: unix_seconds",
        AttributeType.Timestamp { Encoding: TimeEncoding.UnixMilliseconds } => "type: timestamp, encoding: unix_millis",
        AttributeType.Timestamp => "type: timestamp",
        AttributeType.List list => $"type: list, of: {Inner(list.Of)}",
        AttributeType.Set set => $"type: set, of: {Inner(set.Of)}",
        AttributeType.Map map => $"type: map, of: {Inner(map.Of)}",
        _ => $"type: {type.Name}",
    };

    private static string Inner(AttributeType type) => Of(type) is var text && text.Contains(',', StringComparison.Ordinal) ? $"{{ {text} }}" : text["type: ".Length..];

    private bool IsFor(string name, IReadOnlyList<string> found) =>
        !BuiltIn.Contains(name, StringComparer.Ordinal) && (!words.TryGetValue(name, out var other) || other.SequenceEqual(found));
}
