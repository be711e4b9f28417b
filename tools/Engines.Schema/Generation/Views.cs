namespace Engines.Schema;

/// <summary>What templates are filled with, in the words of one language.</summary>
internal sealed class Views(TablesFile file, Language language)
{
    /// <summary>What a kind of item is called; with its table where two tables have the same kind.</summary>
    public string TypeOf(TableDefinition table, ItemDefinition item)
    {
        var isTwice = file.Tables.SelectMany(one => one.Items).Count(one => Names.Pascal(one.Name) == Names.Pascal(item.Name)) > 1;
        return $"{(isTwice ? Names.Pascal(table.Name) : "")}{Names.Pascal(item.Name)}Item";
    }

    public Dictionary<string, object?> Words(NamedType.Words words) => new()
    {
        ["namespace"] = file.Namespace,
        ["name"] = words.Name,
        ["type"] = Names.Pascal(words.Name),
        ["constant"] = Names.Constant(words.Name),
        ["description"] = words.Description,
        ["oneOf"] = Names.Quote($"one of {string.Join(", ", words.Values.Select(word => word.Value))}"),
        ["values"] = words.Values.Select(word => new Dictionary<string, object?>
        {
            ["name"] = Names.Pascal(word.Value),
            ["constant"] = Names.Constant(word.Value),
            ["quoted"] = Names.Quote(word.Value),
            ["description"] = word.Description.Length > 0 ? word.Description : $"{word.Value}.",
        }).ToArray(),
    };

    public Dictionary<string, object?> Structure(NamedType.Structure structure) => new()
    {
        ["namespace"] = file.Namespace,
        ["type"] = Names.Pascal(structure.Name),
        ["namesType"] = NamesOf(structure),
        ["snake"] = Names.Snake(structure.Name),
        ["camel"] = Names.Camel(structure.Name),
        ["description"] = structure.Description,
        ["attributes"] = structure.Attributes.Select(attribute => Attribute(attribute, language is Python ? "self." : "value.", "map")).ToArray(),
        ["count"] = structure.Attributes.Count,
        ["known"] = string.Join(" or ", structure.Attributes.Select(attribute => Names.Quote(attribute.Name))),
        ["listed"] = string.Join(", ", structure.Attributes.Select(attribute => Names.Quote(attribute.Name))),
        ["names"] = structure.Attributes.Select(attribute => Name(attribute.Name, attribute.Description)).ToArray(),
    };

    public Dictionary<string, object?> Item(TableDefinition table, ItemDefinition item)
    {
        var type = TypeOf(table, item);
        var own = item.Attributes.Where(attribute => attribute.Name != file.VersionAttribute).ToArray();
        var rules = item.Steps.SelectMany(step => step.Rules).ToArray();
        var renames = own.Where(attribute => attribute.RenamedFrom is not null).ToArray();
        string[] known = [.. item.Keys.Select(key => key.Attribute.Name), .. item.Attributes.Select(attribute => attribute.Name)];
        return new()
        {
            ["namespace"] = file.Namespace,
            ["type"] = type,
            ["snake"] = Names.Snake(type),
            ["namesType"] = $"{type[..^4]}Names",
            ["fieldsType"] = $"{type[..^4]}Fields",
            ["tableType"] = $"{Names.Pascal(table.Name)}Table",
            ["table"] = table.Name,
            ["kind"] = item.Name,
            ["quotedKind"] = Names.Quote(item.Name),
            ["description"] = item.Description,
            ["version"] = item.Version,
            ["quotedVersion"] = Names.Quote(file.VersionAttribute),
            ["patterns"] = item.Keys.Where(key => key.Attribute.Type == "S").Select(Pattern).ToArray(),
            ["prefixes"] = item.Keys.Where(key => key.Attribute.Type == "S" && key.Pattern.Literals[0].Length > 0).Select(key => new Dictionary<string, object?>
            {
                ["constant"] = $"{Names.Pascal(key.Attribute.Name)}Prefix",
                ["name"] = key.Attribute.Name,
                ["quoted"] = Names.Quote(key.Pattern.Literals[0]),
            }).ToArray(),
            ["keyValues"] = KeyValues(item).ToArray(),
            ["keyParameters"] = string.Join(", ", KeyParameters(item)),
            ["keys"] = item.Keys.Select(key => Key(key, item)).ToArray(),
            ["keyCount"] = item.Keys.Count,
            ["wholeKeys"] = WholeKeys(item).ToArray(),
            ["isRead"] = own.Length > 0 || WholeKeys(item).Any(),
            ["attributes"] = own.Select(attribute => Attribute(attribute, OwnerOf, "item")).ToArray(),
            ["count"] = known.Length,
            ["known"] = string.Join(" or ", known.Select(Names.Quote)),
            ["names"] = known.Select(name => Name(
                name, item.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Description ?? $"Of the key: {item.KeyPattern[name]}.")).ToArray(),
            ["upcasts"] = rules.Length + renames.Length > 0,
            ["renames"] = renames.Select(attribute => new Dictionary<string, object?> { ["quotedFrom"] = Names.Quote(attribute.RenamedFrom!), ["quotedTo"] = Names.Quote(attribute.Name) }).ToArray(),
            ["steps"] = item.Steps.Select(step => new Dictionary<string, object?>
            {
                ["to"] = step.To,
                ["rules"] = step.Rules.Select(rule => new Dictionary<string, object?> { ["line"] = language.Upcast(rule, item) }).ToArray(),
            }).ToArray(),
            ["usedTypes"] = string.Join(", ", own.Select(attribute => attribute.Value).Concat(item.KeyValues.Select(value => value.Type)).SelectMany(Used).Distinct().Order(StringComparer.Ordinal)),
            ["derives"] = rules.OfType<UpcastRule.Derive>().GroupBy(rule => Names.Pascal(rule.By), rule => rule.Attribute, StringComparer.Ordinal)
                .Select(group => new Dictionary<string, object?> { ["by"] = group.Key, ["attribute"] = string.Join(" and ", group.Distinct(StringComparer.Ordinal)) }).ToArray(),
        };
    }

    public Dictionary<string, object?> Table(TableDefinition table) => new()
    {
        ["namespace"] = file.Namespace,
        ["tableType"] = $"{Names.Pascal(table.Name)}Table",
        ["table"] = table.Name,
        ["quotedTable"] = Names.Quote(table.Name),
        ["description"] = table.Description,
        ["indexes"] = table.Indexes.Concat(table.LocalIndexes).Select(index => new Dictionary<string, object?>
        {
            ["field"] = $"{Names.Pascal(index.Name)}Index",
            ["constant"] = $"{Names.Constant(index.Name)}_INDEX",
            ["quoted"] = Names.Quote(index.Name),
            ["description"] = index.Description,
        }).ToArray(),
        ["hasTextKeys"] = table.Key.Attributes.Any(attribute => attribute.Type == "S"),
        ["kinds"] = table.Items.OrderByDescending(item => item.Keys.Sum(key => key.Pattern.Fixed)).ThenBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => new Dictionary<string, object?>
            {
                ["type"] = TypeOf(table, item),
                ["snake"] = Names.Snake(TypeOf(table, item)),
                ["patterns"] = item.Keys.Where(key => key.Attribute.Type == "S").Select(Pattern).ToArray(),
                ["condition"] = string.Join(" && ", item.Keys.Select(key => key.Attribute.Type == "S"
                    ? $"Fits(key, {Names.Quote(key.Attribute.Name)}, {TypeOf(table, item)}.{language.PatternName(key.Attribute.Name)})"
                    : $"key.ContainsKey({Names.Quote(key.Attribute.Name)})")),
            }).ToArray(),
    };

    // Names of attributes stand under the kind of an item as well.
    private string NamesOf(NamedType.Structure structure)
    {
        var type = Names.Pascal(structure.Name);
        return file.Tables.Any(table => table.Items.Any(item => TypeOf(table, item) == $"{type}Item")) ? $"{type}TypeNames" : $"{type}Names";
    }

    private static Dictionary<string, object?> Name(string name, string description) => new()
    {
        ["field"] = Names.Pascal(name),
        ["constant"] = Names.Constant(name),
        ["quoted"] = Names.Quote(name),
        ["description"] = description,
    };

    private static IEnumerable<string> Used(AttributeType type) => type switch
    {
        AttributeType.Enumeration words => [Names.Pascal(words.Type)],
        AttributeType.Structure structure => [Names.Pascal(structure.Type)],
        AttributeType.List list => Used(list.Of),
        AttributeType.Set set => Used(set.Of),
        AttributeType.Map map => Used(map.Of),
        _ => [],
    };

    private string OwnerOf => language is CSharp ? "" : language is Python ? "self." : "value.";

    private Dictionary<string, object?> Pattern(KeyPart key) => new()
    {
        ["constant"] = language.PatternName(key.Attribute.Name),
        ["quoted"] = Names.Quote(key.Attribute.Name),
        ["literals"] = language.Texts(key.Pattern.Literals),
    };

    private IEnumerable<Dictionary<string, object?>> KeyValues(ItemDefinition item)
    {
        foreach (var value in item.KeyValues)
        {
            var key = item.Keys.First(part => part.Pattern.Placeholders.Any(one => one.Name == value.Name));
            var index = key.Pattern.Placeholders.TakeWhile(one => one.Name != value.Name).Count();
            yield return new()
            {
                ["field"] = language.Field(value.Name),
                ["name"] = value.Name,
                ["type"] = language.TypeOf(value.Type),
                ["patterns"] = string.Join(" and ", item.Keys.Where(part => part.Pattern.Placeholders.Any(one => one.Name == value.Name)).Select(part => $"{part.Attribute.Name} {part.Pattern.Text}")),
                ["readCall"] = language.ReadKeyValue(key, value, index),
            };
        }
    }

    // A key that is nothing but a value can be read without the others, as an attribute can.
    private IEnumerable<Dictionary<string, object?>> WholeKeys(ItemDefinition item) =>
        from key in item.Keys
        where language is CSharp && key.Pattern.IsWhole && key.Pattern.Placeholders[0].Type.Letter == key.Attribute.Type
        where item.Attributes.All(attribute => attribute.Name != key.Attribute.Name)
        select new Dictionary<string, object?>
        {
            ["name"] = key.Attribute.Name,
            ["field"] = Names.Pascal(key.Attribute.Name),
            ["quoted"] = Names.Quote(key.Attribute.Name),
            ["valueType"] = language.TypeOf(key.Pattern.Placeholders[0].Type),
            ["readField"] = $"{language.Reader(key.Pattern.Placeholders[0].Type)}(value, At({Names.Quote(key.Attribute.Name)}))",
        };

    private IEnumerable<string> KeyParameters(ItemDefinition item) =>
        from placeholder in item.Keys.SelectMany(key => key.Pattern.Placeholders).DistinctBy(placeholder => placeholder.Name, StringComparer.Ordinal)
        select language is CSharp
            ? $"{language.TypeOf(placeholder.Type)} {language.Parameter(placeholder.Name)}"
            : $"{language.Parameter(placeholder.Name)}: {language.TypeOf(placeholder.Type)}";

    private Dictionary<string, object?> Key(KeyPart key, ItemDefinition item)
    {
        var isUsed = key.Pattern.Placeholders.Any(placeholder => item.KeyValues.Any(value => value.Name == placeholder.Name
            && item.Keys.First(part => part.Pattern.Placeholders.Any(one => one.Name == value.Name)) == key));
        return new()
        {
            ["quoted"] = Names.Quote(key.Attribute.Name),
            ["readLine"] = language.ReadKey(key, isUsed),
            ["fromFields"] = language.WriteKey(key, name => $"{OwnerOf}{language.Field(name)}"),
            ["fromParameters"] = language.WriteKey(key, language.Parameter),
        };
    }

    private Dictionary<string, object?> Attribute(ItemAttribute attribute, string owner, string map) => new()
    {
        ["name"] = attribute.Name,
        ["quoted"] = Names.Quote(attribute.Name),
        ["field"] = language.Field(attribute.Name),
        ["isRequired"] = attribute.IsRequired && attribute.Default is null,
        ["isOptional"] = !attribute.IsRequired && attribute.Default is null,
        ["propertyType"] = language.FieldType(attribute),
        ["default"] = attribute.Default is null ? null : language.Literal(attribute.Value, attribute.Default),
        ["initial"] = attribute.Default is null || attribute is { Value: AttributeType.Whole, Default: "0" } or { Value: AttributeType.Boolean, Default: "false" } ? null : language.Literal(attribute.Value, attribute.Default),
        ["summary"] = $"{attribute.Description}{(attribute.IsPersonal ? " Personal data." : "")}{(attribute.Deprecated is null ? "" : $" Deprecated: {attribute.Deprecated}")}",
        ["deprecated"] = attribute.Deprecated,
        ["readCall"] = language.ReadAttribute(attribute),
        ["valueType"] = language.TypeOf(attribute.Value),
        ["readField"] = language is CSharp sharp ? sharp.Read(attribute.Value, "value", $"At({Names.Quote(attribute.Name)})", attribute.IsPersonal) : null,
        ["nullIsNothing"] = attribute.Value is not AttributeType.Any,
        ["writeValue"] = language.Write(attribute.Value, "value"),
        ["writeInto"] = language.WriteAttribute(attribute, owner, map),
    };
}
