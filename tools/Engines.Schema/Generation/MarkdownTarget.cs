namespace Engines.Schema;

/// <summary>Documents for people: the data model, the access contract, the register of personal data.</summary>
internal static class MarkdownTarget
{
    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates)
    {
        yield return new("markdown/data-model.md", templates.Render("markdown/data-model.md", new()
        {
            ["tables"] = file.Tables.Select(table => Table(file, table)).ToArray(),
            ["words"] = file.Types.OfType<NamedType.Words>().Select(Words).ToArray(),
            ["structures"] = file.Types.OfType<NamedType.Structure>().Select(type => Group(type.Name, type.Description, type.Attributes)).ToArray(),
        }));
        yield return new("markdown/access.md", templates.Render("markdown/access.md", new() { ["services"] = Services(file).ToArray() }));
        yield return new("markdown/personal-data.md", templates.Render("markdown/personal-data.md", new() { ["entries"] = Personal(file).ToArray() }));
    }

    private static Dictionary<string, object?> Table(TablesFile file, TableDefinition table) => new()
    {
        ["name"] = table.Name,
        ["resource"] = table.Resource,
        ["description"] = table.Description,
        ["key"] = string.Join(", ", table.Key.Attributes.Select(attribute => $"`{attribute.Name}` ({attribute.Type})")),
        ["settings"] = Settings(table.Settings).ToArray(),
        ["indexes"] = table.Indexes.Select(index => Index(index, "global")).Concat(table.LocalIndexes.Select(index => Index(index, "local"))).ToArray(),
        ["entity"] = Names.Constant(table.Name),
        ["items"] = table.Items.Select(item => Item(file, table, item)).ToArray(),
    };

    private static IEnumerable<string> Settings(TableSettings settings)
    {
        yield return settings.Billing switch
        {
            Billing.OnDemand { Max: { } max } => $"billing on demand, at most {max.Read} read and {max.Write} write units (0: no limit)",
            Billing.OnDemand => "billing on demand",
            Billing.Provisioned billing => $"provisioned: read {Range(billing.Read)}, write {Range(billing.Write)}",
            _ => "",
        };
        if (settings.TimeToLive is { } ttl)
            yield return $"items expire at `{ttl}`";
        if (settings.Stream is { } stream)
            yield return $"stream: {stream}";
        yield return settings.PointInTimeRecovery ? $"point-in-time recovery, {settings.RecoveryDays} days" : "no point-in-time recovery";
        yield return $"backup: {settings.Backup}";
        yield return $"replicas: {(settings.Replicas.Count == 0 ? "none" : string.Join(", ", settings.Replicas))}";
        yield return $"encryption: {settings.Encryption}";
        yield return $"deletion protection: {settings.DeletionProtection}";

        static string Range(Capacity capacity) => capacity.Scales ? $"{capacity.Min} to {capacity.Max} at {capacity.Target} %" : $"{capacity.Min}";
    }

    private static Dictionary<string, object?> Index(IndexDefinition index, string kind) => new()
    {
        ["name"] = index.Name,
        ["kind"] = kind,
        ["description"] = index.Description,
        ["key"] = string.Join(", ", index.Key.Attributes.Select(attribute => $"`{attribute.Name}`")),
        ["projection"] = index.Projection == "INCLUDE" ? string.Join(", ", index.Attributes.Select(attribute => $"`{attribute}`")) : index.Projection,
    };

    private static Dictionary<string, object?> Item(TablesFile file, TableDefinition table, ItemDefinition item)
    {
        var group = Group(item.Name, item.Description, item.Attributes);
        group["entity"] = $"{Names.Constant(table.Name)}_{Names.Constant(item.Name)}";
        group["table"] = Names.Constant(table.Name);
        group["version"] = item.Version;
        group["writers"] = string.Join(", ", item.WrittenBy);
        group["key"] = string.Join(", ", item.KeyPattern.Select(key => $"`{key.Key}` = `{key.Value}`"));
        group["keys"] = item.Keys.Select(key => new Dictionary<string, object?> { ["name"] = key.Attribute.Name, ["type"] = key.Attribute.Type }).ToArray();
        group["uses"] = item.Attributes.SelectMany(attribute => Structures(attribute.Value)).Distinct(StringComparer.Ordinal)
            .Select(type => new Dictionary<string, object?> { ["type"] = Names.Constant(type), ["item"] = group["entity"] }).ToArray();
        return group;
    }

    private static IEnumerable<string> Structures(AttributeType type) => type switch
    {
        AttributeType.Structure structure => [structure.Type],
        AttributeType.List list => Structures(list.Of),
        AttributeType.Map map => Structures(map.Of),
        _ => [],
    };

    private static Dictionary<string, object?> Group(string name, string description, IReadOnlyList<ItemAttribute> attributes) => new()
    {
        ["name"] = name,
        ["constant"] = Names.Constant(name),
        ["description"] = description,
        ["attributes"] = attributes.Select(attribute => new Dictionary<string, object?>
        {
            ["name"] = attribute.Name,
            ["type"] = attribute.Value.Name,
            ["entityType"] = Names.Snake(attribute.Value.Name),
            ["letter"] = attribute.Type,
            ["required"] = attribute.IsRequired ? "yes" : "",
            ["personal"] = attribute.IsPersonal ? "yes" : "",
            ["description"] = $"{attribute.Description}{(attribute.Default is null ? "" : $" Default: `{attribute.Default}`.")}"
                + $"{(attribute.Since > 1 ? $" Since version {attribute.Since}." : "")}{(attribute.RenamedFrom is null ? "" : $" Was `{attribute.RenamedFrom}`.")}"
                + $"{(attribute.Deprecated is null ? "" : $" Deprecated: {attribute.Deprecated}")}",
        }).ToArray(),
    };

    private static Dictionary<string, object?> Words(NamedType.Words words) => new()
    {
        ["name"] = words.Name,
        ["description"] = words.Description,
        ["values"] = words.Values.Select(word => new Dictionary<string, object?> { ["value"] = word.Value, ["description"] = word.Description }).ToArray(),
    };

    private static IEnumerable<Dictionary<string, object?>> Services(TablesFile file) => file.Grants.GroupBy(grant => grant.Service, StringComparer.Ordinal)
        .Select(grants => new Dictionary<string, object?>
        {
            ["name"] = grants.Key,
            ["grants"] = grants.SelectMany(grant => grant.Indexes.Select(index => ($"{grant.Table}, index {index.Key}", index.Value)).Prepend((grant.Table, grant.Operations)))
                .Where(grant => grant.Item2.Count > 0)
                .Select(grant => new Dictionary<string, object?> { ["on"] = grant.Item1, ["operations"] = string.Join(", ", grant.Item2) }).ToArray(),
            ["writes"] = string.Join(", ", file.Tables.SelectMany(table => table.Items.Where(item => item.WrittenBy.Contains(grants.Key, StringComparer.Ordinal)).Select(item => $"{table.Name} {item.Name}"))),
        });

    private static IEnumerable<Dictionary<string, object?>> Personal(TablesFile file) =>
        from table in file.Tables
        from item in table.Items
        from attribute in item.Attributes
        where attribute.IsPersonal || Inside(file, attribute.Value)
        select new Dictionary<string, object?>
        {
            ["place"] = $"{table.Name} {item.Name}",
            ["attribute"] = attribute.Name,
            ["description"] = attribute.Description,
            ["writers"] = string.Join(", ", item.WrittenBy),
            ["readers"] = string.Join(", ", file.Grants.Where(grant => grant.Table == table.Name).Select(grant => grant.Service).Distinct(StringComparer.Ordinal)),
            ["expiry"] = table.Settings.TimeToLive is { } ttl && item.Attributes.Any(one => one.Name == ttl) ? $"at `{ttl}`" : "never",
        };

    private static bool Inside(TablesFile file, AttributeType type) =>
        Structures(type).Any(name => file.Types.OfType<NamedType.Structure>().First(one => one.Name == name).Attributes.Any(one => one.IsPersonal));
}
