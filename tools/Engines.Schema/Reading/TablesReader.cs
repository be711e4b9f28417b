namespace Engines.Schema;

/// <summary>Makes a <see cref="TablesFile"/> of YAML. Every key is known or refused: a mistyped setting must not become a default.</summary>
internal static class TablesReader
{
    private const int GlobalIndexesMax = 20;
    private const int LocalIndexesMax = 5;

    public static TablesFile Read(string text, string file)
    {
        var problems = new Problems(file);
        var root = Node.Parse(text, problems);
        var fields = root.Fields("version", "namespace?", "version_attribute?", "template?", "types?", "every_item?", "tables", "access");
        if (fields.Find("version") is { } version && version.Text() is var number && number != "1")
            version.Fault($"is {number}", $"Write {TablesFile.Version}");

        var types = new TypeReader();
        if (fields.Find("types") is { } declared)
            types.ReadDeclared(declared);
        var versionAttribute = fields.Text("version_attribute", TablesFile.DefaultVersionAttribute);
        var everyItem = fields.Find("every_item") is { } shared ? types.ReadAttributes(shared, "item", 1) : [];
        var entries = fields.Find("tables")?.Entries() ?? [];
        var tables = entries.Select(entry => ReadTable(entry.Name, entry.Value, types, (everyItem, versionAttribute))).ToArray();
        var grants = fields.Find("access") is { } access ? AccessReader.Read(access, tables) : [];
        var template = fields.Find("template")?.Template();
        problems.ThrowIfAny();

        return new(tables, ByService(grants, fields.Find("access")!))
        {
            Namespace = fields.Text("namespace", "Tables"),
            VersionAttribute = versionAttribute,
            Template = template,
            Types = [.. types.Types],
            Grants = grants,
        };
    }

    private static TableDefinition ReadTable(string name, Node node, TypeReader types, (IReadOnlyList<ItemAttribute> EveryItem, string Version) shared)
    {
        var fields = node.Fields(["resource", "description", "key", "indexes?", "local_indexes?", .. SettingsReader.Entries, "items"]);
        var key = fields.Find("key") is { } written ? IndexReader.ReadKey(written.Fields("partition", "sort?"), 1) : new([new("", "S")], []);
        var items = fields.Find("items")?.Entries().Select(entry => new ItemKindReader(types, key, shared.EveryItem, shared.Version).Read(entry.Name, entry.Value)).ToArray() ?? [];
        if (fields.Find("items") is { } section)
            ItemKindReader.CheckApart(section, items);

        var settings = SettingsReader.Read(fields);
        if (settings.TimeToLive is { Length: > 0 } ttl)
            CheckExpiry(fields.Find("ttl")!, ttl, [.. items.SelectMany(item => item.Attributes).Where(attribute => attribute.Name == ttl)]);

        var reader = new IndexReader(key, items);
        var table = new TableDefinition
        {
            Name = name,
            Resource = fields.Text("resource"),
            Description = fields.Text("description"),
            Key = key,
            Indexes = [.. (fields.Find("indexes")?.Entries() ?? []).Select(entry => reader.ReadGlobal(entry.Name, entry.Value))],
            LocalIndexes = [.. (fields.Find("local_indexes")?.Entries() ?? []).Select(entry => reader.ReadLocal(entry.Name, entry.Value))],
            Settings = settings,
            Items = items,
        };
        CheckIndexes(table, node);
        return table;
    }

    private static void CheckExpiry(Node node, string name, IReadOnlyList<ItemAttribute> attributes)
    {
        if (!attributes.Any(attribute => attribute.Type == "N"))
            node.Fault($"names '{name}', which no item has as a number", "Name an attribute that is a timestamp in unix_seconds");
        else if (attributes.Any(attribute => attribute.Value is AttributeType.Timestamp { Encoding: not TimeEncoding.UnixSeconds }))
            node.Fault($"names '{name}', which is not in seconds", "DynamoDB reads Unix seconds: give it 'encoding: unix_seconds'");
    }

    private static void CheckIndexes(TableDefinition table, Node node)
    {
        if (table.Indexes.Count > GlobalIndexesMax)
            node.Fault($"has {table.Indexes.Count} global indexes", $"DynamoDB allows {GlobalIndexesMax} unless the quota was raised: remove some");
        if (table.LocalIndexes.Count > LocalIndexesMax)
            node.Fault($"has {table.LocalIndexes.Count} local indexes", $"DynamoDB allows {LocalIndexesMax}: make the others global");
        foreach (var twice in table.Indexes.Concat(table.LocalIndexes).GroupBy(index => index.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            node.Fault($"has two indexes called '{twice.Key}'", "Give one another name");
        foreach (var twice in table.KeyAttributes.GroupBy(attribute => attribute.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            node.Fault($"has the key attribute '{twice.Key}' with two types", "Give it the same type everywhere: an attribute has one");
    }

    // A service that is named has access to be compared, even if it is none.
    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> ByService(List<Grant> grants, Node section) =>
        section.Entries().ToDictionary(
            entry => entry.Name,
            entry => (IReadOnlyDictionary<string, IReadOnlyList<string>>)grants.Where(grant => grant.Service == entry.Name && grant.Operations.Count > 0)
                .ToDictionary(grant => grant.Table, grant => grant.Operations, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
