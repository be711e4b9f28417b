using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Schema;

/// <summary>JSON Schema 2020-12 of each kind of item in plain JSON: times and binaries are what they are in an export, sets are lists without repetition.</summary>
internal static class JsonSchemaTarget
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<GeneratedFile> Generate(TablesFile file) =>
        from table in file.Tables
        from item in table.Items
        select new GeneratedFile($"json-schema/{table.Name}.{Names.Snake(item.Name)}.schema.json", Text(Item(file, table, item)));

    private static JsonObject Item(TablesFile file, TableDefinition table, ItemDefinition item)
    {
        var properties = new JsonObject();
        foreach (var key in item.Keys)
            properties[key.Attribute.Name] = Key(key);
        foreach (var attribute in item.Attributes)
            properties[attribute.Name] = attribute.Name == file.VersionAttribute ? new JsonObject { ["description"] = attribute.Description, ["const"] = item.Version } : Attribute(attribute);

        var used = item.Attributes.SelectMany(attribute => Used(file, attribute.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$comment"] = "Generated from tables.yaml by `engines schema generate`. Do not edit.",
            ["$id"] = $"urn:{Names.Snake(file.Namespace).Replace('_', '-')}:{table.Name}:{Names.Snake(item.Name)}:{item.Version}",
            ["title"] = $"{item.Name} of {table.Name}, version {item.Version}",
            ["description"] = item.Description,
            ["type"] = "object",
            ["required"] = List(item.Keys.Select(key => key.Attribute.Name).Concat(Required(item.Attributes))),
            ["properties"] = properties,
            ["$defs"] = new JsonObject(used.Select(name => KeyValuePair.Create(name, (JsonNode?)Definition(file.Types.First(type => type.Name == name))))),
        };
    }

    private static IEnumerable<string> Required(IEnumerable<ItemAttribute> attributes) =>
        attributes.Where(attribute => attribute.IsRequired && attribute.Default is null).Select(attribute => attribute.Name);

    private static JsonObject Key(KeyPart key)
    {
        if (key.Attribute.Type != "S")
            return Type(key.Pattern.Placeholders[0].Type);
        if (key.Pattern.Placeholders.Count == 0)
            return new() { ["const"] = key.Pattern.Text };
        var parts = key.Pattern.Literals.Select((literal, index) => $"{Escape(literal)}{(index < key.Pattern.Placeholders.Count ? Part(key.Pattern.Placeholders[index]) : "")}");
        return new() { ["description"] = $"{key.Pattern.Text}.", ["type"] = "string", ["pattern"] = $"^{string.Concat(parts)}$" };
    }

    // .NET would escape more than ECMAScript allows, # among it.
    private static string Escape(string literal) =>
        string.Concat(literal.Select(letter => @"\^$.|?*+()[]{}/".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));

    private static string Part(Placeholder placeholder) => placeholder.Type switch
    {
        AttributeType.Whole when placeholder.Width > 0 => $"[0-9]{{{placeholder.Width.ToString(CultureInfo.InvariantCulture)}}}",
        { Letter: "N" } => "-?[0-9]+",
        AttributeType.Ulid => "[0-7][0-9A-HJKMNP-TV-Z]{25}",
        _ => "[\\s\\S]+",
    };

    private static JsonObject Attribute(ItemAttribute attribute)
    {
        var schema = Type(attribute.Value);
        schema["description"] = attribute.Description;
        if (attribute.Default is { } value)
            schema["default"] = attribute.Value is AttributeType.Text or AttributeType.Enumeration ? value : JsonNode.Parse(value);
        if (attribute.Deprecated is not null)
            schema["deprecated"] = true;
        if (attribute.IsPersonal)
            schema["x-personal"] = true;
        return schema;
    }

    private static JsonObject Type(AttributeType type) => type switch
    {
        AttributeType.Number => new() { ["type"] = "number" },
        AttributeType.Whole => new() { ["type"] = "integer", ["minimum"] = long.MinValue, ["maximum"] = long.MaxValue },
        AttributeType.Boolean => new() { ["type"] = "boolean" },
        AttributeType.Binary => new() { ["type"] = "string", ["contentEncoding"] = "base64" },
        AttributeType.Timestamp { Encoding: TimeEncoding.Iso8601 } => new() { ["type"] = "string", ["format"] = "date-time", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" },
        AttributeType.Timestamp => new() { ["type"] = "integer", ["x-time"] = type.Name },
        AttributeType.Ulid => new() { ["type"] = "string", ["pattern"] = "^[0-7][0-9A-HJKMNP-TV-Z]{25}$" },
        AttributeType.Any => [],
        AttributeType.Enumeration words => new() { ["$ref"] = $"#/$defs/{words.Type}" },
        AttributeType.Structure structure => new() { ["$ref"] = $"#/$defs/{structure.Type}" },
        AttributeType.List list => new() { ["type"] = "array", ["items"] = Type(list.Of) },
        AttributeType.Set set => new() { ["type"] = "array", ["items"] = Type(set.Of), ["uniqueItems"] = true, ["minItems"] = 1 },
        AttributeType.Map map => new() { ["type"] = "object", ["additionalProperties"] = Type(map.Of) },
        _ => new() { ["type"] = "string" },
    };

    private static JsonObject Definition(NamedType type) => type switch
    {
        NamedType.Words words => new() { ["description"] = words.Description, ["enum"] = List(words.Values.Select(word => word.Value)) },
        NamedType.Structure structure => new()
        {
            ["description"] = structure.Description,
            ["type"] = "object",
            ["required"] = List(Required(structure.Attributes)),
            ["properties"] = new JsonObject(structure.Attributes.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)Attribute(attribute)))),
        },
        _ => throw new InvalidOperationException("There is no such type."),
    };

    private static IEnumerable<string> Used(TablesFile file, AttributeType type) => type switch
    {
        AttributeType.Enumeration words => [words.Type],
        AttributeType.Structure structure => file.Types.OfType<NamedType.Structure>().First(one => one.Name == structure.Type).Attributes
            .Where(attribute => attribute.Value is not AttributeType.Structure same || same.Type != structure.Type)
            .SelectMany(attribute => Used(file, attribute.Value)).Prepend(structure.Type),
        AttributeType.List list => Used(file, list.Of),
        AttributeType.Set set => Used(file, set.Of),
        AttributeType.Map map => Used(file, map.Of),
        _ => [],
    };

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static string Text(JsonObject schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
            schema.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
