namespace Engines.Schema;

/// <summary>Reads types: built-in ones, DynamoDB's own letters, and names of the file's <c>types</c>.</summary>
internal sealed class TypeReader
{
    private static readonly string[] BuiltIn =
        ["string", "number", "integer", "boolean", "binary", "timestamp", "ulid", "enum", "list", "set", "map", "any",
         "S", "N", "B", "BOOL", "SS", "NS", "BS", "L", "M"];

    private readonly Dictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> declared = new(StringComparer.Ordinal);

    public IReadOnlyCollection<NamedType> Types => types.Values;

    /// <summary>Reads the section <c>types</c>: the names first, because types may name each other.</summary>
    public void ReadDeclared(Node section)
    {
        foreach (var (name, node) in section.Entries())
        {
            if (!Names.IsPlain(name))
                node.Fault("is no name of a type", "Write lower-case letters, digits and underscores, a letter first");
            if (BuiltIn.Contains(name, StringComparer.Ordinal))
                node.Fault("is a type already", "Choose another name");
            declared[name] = node.IsMapping && node.Entries().Any(entry => entry.Name == "values");
        }

        foreach (var (name, node) in section.Entries())
        {
            var fields = declared[name] ? node.Fields("description", "values") : node.Fields("description", "attributes");
            types[name] = declared[name]
                ? new NamedType.Words(name, fields.Text("description"), fields.Find("values") is { } values ? ReadWords(values) : [])
                : new NamedType.Structure(name, fields.Text("description"), fields.Find("attributes") is { } attributes ? ReadAttributes(attributes, name, 1) : []);
        }
    }

    /// <summary>The type that a placeholder of a key names; null if that cannot stand in a key.</summary>
    public AttributeType? InKey(string name) => name switch
    {
        "string" => new AttributeType.Text(),
        "integer" => new AttributeType.Whole(),
        "number" => new AttributeType.Number(),
        "binary" => new AttributeType.Binary(),
        "ulid" => new AttributeType.Ulid(),
        "timestamp" => new AttributeType.Timestamp(TimeEncoding.Iso8601),
        "unix_seconds" => new AttributeType.Timestamp(TimeEncoding.UnixSeconds),
        "unix_millis" => new AttributeType.Timestamp(TimeEncoding.UnixMilliseconds),
        _ => declared.GetValueOrDefault(name) ? new AttributeType.Enumeration(name) : null,
    };

    public List<ItemAttribute> ReadAttributes(Node section, string owner, int version) =>
        [.. section.Entries().Select(entry => ReadAttribute(entry.Name, entry.Value, owner, version))];

    private ItemAttribute ReadAttribute(string name, Node node, string owner, int version)
    {
        var fields = node.Fields("type", "of?", "values?", "encoding?", "required?", "default?", "description", "personal?", "since?", "deprecated?", "renamed_from?");
        var type = ReadType(node, fields, $"{Names.Snake(owner)}_{Names.Snake(name)}");
        var attribute = new ItemAttribute
        {
            Name = name,
            Value = type,
            IsRequired = fields.Flag("required"),
            IsPersonal = fields.Flag("personal"),
            Description = fields.Text("description"),
            Default = fields.OptionalText("default"),
            Since = (int)fields.Number("since", 1, int.MaxValue, 1),
            Deprecated = fields.OptionalText("deprecated"),
            RenamedFrom = fields.OptionalText("renamed_from"),
        };

        if (attribute.Default is { } value && DefaultProblem(type, value) is { } problem)
            fields.Find("default")!.Fault(problem, type is AttributeType.Enumeration words ? $"Write one of: {string.Join(", ", WordsOf(words))}" : "Write a value of the attribute's type");
        if (attribute.Since > version)
            fields.Find("since")!.Fault($"is {attribute.Since}, and the version is {version}", $"Raise the version to {attribute.Since}, or write at most {version}");
        if (attribute.RenamedFrom == name)
            fields.Find("renamed_from")!.Fault("is its own name", "Write the name that it had before");
        return attribute;
    }

    private AttributeType ReadType(Node node, Fields fields, string inline)
    {
        string[] known = [.. BuiltIn, .. declared.Keys];
        var name = fields.OneOf("type", known);
        foreach (var (detail, types) in new[] { ("of", new[] { "list", "set", "map" }), ("values", ["enum"]), ("encoding", ["timestamp"]) })
        {
            if (fields.Find(detail) is { } stray && !types.Contains(name, StringComparer.Ordinal))
                stray.Fault($"says nothing about the type '{name}'", $"Remove it: only {string.Join(", ", types)} has '{detail}'");
        }

        return name switch
        {
            "enum" => Inline(node, fields, inline),
            "timestamp" => new AttributeType.Timestamp(Encoding(fields.OneOf("encoding", "iso8601", "unix_seconds", "unix_millis"))),
            "list" => new AttributeType.List(ReadOf(node, fields, name, inline)),
            "map" => new AttributeType.Map(ReadOf(node, fields, name, inline)),
            "set" => new AttributeType.Set(InSet(fields, ReadOf(node, fields, name, inline))),
            _ when declared.TryGetValue(name, out var words) => words ? new AttributeType.Enumeration(name) : new AttributeType.Structure(name),
            _ => Simple(name),
        };
    }

    private static AttributeType Simple(string name) => name switch
    {
        "number" or "N" => new AttributeType.Number(),
        "integer" => new AttributeType.Whole(),
        "boolean" or "BOOL" => new AttributeType.Boolean(),
        "binary" or "B" => new AttributeType.Binary(),
        "ulid" => new AttributeType.Ulid(),
        "any" => new AttributeType.Any(),
        "SS" => new AttributeType.Set(new AttributeType.Text()),
        "NS" => new AttributeType.Set(new AttributeType.Number()),
        "BS" => new AttributeType.Set(new AttributeType.Binary()),
        "L" => new AttributeType.List(new AttributeType.Any()),
        "M" => new AttributeType.Map(new AttributeType.Any()),
        _ => new AttributeType.Text(),
    };

    private AttributeType ReadOf(Node node, Fields fields, string name, string inline)
    {
        if (fields.Find("of") is not { } of)
        {
            node.Fault($"is a {name} and does not say of what", "Add 'of:' with a type");
            return new AttributeType.Text();
        }

        if (of.IsMapping)
            return ReadType(of, of.Fields("type", "of?", "values?", "encoding?"), inline);

        var inner = of.OneOf([.. BuiltIn.Except(["list", "set", "map", "enum"]), .. declared.Keys]);
        return declared.TryGetValue(inner, out var words) ? words ? new AttributeType.Enumeration(inner) : new AttributeType.Structure(inner)
            : inner == "timestamp" ? new AttributeType.Timestamp(TimeEncoding.Iso8601) : Simple(inner);
    }

    private static AttributeType InSet(Fields fields, AttributeType of)
    {
        if (of is AttributeType.Text or AttributeType.Number or AttributeType.Whole or AttributeType.Binary or AttributeType.Ulid or AttributeType.Enumeration or AttributeType.Timestamp)
            return of;
        fields.Find("of")!.Fault($"is '{of.Name}', and DynamoDB has no set of these", "Use a list, or a set of string, number, integer, binary, ulid, timestamp or an enum");
        return new AttributeType.Text();
    }

    private AttributeType.Enumeration Inline(Node node, Fields fields, string name)
    {
        if (fields.Find("values") is not { } values)
            node.Fault("is an enum without values", "Add 'values: [first, second]'");
        else if (!types.TryAdd(name, new NamedType.Words(name, $"Values of {name}.", ReadWords(values))) && types[name] is not NamedType.Words)
            node.Fault($"is an enum that would be called '{name}', as another type is", "Declare it under 'types' with a name of its own");
        return new(name);
    }

    private static List<Word> ReadWords(Node node)
    {
        List<Word> words = node.IsMapping
            ? [.. node.Entries().Select(entry => new Word(entry.Name, entry.Value.Text()))]
            : [.. node.Texts().Select(text => new Word(text, ""))];
        if (words.Count == 0)
            node.Fault("has no values", "Name at least one");
        foreach (var twins in words.GroupBy(word => Names.Pascal(word.Value), StringComparer.Ordinal).Where(group => group.Count() > 1))
            node.Fault($"has values that code cannot tell apart: {string.Join(", ", twins.Select(word => $"'{word.Value}'"))}", "Spell them so that letters and digits differ");
        return words;
    }

    private string? DefaultProblem(AttributeType type, string value) => type switch
    {
        AttributeType.Text => null,
        AttributeType.Whole => long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? null : $"is '{value}', which is no integer",
        AttributeType.Number => decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? null : $"is '{value}', which is no number",
        AttributeType.Boolean => value is "true" or "false" ? null : $"is '{value}', which is neither true nor false",
        AttributeType.Enumeration words => WordsOf(words).Contains(value, StringComparer.Ordinal) ? null : $"is '{value}', which is no value of {words.Type}",
        _ => $"stands at a {type.Name}, which cannot have one",
    };

    private IEnumerable<string> WordsOf(AttributeType.Enumeration type) => types.GetValueOrDefault(type.Type) is NamedType.Words words ? words.Values.Select(word => word.Value) : [];

    private static TimeEncoding Encoding(string name) => name switch
    {
        "unix_seconds" => TimeEncoding.UnixSeconds,
        "unix_millis" => TimeEncoding.UnixMilliseconds,
        _ => TimeEncoding.Iso8601,
    };
}
