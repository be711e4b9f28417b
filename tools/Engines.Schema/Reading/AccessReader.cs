namespace Engines.Schema;

/// <summary>Reads which service does what.</summary>
internal static class AccessReader
{
    private static readonly string[] Operations =
        ["BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];

    private static readonly string[] IndexOperations = ["Query", "Scan"];

    public static List<Grant> Read(Node section, IReadOnlyList<TableDefinition> tables)
    {
        var grants = new List<Grant>();
        foreach (var (service, granted) in section.Entries())
        {
            foreach (var (table, node) in granted.Entries())
            {
                if (tables.FirstOrDefault(one => one.Name == table) is { } definition)
                    grants.Add(ReadGrant(service, definition, node));
                else
                    node.Fault("is not a table", Suggestion.Among(table, [.. tables.Select(one => one.Name)]));
            }
        }

        return grants;
    }

    private static Grant ReadGrant(string service, TableDefinition table, Node node)
    {
        if (!node.IsMapping)
            return new(service, table.Name, Sorted(node.Texts(Operations)), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

        var fields = node.Fields("table?", "indexes?");
        var indexes = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (index, operations) in fields.Find("indexes")?.Entries() ?? [])
        {
            if (!table.Indexes.Concat(table.LocalIndexes).Any(one => one.Name == index))
                operations.Fault("is not an index of the table", Suggestion.Among(index, [.. table.Indexes.Concat(table.LocalIndexes).Select(one => one.Name)]));
            indexes[index] = Sorted(operations.Texts(IndexOperations));
        }

        return new(service, table.Name, Sorted(fields.Find("table")?.Texts(Operations) ?? []), indexes);
    }

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> operations) => [.. operations.Order(StringComparer.Ordinal)];
}
