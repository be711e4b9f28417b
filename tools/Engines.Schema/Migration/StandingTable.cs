using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>A table as it stands now.</summary>
/// <param name="Table">Its description.</param>
/// <param name="Expiry">The attribute that items expire by; null for none.</param>
/// <param name="IsExpirySettled">Whether expiry is on or off, and not on the way.</param>
internal sealed record StandingTable(TableDescription Table, string? Expiry, bool IsExpirySettled)
{
    /// <summary>Whether nothing is being made or removed: DynamoDB takes the next change only then.</summary>
    public bool IsSettled => Table.TableStatus == TableStatus.ACTIVE && Indexes.TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE) && IsExpirySettled;

    private List<GlobalSecondaryIndexDescription> Indexes => Table.GlobalSecondaryIndexes ?? [];

    /// <summary>The table of a name; null where there is none.</summary>
    public static async Task<StandingTable?> ReadAsync(IAmazonDynamoDB dynamo, string name, CancellationToken cancellationToken)
    {
        try
        {
            var table = (await dynamo.DescribeTableAsync(name, cancellationToken).ConfigureAwait(false)).Table;
            var expiry = (await dynamo.DescribeTimeToLiveAsync(name, cancellationToken).ConfigureAwait(false)).TimeToLiveDescription;
            var status = expiry?.TimeToLiveStatus;
            var isOn = status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
            return new(table, isOn ? expiry!.AttributeName : null, status != TimeToLiveStatus.DISABLING);
        }
        catch (ResourceNotFoundException)
        {
            // That is one of the things that can be missing.
            return null;
        }
    }

    public GlobalSecondaryIndexDescription? Index(string name) => Indexes.Find(index => index.IndexName == name);

    /// <summary>What the stream carries.</summary>
    public string Stream => Table.StreamSpecification is { StreamEnabled: true, StreamViewType: { } view } ? Names.Snake(view.Value) : Requirement.Stream.None;

    public bool Has(Requirement requirement, CreateTableRequest wanted) => requirement switch
    {
        Requirement.Table => Table.TableStatus == TableStatus.ACTIVE,
        Requirement.Index index => Index(index.Name) is { } found && found.IndexStatus == IndexStatus.ACTIVE
            && Show(found.KeySchema, found.Projection) == (wanted.GlobalSecondaryIndexes.Find(one => one.IndexName == index.Name) is { } one ? Show(one.KeySchema, one.Projection) : ""),
        Requirement.NoIndex index => Index(index.Name) is null,
        Requirement.TimeToLive ttl => Expiry == ttl.Attribute,
        Requirement.Stream stream => Stream == stream.View,
        _ => false,
    };

    /// <summary>Refuses what no update of a table can bring.</summary>
    /// <exception cref="SchemaException">The table has another key, or other local indexes, than tables.yaml says.</exception>
    public void RequireSameKey(MigrationFile migration, CreateTableRequest wanted)
    {
        var (wants, has) = (Keys(wanted.KeySchema, wanted.AttributeDefinitions), Keys(Table.KeySchema, Table.AttributeDefinitions));
        if (wants != has)
            throw new SchemaException($"{migration.Path}: {wanted.TableName} has the key {has}, and tables.yaml says {wants}. DynamoDB changes no key: make a table with another name, copy the items, move those who use it, and remove this one.");

        var (local, stands) = (
            Show((wanted.LocalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema, index.Projection))),
            Show((Table.LocalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema, index.Projection))));
        if (local != stands)
            throw new SchemaException($"{migration.Path}: {wanted.TableName} has {stands}, and tables.yaml says {local}. DynamoDB makes and removes local indexes only with their table: take a global index, or make a table with another name and copy the items.");
    }

    private static string Keys(List<KeySchemaElement> key, List<AttributeDefinition> types) => string.Join(", ", key.Select(element =>
        $"{element.AttributeName} {types.Find(type => type.AttributeName == element.AttributeName)?.AttributeType.Value} {element.KeyType.Value}"));

    private static string Show(IEnumerable<(string Name, List<KeySchemaElement> Key, Projection Projection)> indexes) =>
        string.Join("; ", indexes.OrderBy(index => index.Name, StringComparer.Ordinal).Select(index => $"{index.Name} ({Show(index.Key, index.Projection)})")) is { Length: > 0 } text
            ? $"the local indexes {text}" : "no local index";

    private static string Show(List<KeySchemaElement> key, Projection? projection) =>
        string.Join(", ", key.Select(element => $"{element.AttributeName} {element.KeyType.Value}")
            .Append(projection?.ProjectionType?.Value ?? "ALL").Concat((projection?.NonKeyAttributes ?? []).Order(StringComparer.Ordinal)));
}
