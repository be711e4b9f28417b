namespace Engines.Schema;

/// <summary>TypeScript on the AWS SDK for JavaScript, version 3, whose types it uses and whose code it does not.</summary>
internal sealed class TypeScript : Language
{
    public override string TypeOf(AttributeType type) => type switch
    {
        AttributeType.Number => "rt.DynamoNumber",
        AttributeType.Whole => "bigint",
        AttributeType.Boolean => "boolean",
        AttributeType.Binary => "Uint8Array",
        AttributeType.Timestamp => "Date",
        AttributeType.Any => "rt.AttributeValue",
        AttributeType.Enumeration words => Names.Pascal(words.Type),
        AttributeType.Structure structure => Names.Pascal(structure.Type),
        AttributeType.List list => $"ReadonlyArray<{TypeOf(list.Of)}>",
        AttributeType.Set set => $"ReadonlyArray<{TypeOf(set.Of)}>",
        AttributeType.Map map => $"Readonly<Record<string, {TypeOf(map.Of)}>>",
        _ => "string",
    };

    public override string Reader(AttributeType type, bool isPersonal = false) => type switch
    {
        AttributeType.Enumeration words => $"{Names.Pascal(words.Type)}.read",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.read",
        AttributeType.List list => $"rt.listOf({Reader(list.Of, isPersonal)})",
        AttributeType.Map map => $"rt.mapOf({Reader(map.Of, isPersonal)}{(isPersonal ? ", true" : "")})",
        AttributeType.Set set => $"rt.setOf({Reader(set.Of)})",
        _ => $"rt.read{Codec(type)}",
    };

    public override string Writer(AttributeType type) => type switch
    {
        AttributeType.Enumeration => "rt.ofText",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.write",
        AttributeType.List list => $"rt.listWith({Writer(list.Of)})",
        AttributeType.Map map => $"rt.mapWith({Writer(map.Of)})",
        AttributeType.Set set => $"rt.setWith({Writer(set.Of)})",
        _ => $"rt.of{Codec(type)}",
    };

    public override string Literal(AttributeType type, string value) => type switch
    {
        AttributeType.Text or AttributeType.Enumeration or AttributeType.Number => Names.Quote(value),
        AttributeType.Whole => $"{value}n",
        _ => value,
    };

    public override string Field(string name) => Names.Camel(name);

    public override string Parameter(string name) => $"{Names.Camel(name)}{(Reserved.Contains(Names.Camel(name)) ? "_" : "")}";

    public override string PatternName(string key) => $"{Names.Camel(key)}Pattern";

    public override string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Names.Quote))}]";

    public override string ReadKey(KeyPart key, bool isUsed)
    {
        var read = key.Attribute.Type == "S"
            ? $"reader.key({Names.Quote(key.Attribute.Name)}, {PatternName(key.Attribute.Name)})"
            : $"reader.required({Names.Quote(key.Attribute.Name)}, {Reader(key.Pattern.Placeholders[0].Type)})";
        return isUsed ? $"const {Variable(key)} = {read};" : $"{read};";
    }

    public override string ReadKeyValue(KeyPart key, Placeholder placeholder, int index)
    {
        if (key.Attribute.Type != "S")
            return Variable(key);
        var part = $"rt.keyPart({Variable(key)}, {PatternName(key.Attribute.Name)}, {index})";
        return placeholder.Type is AttributeType.Text ? part : $"{Reader(placeholder.Type)}({{ {placeholder.Type.Letter}: {part} }}, `${{itemKind}}.{key.Attribute.Name}`)";
    }

    public override string WriteKey(KeyPart key, Func<string, string> valueOf)
    {
        if (key.Attribute.Type != "S")
            return Write(key.Pattern.Placeholders[0].Type, valueOf(key.Pattern.Placeholders[0].Name));
        var parts = key.Pattern.Placeholders.Select(placeholder => placeholder.Type switch
        {
            AttributeType.Text => valueOf(placeholder.Name),
            { Letter: "N" } type => $"rt.pad({Write(type, valueOf(placeholder.Name))}, {placeholder.Width})",
            var type => $"rt.textIn({Write(type, valueOf(placeholder.Name))})",
        });
        return $"rt.ofText(rt.buildKey({string.Join(", ", parts.Prepend(PatternName(key.Attribute.Name)))}))";
    }

    public override string ReadAttribute(ItemAttribute attribute)
    {
        var arguments = $"{Names.Quote(attribute.Name)}, {Reader(attribute.Value, attribute.IsPersonal)}";
        return attribute.Default is not null ? $"reader.optional({arguments}) ?? {Literal(attribute.Value, attribute.Default)}"
            : attribute.IsRequired ? $"reader.required({arguments})"
            : attribute.Value is AttributeType.Any ? $"reader.optionalAny({Names.Quote(attribute.Name)})" : $"reader.optional({arguments})";
    }

    public override string FieldType(ItemAttribute attribute) =>
        attribute.IsRequired && attribute.Default is null ? TypeOf(attribute.Value) : $"{TypeOf(attribute.Value)} | undefined";

    public override string WriteAttribute(ItemAttribute attribute, string owner, string map)
    {
        var field = $"{owner}{Field(attribute.Name)}";
        var key = $"{map}[{Names.Quote(attribute.Name)}]";
        if (attribute.Default is not null)
            return $"{key} = {Write(attribute.Value, $"{field} ?? {Literal(attribute.Value, attribute.Default)}")};";
        var write = $"{key} = {Write(attribute.Value, field)};";
        return attribute.IsRequired ? write
            : attribute.Value is AttributeType.Set ? $"if ({field} !== undefined && {field}.length > 0) {write}" : $"if ({field} !== undefined) {write}";
    }

    public override string Upcast(UpcastRule rule, ItemDefinition item) => rule switch
    {
        UpcastRule.Rename rename => $"rt.rename(item, {Names.Quote(rename.From)}, {Names.Quote(rename.To)});",
        UpcastRule.Default value when item.Attributes.First(one => one.Name == value.Becomes) is var attribute =>
            $"item[{Names.Quote(value.Attribute)}] ??= {Write(attribute.Value, Literal(attribute.Value, value.Value))};",
        UpcastRule.Drop drop => $"delete item[{Names.Quote(drop.Attribute)}];",
        UpcastRule.Derive derive => $"rt.derive(item, {Names.Quote(derive.Attribute)}, {Names.Quote(Names.Camel(derive.By))});",
        _ => "",
    };

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for",
        "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
        "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
    };

    private static string Variable(KeyPart key) => $"{Names.Camel(key.Attribute.Name)}Key";

    private static string Codec(AttributeType type) => type switch
    {
        AttributeType.Ulid => "Ulid",
        AttributeType.Number => "Number",
        AttributeType.Whole => "Integer",
        AttributeType.Boolean => "Boolean",
        AttributeType.Binary => "Binary",
        AttributeType.Any => "Any",
        AttributeType.Timestamp time => time.Encoding switch
        {
            TimeEncoding.UnixSeconds => "UnixSeconds",
            TimeEncoding.UnixMilliseconds => "UnixMillis",
            _ => "IsoTime",
        },
        _ => "Text",
    };
}
