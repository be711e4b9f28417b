namespace Engines.Schema;

/// <summary>Python 3.11 on boto3's low-level form, with nothing but the standard library.</summary>
internal sealed class Python : Language
{
    public override string TypeOf(AttributeType type) => type switch
    {
        AttributeType.Number => "Decimal",
        AttributeType.Whole => "int",
        AttributeType.Boolean => "bool",
        AttributeType.Binary => "bytes",
        AttributeType.Timestamp => "datetime",
        AttributeType.Any => "rt.AttributeValue",
        AttributeType.Enumeration words => Names.Pascal(words.Type),
        AttributeType.Structure structure => Names.Pascal(structure.Type),
        AttributeType.List list => $"list[{TypeOf(list.Of)}]",
        AttributeType.Set set => $"frozenset[{TypeOf(set.Of)}]",
        AttributeType.Map map => $"dict[str, {TypeOf(map.Of)}]",
        _ => "str",
    };

    public override string Reader(AttributeType type, bool isPersonal = false) => type switch
    {
        AttributeType.Enumeration words => $"rt.word_of({Names.Pascal(words.Type)})",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.read",
        AttributeType.List list => $"rt.list_of({Reader(list.Of, isPersonal)})",
        AttributeType.Map map => $"rt.map_of({Reader(map.Of, isPersonal)}{(isPersonal ? ", is_personal=True" : "")})",
        AttributeType.Set set => $"rt.set_of({Reader(set.Of)})",
        _ => $"rt.read_{Codec(type)}",
    };

    public override string Writer(AttributeType type) => type switch
    {
        AttributeType.Enumeration => "rt.of_word",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.write",
        AttributeType.List list => $"rt.list_with({Writer(list.Of)})",
        AttributeType.Map map => $"rt.map_with({Writer(map.Of)})",
        AttributeType.Set set => $"rt.set_with({Writer(set.Of)})",
        _ => $"rt.of_{Codec(type)}",
    };

    public override string Literal(AttributeType type, string value) => type switch
    {
        AttributeType.Text => Names.Quote(value),
        AttributeType.Enumeration words => $"{Names.Pascal(words.Type)}.{Names.Constant(value)}",
        AttributeType.Number => $"Decimal({Names.Quote(value)})",
        AttributeType.Boolean => value == "true" ? "True" : "False",
        _ => value,
    };

    public override string Field(string name) => Names.PythonField(name);

    public override string Parameter(string name) => Field(name);

    public override string PatternName(string key) => $"{Names.Constant(key)}_PATTERN";

    public override string Texts(IEnumerable<string> texts) => $"({string.Join("", texts.Select(text => $"{Names.Quote(text)}, "))})".Replace(", )", ",)", StringComparison.Ordinal);

    public override string ReadKey(KeyPart key, bool isUsed)
    {
        var read = key.Attribute.Type == "S"
            ? $"reader.key({Names.Quote(key.Attribute.Name)}, {PatternName(key.Attribute.Name)})"
            : $"reader.required({Names.Quote(key.Attribute.Name)}, {Reader(key.Pattern.Placeholders[0].Type)})";
        return isUsed ? $"{Variable(key)} = {read}" : read;
    }

    public override string ReadKeyValue(KeyPart key, Placeholder placeholder, int index)
    {
        if (key.Attribute.Type != "S")
            return Variable(key);
        var part = $"rt.key_part({Variable(key)}, {PatternName(key.Attribute.Name)}, {index})";
        return placeholder.Type is AttributeType.Text ? part : $"{Reader(placeholder.Type)}({{\"{placeholder.Type.Letter}\": {part}}}, f\"{{ITEM_KIND}}.{key.Attribute.Name}\")";
    }

    public override string WriteKey(KeyPart key, Func<string, string> valueOf)
    {
        if (key.Attribute.Type != "S")
            return Write(key.Pattern.Placeholders[0].Type, valueOf(key.Pattern.Placeholders[0].Name));
        var parts = key.Pattern.Placeholders.Select(placeholder => placeholder.Type switch
        {
            AttributeType.Text => valueOf(placeholder.Name),
            { Letter: "N" } type => $"rt.pad({Write(type, valueOf(placeholder.Name))}[\"N\"], {placeholder.Width})",
            var type => $"{Write(type, valueOf(placeholder.Name))}[\"S\"]",
        });
        return $"rt.of_text(rt.build_key({string.Join(", ", parts.Prepend(PatternName(key.Attribute.Name)))}))";
    }

    public override string ReadAttribute(ItemAttribute attribute)
    {
        var arguments = $"{Names.Quote(attribute.Name)}, {Reader(attribute.Value, attribute.IsPersonal)}";
        return attribute.Default is not null ? $"reader.defaulted({arguments}, {Literal(attribute.Value, attribute.Default)})"
            : attribute.IsRequired ? $"reader.required({arguments})"
            : attribute.Value is AttributeType.Any ? $"reader.optional_any({Names.Quote(attribute.Name)})" : $"reader.optional({arguments})";
    }

    public override string FieldType(ItemAttribute attribute) =>
        attribute.IsRequired || attribute.Default is not null ? TypeOf(attribute.Value) : $"{TypeOf(attribute.Value)} | None";

    public override string WriteAttribute(ItemAttribute attribute, string owner, string map)
    {
        var field = $"{owner}{Field(attribute.Name)}";
        var write = $"{map}[{Names.Quote(attribute.Name)}] = {Write(attribute.Value, field)}";
        return attribute.IsRequired || attribute.Default is not null ? write
            : attribute.Value is AttributeType.Set ? $"if {field}:\n            {write}" : $"if {field} is not None:\n            {write}";
    }

    public override string Upcast(UpcastRule rule, ItemDefinition item) => rule switch
    {
        UpcastRule.Rename rename => $"rt.rename(item, {Names.Quote(rename.From)}, {Names.Quote(rename.To)})",
        UpcastRule.Default value when item.Attributes.First(one => one.Name == value.Becomes) is var attribute =>
            $"item.setdefault({Names.Quote(value.Attribute)}, {Write(attribute.Value, Literal(attribute.Value, value.Value))})",
        UpcastRule.Drop drop => $"item.pop({Names.Quote(drop.Attribute)}, None)",
        UpcastRule.Derive derive => $"rt.derive(item, {Names.Quote(derive.Attribute)}, {Names.Quote(Names.Snake(derive.By))})",
        _ => "",
    };

    private static string Variable(KeyPart key) => $"{Names.Snake(key.Attribute.Name)}_key";

    private static string Codec(AttributeType type) => type switch
    {
        AttributeType.Ulid => "ulid",
        AttributeType.Number => "number",
        AttributeType.Whole => "integer",
        AttributeType.Boolean => "boolean",
        AttributeType.Binary => "binary",
        AttributeType.Any => "any",
        AttributeType.Timestamp time => time.Encoding switch
        {
            TimeEncoding.UnixSeconds => "unix_seconds",
            TimeEncoding.UnixMilliseconds => "unix_millis",
            _ => "iso_time",
        },
        _ => "text",
    };
}
