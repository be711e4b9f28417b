using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Compares tables that stand with the file.</summary>
public static class SchemaDrift
{
    /// <summary>How one table differs from the file, structure first.</summary>
    /// <param name="file">The file.</param>
    /// <param name="table">The table in it.</param>
    /// <param name="live">The table that stands; null if none does.</param>
    /// <param name="sample">Some of its items; empty to compare the structure only.</param>
    public static IReadOnlyList<Difference> Find(
        TablesFile file, TableDefinition table, LiveTable? live, IReadOnlyList<Dictionary<string, AttributeValue>> sample)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(table);
        return live is null
            ? [new("table-missing", table.Name, "stands", "-", "Deploy the file, or look whether --names, the Region and the account are right.")]
            : [.. TableDrift.Find(table, live), .. new ItemDrift(file, table).Find(sample)];
    }

    /// <summary>A table that stands under a name like those of the file, and is not in it.</summary>
    public static Difference NotInFile(string realName, string shortName) =>
        new("table-not-in-file", shortName, "-", realName, "Add it to the file with `engines schema pull`, or delete the table if nobody uses it.");
}
