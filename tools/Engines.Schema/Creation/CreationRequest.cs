using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>A table as DynamoDB wants to hear of it, and as it describes it.</summary>
internal static class CreationRequest
{
    public static CreateTableRequest Of(TableDefinition table, string name)
    {
        return new()
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = Elements(table.Key),
            AttributeDefinitions = [.. table.KeyAttributes.Select(attribute => new AttributeDefinition(attribute.Name, ScalarAttributeType.FindValue(attribute.Type)))],

            // An empty list is refused; none at all is not.
            GlobalSecondaryIndexes = table.Indexes.Count == 0 ? null : [.. table.Indexes.Select(Index)],
            LocalSecondaryIndexes = table.LocalIndexes.Count == 0 ? null : [.. table.LocalIndexes.Select(LocalIndex)],
        };
    }

    /// <summary>Keys and indexes in one line, so that a difference can be shown.</summary>
    public static string Shape(CreateTableRequest table) => Shape(
        table.KeySchema, table.AttributeDefinitions, (table.GlobalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema))
            .Concat((table.LocalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema))));

    /// <inheritdoc cref="Shape(CreateTableRequest)"/>
    public static string Shape(TableDescription table) => Shape(
        table.KeySchema, table.AttributeDefinitions, (table.GlobalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema))
            .Concat((table.LocalSecondaryIndexes ?? []).Select(index => (index.IndexName, index.KeySchema))));

    private static string Shape(
        List<KeySchemaElement> key, List<AttributeDefinition> attributes, IEnumerable<(string Name, List<KeySchemaElement> Key)> indexes)
    {
        var types = attributes.ToDictionary(attribute => attribute.AttributeName, attribute => attribute.AttributeType.Value, StringComparer.Ordinal);
        var parts = indexes.OrderBy(index => index.Name, StringComparer.Ordinal).Select(index => $"index {index.Name} ({Keys(index.Key)})");
        return string.Join(", ", parts.Prepend($"keys ({Keys(key)})"));

        string Keys(List<KeySchemaElement> elements) =>
            string.Join(", ", elements.Select(element => $"{element.AttributeName} {types[element.AttributeName]} {element.KeyType.Value}"));
    }

    private static GlobalSecondaryIndex Index(IndexDefinition index) => new()
    {
        IndexName = index.Name,
        KeySchema = Elements(index.Key),
        Projection = Carried(index),
    };

    private static LocalSecondaryIndex LocalIndex(IndexDefinition index) => new()
    {
        IndexName = index.Name,
        KeySchema = Elements(index.Key),
        Projection = Carried(index),
    };

    private static Projection Carried(IndexDefinition index) => new()
    {
        ProjectionType = ProjectionType.FindValue(index.Projection),
        NonKeyAttributes = index.Attributes.Count == 0 ? null : [.. index.Attributes],
    };

    private static List<KeySchemaElement> Elements(KeySchema key) =>
        [.. key.Partitions.Select(attribute => new KeySchemaElement(attribute.Name, KeyType.HASH)), .. key.Sorts.Select(attribute => new KeySchemaElement(attribute.Name, KeyType.RANGE))];
}
