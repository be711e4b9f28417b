namespace Engines.Schema;

/// <summary>What <c>shared-infra/schema/tables.yaml</c> says: every table, its items, and which service does what with it.</summary>
/// <param name="Tables">The tables, in the order of the file.</param>
/// <param name="Access">Service, then table, then the operations it may use on the table itself, sorted.</param>
public sealed record TablesFile(
    IReadOnlyList<TableDefinition> Tables,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Access)
{
    /// <summary>The only version of the language there is.</summary>
    public const int Version = 1;

    /// <summary>The attribute that carries the version of an item's shape, unless the file names another one.</summary>
    public const string DefaultVersionAttribute = "schema_version";

    /// <summary>What the generated code is called: <c>Engines.Tables</c> becomes a namespace, and <c>engines_tables</c> a package.</summary>
    public string Namespace { get; init; } = "Tables";

    /// <summary>The attribute of every item that carries the version of its shape.</summary>
    public string VersionAttribute { get; init; } = DefaultVersionAttribute;

    /// <summary>The CloudFormation template that the tables are generated into; null where they become a file of their own.</summary>
    public TemplateReference? Template { get; init; }

    /// <summary>The named types, those of inline enums behind the declared ones.</summary>
    public IReadOnlyList<NamedType> Types { get; init; } = [];

    /// <summary>What each service may do, tables and indexes.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>The table with this short name.</summary>
    public TableDefinition this[string name] => Tables.First(table => table.Name == name);

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="SchemaException">The file does not say what it must; the message names every place and the way out.</exception>
    public static TablesFile Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads and checks a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name of the file in messages.</param>
    /// <exception cref="SchemaException">The text does not say what it must; the message names every place and the way out.</exception>
    public static TablesFile Parse(string text, string file) => TablesReader.Read(text, file);
}

/// <summary>A template that a schema names.</summary>
/// <param name="Path">As it is written: from the folder of the schema, or absolute.</param>
/// <param name="Schema">The file that names it.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Column">Where, from 1.</param>
public sealed record TemplateReference(string Path, string Schema, long Line, long Column)
{
    public string FullPath => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Schema))!, Path);
}

/// <summary>What one service may do with one table.</summary>
/// <param name="Service">The service.</param>
/// <param name="Table">The table's short name.</param>
/// <param name="Operations">On the table itself, sorted.</param>
/// <param name="Indexes">Index to operations on it, sorted.</param>
public sealed record Grant(
    string Service, string Table, IReadOnlyList<string> Operations, IReadOnlyDictionary<string, IReadOnlyList<string>> Indexes);
