namespace Engines.Schema;

/// <summary>One table.</summary>
public sealed record TableDefinition
{
    /// <summary>Its short name: in <c>access</c>, in Parameter Store and in names of real tables.</summary>
    public required string Name { get; init; }

    /// <summary>Its logical id in <c>shared-infra/template.yaml</c>.</summary>
    public required string Resource { get; init; }

    public required string Description { get; init; }

    public required KeySchema Key { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public required IReadOnlyList<IndexDefinition> Indexes { get; init; }

    /// <summary>The local secondary indexes: the table's partition key with another sort key.</summary>
    public IReadOnlyList<IndexDefinition> LocalIndexes { get; init; } = [];

    public required TableSettings Settings { get; init; }

    public required IReadOnlyList<ItemDefinition> Items { get; init; }

    /// <summary>Every attribute that DynamoDB has to know the type of.</summary>
    public IEnumerable<KeyAttribute> KeyAttributes =>
        Key.Attributes.Concat(Indexes.Concat(LocalIndexes).SelectMany(index => index.Key.Attributes)).Distinct();
}

/// <summary>A key: of a table one partition attribute and at most one sort attribute, of a global index up to four of each.</summary>
/// <param name="Partitions">At least one.</param>
/// <param name="Sorts">Empty where there is no sort key.</param>
public sealed record KeySchema(IReadOnlyList<KeyAttribute> Partitions, IReadOnlyList<KeyAttribute> Sorts)
{
    /// <summary>The most attributes that each half of an index's key may have.</summary>
    public const int PartsMax = 4;

    /// <summary>The first partition attribute.</summary>
    public KeyAttribute Partition => Partitions[0];

    /// <summary>The first sort attribute; null where there is none.</summary>
    public KeyAttribute? Sort => Sorts.Count == 0 ? null : Sorts[0];

    public IEnumerable<KeyAttribute> Attributes => Partitions.Concat(Sorts);
}

/// <param name="Name">The attribute.</param>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
public sealed record KeyAttribute(string Name, string Type);

/// <param name="Name">The index.</param>
/// <param name="Description">Who reads it.</param>
/// <param name="Key">Its keys; an item without them is not in it.</param>
/// <param name="Projection"><c>ALL</c>, <c>KEYS_ONLY</c> or <c>INCLUDE</c>.</param>
/// <param name="Attributes">With <c>INCLUDE</c>: the attributes that it carries beside keys.</param>
public sealed record IndexDefinition(string Name, string Description, KeySchema Key, string Projection, IReadOnlyList<string> Attributes)
{
    /// <summary>Its capacity where the table's is provisioned, or its own limits; null for the table's.</summary>
    public Billing? Billing { get; init; }

    /// <summary>What it is kept warm for; null for nothing beyond what DynamoDB does by itself.</summary>
    public Units? WarmThroughput { get; init; }
}
