namespace Engines.Schema;

/// <summary>Reads keys and indexes.</summary>
/// <param name="table">The key of the table.</param>
/// <param name="items">What items the table has.</param>
internal sealed class IndexReader(KeySchema table, IReadOnlyList<ItemDefinition> items)
{
    private readonly ILookup<string, ItemAttribute> known =
        items.SelectMany(item => item.Attributes).ToLookup(attribute => attribute.Name, StringComparer.Ordinal);

    /// <summary>A key: one attribute for each half, or in an index up to four.</summary>
    public static KeySchema ReadKey(Fields fields, int partsMax)
    {
        var partitions = ReadHalf(fields.Find("partition"), partsMax);
        var sorts = ReadHalf(fields.Find("sort"), partsMax);
        var names = partitions.Concat(sorts).Select(attribute => attribute.Name).ToArray();
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            (fields.Find("sort") ?? fields.Find("partition"))!.Fault($"names '{twice.Key}' twice in one key", "Name it once");
        return new(partitions.Count == 0 ? [new("", "S")] : partitions, sorts);
    }

    public IndexDefinition ReadGlobal(string name, Node node)
    {
        var fields = node.Fields("description", "partition", "sort?", "projection", "attributes?", "billing?", "warm_throughput?", "carries_personal?");
        return Read(name, node, fields, ReadKey(fields, KeySchema.PartsMax)) with
        {
            Billing = fields.Find("billing") is { } billing ? SettingsReader.ReadBilling(billing) : null,
            WarmThroughput = SettingsReader.ReadUnits(fields.Find("warm_throughput"), "read", "write"),
        };
    }

    public IndexDefinition ReadLocal(string name, Node node)
    {
        var fields = node.Fields("description", "sort", "projection", "attributes?", "carries_personal?");
        var sorts = ReadHalf(fields.Find("sort"), 1);
        if (table.Sorts.Count == 0)
            node.Fault("is a local index of a table without a sort key", "Give the table a sort key, or make it a global index under 'indexes'");
        return Read(name, node, fields, new([table.Partition], sorts));
    }

    private static IReadOnlyList<KeyAttribute> ReadHalf(Node? node, int partsMax)
    {
        if (node is null)
            return [];
        var parts = node.IsList ? node.List() : [node];
        if (parts.Count > partsMax || parts.Count == 0)
            node.Fault($"has {parts.Count} attributes", partsMax == 1 ? "Write one: only global indexes have keys of several" : $"Write from 1 to {partsMax}");
        return [.. parts.Select(ReadAttribute)];
    }

    private static KeyAttribute ReadAttribute(Node node)
    {
        var fields = node.Fields("name", "type");
        return new(fields.Text("name"), fields.OneOf("type", "S", "N", "B"));
    }

    private IndexDefinition Read(string name, Node node, Fields fields, KeySchema key)
    {
        var projection = fields.OneOf("projection", "ALL", "KEYS_ONLY", "INCLUDE");
        var attributes = fields.Texts("attributes");
        if ((projection == "INCLUDE") != (attributes.Count > 0))
            node.Fault($"has projection {projection} and {attributes.Count} attributes", "Name attributes with INCLUDE, and only then");

        foreach (var attribute in key.Attributes.Where(attribute => attribute.Name.Length > 0 && !Has(attribute)))
            node.Fault($"has the key '{attribute.Name}', which no item has with type {attribute.Type}", Missing(attribute.Name));

        var carried = projection == "ALL" ? known.Select(group => group.Key) : key.Attributes.Select(attribute => attribute.Name).Concat(attributes);
        foreach (var attribute in carried.Where(attribute => !table.Attributes.Any(part => part.Name == attribute)))
        {
            if (!known.Contains(attribute) && attributes.Contains(attribute, StringComparer.Ordinal))
                node.Fault($"carries '{attribute}', which no item has", Missing(attribute));
            else if (known[attribute].Any(found => found.IsPersonal) && !fields.Flag("carries_personal"))
                node.Fault($"carries '{attribute}', which is personal", "Leave it out of the index, or say 'carries_personal: true'");
        }

        return new(name, fields.Text("description"), key, projection, attributes);
    }

    private bool Has(KeyAttribute attribute) => table.Attributes.Contains(attribute) || known[attribute.Name].Any(found => found.Type == attribute.Type);

    private string Missing(string attribute)
    {
        var near = Suggestion.Among(attribute, [.. known.Select(group => group.Key)]);
        return near.StartsWith("Did", StringComparison.Ordinal)
            ? $"{near[..(near.IndexOf('?', StringComparison.Ordinal) + 1)]} Otherwise add it to an item's attributes"
            : "Add it to an item's attributes, or leave it out of the index";
    }
}
