namespace Engines.Schema;

/// <summary>What <c>shared-infra/schema/tables.yaml</c> says: every table, its items, and which service does what with it.</summary>
/// <param name="Tables">The tables, in the order of the file.</param>
/// <param name="Access">Service, then table, then the operations it may use, sorted.</param>
public sealed record TablesFile(
    IReadOnlyList<TableDefinition> Tables,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Access)
{
    /// <summary>The only version of the language there is.</summary>
    public const int Version = 1;

    /// <summary>The table with this short name.</summary>
    public TableDefinition this[string name] => Tables.First(table => table.Name == name);

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="SchemaException">The file does not say what it must; the message names the place and the way out.</exception>
    public static TablesFile Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads and checks a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name of the file in messages.</param>
    /// <exception cref="SchemaException">The text does not say what it must; the message names the place and the way out.</exception>
    public static TablesFile Parse(string text, string file) => TablesReader.Read(text, file);
}

/// <summary>One table.</summary>
public sealed record TableDefinition
{
    /// <summary>Its short name: in <c>access</c>, in Parameter Store and in names of real tables.</summary>
    public required string Name { get; init; }

    /// <summary>Its logical id in <c>shared-infra/template.yaml</c>.</summary>
    public required string Resource { get; init; }

    public required string Description { get; init; }

    public required KeySchema Key { get; init; }

    public required IReadOnlyList<IndexDefinition> Indexes { get; init; }

    public required TableSettings Settings { get; init; }

    public required IReadOnlyList<ItemDefinition> Items { get; init; }
}

/// <summary>How a table is kept, beside its keys.</summary>
/// <param name="TimeToLive">The attribute with the Unix second from which DynamoDB may delete an item; null for never.</param>
/// <param name="PointInTimeRecovery">Whether it can be restored to any second of the last 35 days.</param>
public sealed record TableSettings(string? TimeToLive, bool PointInTimeRecovery);

public sealed record KeySchema(KeyAttribute Partition, KeyAttribute? Sort)
{
    public IEnumerable<KeyAttribute> Attributes => Sort is null ? [Partition] : [Partition, Sort];
}

/// <param name="Name">The attribute.</param>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
public sealed record KeyAttribute(string Name, string Type);

/// <param name="Name">The index.</param>
/// <param name="Description">Who reads it.</param>
/// <param name="Key">Its keys; an item without them is not in it.</param>
/// <param name="Projection"><c>ALL</c>, <c>KEYS_ONLY</c> or <c>INCLUDE</c>.</param>
/// <param name="Attributes">With <c>INCLUDE</c>: the attributes that it carries beside keys.</param>
public sealed record IndexDefinition(string Name, string Description, KeySchema Key, string Projection, IReadOnlyList<string> Attributes);

/// <param name="Name">The kind of item.</param>
/// <param name="Description">What one item is.</param>
/// <param name="KeyPattern">Key attribute to the pattern of its values, such as <c>OUT#{request_id}</c>.</param>
/// <param name="WrittenBy">Who writes it.</param>
/// <param name="Attributes">Everything but the keys.</param>
public sealed record ItemDefinition(
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> KeyPattern,
    IReadOnlyList<string> WrittenBy,
    IReadOnlyList<ItemAttribute> Attributes);

/// <param name="Name">The attribute, spelled as it is stored.</param>
/// <param name="Type">DynamoDB's name of its type: <c>S</c>, <c>N</c>, <c>BOOL</c>, <c>SS</c>, <c>L</c> or <c>M</c>.</param>
/// <param name="IsRequired">Whether every item of the kind has it.</param>
/// <param name="IsPersonal">Whether it can say something about a person, so that it must not reach logs, metrics or an index.</param>
/// <param name="Description">What it means, with its unit.</param>
public sealed record ItemAttribute(string Name, string Type, bool IsRequired, bool IsPersonal, string Description);
