using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>A data migration and the real table that it works on.</summary>
internal sealed class MigrationTarget
{
    private readonly KindFinder kinds;

    private MigrationTarget(MigrationFile.Data migration, TableDefinition table, string tableName, string versionAttribute)
    {
        (Migration, TableName, VersionAttribute) = (migration, tableName, versionAttribute);
        Kind = table.Items.Single(kind => kind.Name == migration.Item);
        Key = [.. table.Key.Attributes.Select(attribute => attribute.Name)];
        kinds = new(table);
    }

    public MigrationFile.Data Migration { get; }

    public string TableName { get; }

    public string VersionAttribute { get; }

    public ItemDefinition Kind { get; }

    /// <summary>The names of the key's attributes, the partition's first.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Holds a migration against the tables as they are now.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="file">The tables.</param>
    /// <param name="naming">From the short name of a table to its real one.</param>
    /// <exception cref="SchemaException">They do not fit.</exception>
    public static MigrationTarget Of(MigrationFile.Data migration, TablesFile file, Func<string, string> naming)
    {
        var table = TableOf(migration, file);
        var kind = table.Items.FirstOrDefault(kind => kind.Name == migration.Item)
            ?? throw new SchemaException($"{migration.Path}: '{migration.Table}' has no items of the kind '{migration.Item}'. {Suggestion.Among(migration.Item, [.. table.Items.Select(kind => kind.Name)])}.");
        if (migration.To > kind.Version)
            throw new SchemaException($"{migration.Path}: brings {migration.Item} to version {migration.To}, and tables.yaml knows {kind.Version}. Raise its 'version' first, and deploy the readers.");
        var written = migration.Steps.SelectMany(step => step is MigrationStep.Add add ? [add.Attribute] : step.Writes);
        if (written.FirstOrDefault(name => name == file.VersionAttribute || table.Key.Attributes.Any(key => key.Name == name)) is { } taken)
            throw new SchemaException($"{migration.Path}: a step changes '{taken}', which is {(taken == file.VersionAttribute ? "the version; the migration sets it itself" : "a key; DynamoDB changes none, so write new items instead")}.");
        foreach (var step in migration.Steps.OfType<MigrationStep.Default>())
        {
            if (kind.Attributes.FirstOrDefault(attribute => attribute.Name == step.Attribute) is { Type: "S" or "N" or "BOOL" } attribute && attribute.Type != step.Value.Letter)
                throw new SchemaException($"{migration.Path}: the default of '{step.Attribute}' is {step.Value.Letter}, and tables.yaml says {attribute.Type}. A text stands in quotes, a number and true or false without.");
        }

        return new(migration, table, naming(table.Name), file.VersionAttribute);
    }

    /// <summary>The table of a migration.</summary>
    /// <exception cref="SchemaException">There is none.</exception>
    public static TableDefinition TableOf(MigrationFile migration, TablesFile file) => file.Tables.FirstOrDefault(table => table.Name == migration.Table)
        ?? throw new SchemaException($"{migration.Path}: there is no table '{migration.Table}'. {Suggestion.Among(migration.Table, [.. file.Tables.Select(table => table.Name)])}.");

    /// <summary>Whether an item is of the kind.</summary>
    public bool IsMeant(IReadOnlyDictionary<string, AttributeValue> item) => kinds.Find(item) == Kind;

    /// <summary>Whether an item still has the version to migrate.</summary>
    public bool IsOld(IReadOnlyDictionary<string, AttributeValue> item) => Migration.From == 0
        ? !item.ContainsKey(VersionAttribute)
        : item.TryGetValue(VersionAttribute, out var version) && version.N == Migration.From.ToString(CultureInfo.InvariantCulture);

    public Dictionary<string, AttributeValue> KeyOf(IReadOnlyDictionary<string, AttributeValue> item) => Key.ToDictionary(name => name, name => item[name]);

    /// <summary>A key as people may see it: it can be a person's, and a hash still tells two items apart.</summary>
    public string HashOf(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var text = string.Join('\n', Key.Select(name => item[name] is var value ? value.S ?? value.N ?? Convert.ToBase64String(value.B.ToArray()) : ""));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
