namespace Engines.Schema;

/// <summary>Makes a <see cref="TablesFile"/> of YAML. Every key is known or refused: a mistyped setting must not become a default.</summary>
internal static class TablesReader
{
    private static readonly string[] AttributeTypes = ["S", "N", "BOOL", "SS", "L", "M"];

    private static readonly string[] Operations =
        ["BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];

    public static TablesFile Read(string text, string file)
    {
        var root = Node.Parse(text, file).Fields("version", "tables", "access");
        if (root["version"].Number() != TablesFile.Version)
            throw root["version"].Fault($"is {root["version"].Number()}", $"Write {TablesFile.Version}");

        var tables = root["tables"].Entries().Select(entry => ReadTable(entry.Name, entry.Value)).ToArray();
        return new(tables, ReadAccess(root["access"], [.. tables.Select(table => table.Name)]));
    }

    private static TableDefinition ReadTable(string name, Node node)
    {
        var fields = node.Fields("resource", "description", "key", "indexes?", "billing", "ttl?", "point_in_time_recovery", "encryption",
            "deletion_protection", "items");

        // One value each, and still written out: whoever reads the file shall not have to know what it leaves unsaid.
        fields["billing"].OneOf("on_demand");
        fields["encryption"].OneOf("at_rest");
        fields["deletion_protection"].OneOf("by_parameter");

        var key = ReadKey(fields["key"].Fields("partition", "sort?"));
        var items = fields["items"].Entries().Select(entry => ReadItem(entry.Name, entry.Value, key)).ToArray();
        var known = items.SelectMany(item => item.Attributes).ToLookup(attribute => attribute.Name, StringComparer.Ordinal);

        if (fields.TryGetValue("ttl", out var ttl) && !known[ttl.Text()].Any(attribute => attribute.Type == "N"))
            throw ttl.Fault($"names '{ttl.Text()}', which no item has as a number", "Name an attribute of type N");

        return new()
        {
            Name = name,
            Resource = fields["resource"].Text(),
            Description = fields["description"].Text(),
            Key = key,
            Indexes = fields.TryGetValue("indexes", out var indexes) ? [.. indexes.Entries().Select(entry => ReadIndex(entry.Name, entry.Value, known))] : [],
            Settings = new(ttl?.Text(), fields["point_in_time_recovery"].Flag()),
            Items = items,
        };
    }

    private static KeySchema ReadKey(Dictionary<string, Node> fields)
    {
        var sort = fields.TryGetValue("sort", out var node) ? ReadKeyAttribute(node) : null;
        return new(ReadKeyAttribute(fields["partition"]), sort);
    }

    private static KeyAttribute ReadKeyAttribute(Node node)
    {
        var fields = node.Fields("name", "type");
        return new(fields["name"].Text(), fields["type"].OneOf("S", "N", "B"));
    }

    private static IndexDefinition ReadIndex(string name, Node node, ILookup<string, ItemAttribute> known)
    {
        var fields = node.Fields("description", "partition", "sort?", "projection", "attributes?");
        var key = ReadKey(fields);
        var projection = fields["projection"].OneOf("ALL", "KEYS_ONLY", "INCLUDE");
        var attributes = fields.TryGetValue("attributes", out var list) ? list.Texts() : [];
        if ((projection == "INCLUDE") != (attributes.Count > 0))
            throw node.Fault($"has projection {projection} and {attributes.Count} attributes", "Name attributes with INCLUDE, and only then");

        foreach (var attribute in key.Attributes.Where(attribute => !known[attribute.Name].Any(found => found.Type == attribute.Type)))
            throw node.Fault($"has the key '{attribute.Name}', which no item has with type {attribute.Type}", "Add it to an item's attributes");

        foreach (var attribute in key.Attributes.Select(attribute => attribute.Name).Concat(attributes))
        {
            if (!known.Contains(attribute))
                throw node.Fault($"carries '{attribute}', which no item has", "Add it to an item's attributes, or leave it out of the index");
            if (known[attribute].Any(found => found.IsPersonal))
                throw node.Fault($"carries '{attribute}', which is personal", "Leave it out of the index");
        }

        return new(name, fields["description"].Text(), key, projection, attributes);
    }

    private static ItemDefinition ReadItem(string name, Node node, KeySchema key)
    {
        var fields = node.Fields("description", "key", "written_by", "attributes");
        var pattern = fields["key"].Fields([.. key.Attributes.Select(attribute => attribute.Name)])
            .ToDictionary(entry => entry.Key, entry => entry.Value.Text(), StringComparer.Ordinal);

        var attributes = fields["attributes"].Entries().Select(entry => ReadAttribute(entry.Name, entry.Value, key)).ToArray();
        if (!attributes.Any(attribute => attribute is { Name: "schema_version", Type: "N", IsRequired: true }))
            throw fields["attributes"].Fault("lacks a required 'schema_version' of type N", "Add it: every item carries one");

        return new(name, fields["description"].Text(), pattern, fields["written_by"].Texts(), attributes);
    }

    private static ItemAttribute ReadAttribute(string name, Node node, KeySchema key)
    {
        if (key.Attributes.Any(attribute => attribute.Name == name))
            throw node.Fault("is a key of the table", "Remove it: keys stand under 'key'");

        var fields = node.Fields("type", "required", "personal", "description");
        return new(name, fields["type"].OneOf(AttributeTypes), fields["required"].Flag(), fields["personal"].Flag(), fields["description"].Text());
    }

    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAccess(Node node, string[] tables)
    {
        var access = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (service, granted) in node.Entries())
        {
            var operations = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (table, list) in granted.Entries())
            {
                if (!tables.Contains(table, StringComparer.Ordinal))
                    throw list.Fault("is not a table", $"Use one of: {string.Join(", ", tables)}");

                foreach (var operation in list.List())
                    operation.OneOf(Operations);
                operations[table] = [.. list.Texts().Order(StringComparer.Ordinal)];
            }

            access[service] = operations;
        }

        return access;
    }
}
