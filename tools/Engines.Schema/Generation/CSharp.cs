namespace Engines.Schema;

/// <summary>C# on the AWS SDK for .NET, version 4, without reflection.</summary>
internal sealed class CSharp : Language
{
    public override string TypeOf(AttributeType type) => type switch
    {
        AttributeType.Number => "DynamoNumber",
        AttributeType.Whole => "long",
        AttributeType.Boolean => "bool",
        AttributeType.Binary => "ReadOnlyMemory<byte>",
        AttributeType.Timestamp => "DateTimeOffset",
        AttributeType.Any => "AttributeValue",
        AttributeType.Enumeration words => Names.Pascal(words.Type),
        AttributeType.Structure structure => Names.Pascal(structure.Type),
        AttributeType.List list => $"IReadOnlyList<{TypeOf(list.Of)}>",
        AttributeType.Set set => $"IReadOnlyCollection<{TypeOf(set.Of)}>",
        AttributeType.Map map => $"IReadOnlyDictionary<string, {TypeOf(map.Of)}>",
        _ => "string",
    };

    public override string Reader(AttributeType type, bool isPersonal = false) => type switch
    {
        AttributeType.Enumeration words => $"{Names.Pascal(words.Type)}Words.Read",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.Read",
        AttributeType.List or AttributeType.Map => $"static (value, place) => {Read(type, "value", "place", isPersonal)}",
        AttributeType.Set { Of: AttributeType.Text } => "AttributeCodec.ReadTextSet",
        AttributeType.Set set => $"static (value, place) => AttributeCodec.ReadSet(value, place, {Reader(set.Of)})",
        _ => $"AttributeCodec.Read{Codec(type)}",
    };

    public override string Writer(AttributeType type) => type switch
    {
        AttributeType.Enumeration words => $"{Names.Pascal(words.Type)}Words.Write",
        AttributeType.Structure structure => $"{Names.Pascal(structure.Type)}.Write",
        AttributeType.List or AttributeType.Map or AttributeType.Set => $"static value => {Write(type, "value")}",
        _ => $"AttributeCodec.Of{Codec(type)}",
    };

    /// <summary>The call of <see cref="Reader"/>, in the shortest form.</summary>
    public string Read(AttributeType type, string value, string place, bool isPersonal) => type switch
    {
        AttributeType.List list => $"AttributeCodec.ReadList({value}, {place}, {Reader(list.Of, isPersonal)})",
        AttributeType.Map map => $"AttributeCodec.ReadMap({value}, {place}, {Reader(map.Of, isPersonal)}{(isPersonal ? ", isPersonal: true" : "")})",
        AttributeType.Set { Of: not AttributeType.Text } set => $"AttributeCodec.ReadSet({value}, {place}, {Reader(set.Of)})",
        _ => $"{Reader(type)}({value}, {place})",
    };

    public override string Write(AttributeType type, string value) => type switch
    {
        AttributeType.List list => $"AttributeCodec.OfList({value}, {Writer(list.Of)})",
        AttributeType.Map map => $"AttributeCodec.OfMap({value}, {Writer(map.Of)})",
        AttributeType.Set set => $"AttributeCodec.OfSet({value}, {Writer(set.Of)})",
        _ => base.Write(type, value),
    };

    public override string Literal(AttributeType type, string value) => type switch
    {
        AttributeType.Text => Names.Quote(value),
        AttributeType.Enumeration words => $"{Names.Pascal(words.Type)}.{Names.Pascal(value)}",
        AttributeType.Number => $"new({Names.Quote(value)})",
        _ => value,
    };

    public override string Field(string name) => Names.Pascal(name);

    // Every word of the language is a lower-case word: the mark makes any of them a name.
    public override string Parameter(string name) => $"@{Names.Camel(name)}" is var marked && Words.Contains(marked[1..]) ? marked : marked[1..];

    public override string PatternName(string key) => $"{Names.Pascal(key)}Pattern";

    public override string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Names.Quote))}]";

    public override string ReadKey(KeyPart key, bool isUsed) => IsText(key)
        ? $"{(isUsed ? $"var {Variable(key)}" : "_")} = reader.Key({Names.Quote(key.Attribute.Name)}, {PatternName(key.Attribute.Name)});"
        : $"{(isUsed ? $"var {Variable(key)}" : "_")} = reader.Required({Names.Quote(key.Attribute.Name)}, {Reader(key.Pattern.Placeholders[0].Type)});";

    public override string ReadKeyValue(KeyPart key, Placeholder placeholder, int index)
    {
        if (!IsText(key))
            return Variable(key);
        var part = key.Pattern.IsWhole ? Variable(key) : $"KeyCode.Part({Variable(key)}, {PatternName(key.Attribute.Name)}, {index})";
        return placeholder.Type is AttributeType.Text
            ? part
            : $"{Reader(placeholder.Type)}(new() {{ {placeholder.Type.Letter} = {part} }}, new(ItemKind, {Names.Quote(key.Attribute.Name)}))";
    }

    public override string WriteKey(KeyPart key, Func<string, string> valueOf)
    {
        if (!IsText(key))
            return Write(key.Pattern.Placeholders[0].Type, valueOf(key.Pattern.Placeholders[0].Name));
        var parts = key.Pattern.Placeholders.Select(placeholder => placeholder.Type switch
        {
            AttributeType.Text => valueOf(placeholder.Name),
            { Letter: "N" } type => $"KeyCode.Pad({Write(type, valueOf(placeholder.Name))}.N, {placeholder.Width})",
            var type => $"{Write(type, valueOf(placeholder.Name))}.S",
        });
        return $"AttributeCodec.OfText(KeyCode.Build({string.Join(", ", parts.Prepend(PatternName(key.Attribute.Name)))}))";
    }

    public override string ReadAttribute(ItemAttribute attribute)
    {
        var arguments = $"({Names.Quote(attribute.Name)}, {Reader(attribute.Value, attribute.IsPersonal)})";
        if (attribute.IsRequired && attribute.Default is null)
            return $"reader.Required{arguments}";
        if (attribute.Value is AttributeType.Any)
            return $"reader.OptionalAny({Names.Quote(attribute.Name)})";
        var read = attribute.Value is AttributeType.Whole or AttributeType.Boolean or AttributeType.Timestamp ? $"reader.Optional{Codec(attribute.Value)}({Names.Quote(attribute.Name)})"
            : IsValue(attribute.Value) ? $"reader.OptionalValue{arguments}" : $"reader.Optional{arguments}";
        return attribute.Default is null ? read : $"{read} ?? {Literal(attribute.Value, attribute.Default)}";
    }

    public override string FieldType(ItemAttribute attribute) =>
        attribute.IsRequired || attribute.Default is not null ? TypeOf(attribute.Value) : $"{TypeOf(attribute.Value)}?";

    public override string WriteAttribute(ItemAttribute attribute, string owner, string map)
    {
        var (field, key) = ($"{owner}{Field(attribute.Name)}", Names.Quote(attribute.Name));
        if (attribute.IsRequired || attribute.Default is not null)
            return $"{map}[{key}] = {Write(attribute.Value, field)};";
        var (test, local) = (attribute.Value is AttributeType.Set ? "{ Count: > 0 }" : "{ }", Local(attribute.Name));
        return $"if ({field} is {test} {local}) {map}[{key}] = {Write(attribute.Value, local)};";
    }

    public override string Upcast(UpcastRule rule, ItemDefinition item) => rule switch
    {
        UpcastRule.Rename rename => $"AttributeCodec.Rename(item, {Names.Quote(rename.From)}, {Names.Quote(rename.To)});",
        UpcastRule.Default value when item.Attributes.First(one => one.Name == value.Becomes) is var attribute =>
            $"item.TryAdd({Names.Quote(value.Attribute)}, {Write(attribute.Value, Literal(attribute.Value, value.Value))});",
        UpcastRule.Drop drop => $"item.Remove({Names.Quote(drop.Attribute)});",
        UpcastRule.Derive derive => $"if (Derive{Names.Pascal(derive.By)}(item) is {{ }} {Local(derive.Attribute)})\n                item[{Names.Quote(derive.Attribute)}] = {Local(derive.Attribute)};",
        _ => "",
    };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true",
        "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private static bool IsText(KeyPart key) => key.Attribute.Type == "S";

    private static bool IsValue(AttributeType type) =>
        type is AttributeType.Number or AttributeType.Whole or AttributeType.Boolean or AttributeType.Binary or AttributeType.Timestamp or AttributeType.Enumeration;

    // What stands beside it in the same method must keep its name.
    private string Local(string name) => Parameter(name) is var local && local is "item" or "map" or "value" or "reader" or "version" or "stored" ? $"{local}Value" : local;

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
            TimeEncoding.UnixMilliseconds => "UnixMilliseconds",
            _ => "IsoTime",
        },
        _ => "Text",
    };
}
