using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Local.DynamoDb;
using Engines.Schema;
using Engines.Tests.Integration.Schema.RoundTrip;

namespace Engines.Tests.Integration.Schema.Examples;

/// <summary>Each example of shared-infra/schema/examples: everything is generated, the tables stand with their indexes, one language seeds them, and the others read back.</summary>
public sealed class When_an_example_is_used
{
    private const int ItemsPerKind = 40;

    [Theory]
    [InlineData("forum", 3)]
    [InlineData("inventory", 8)]
    [InlineData("regional_leases", 1)]
    public async Task Should_hold_what_was_seeded(string example, int tables)
    {
        var file = GeneratedCode.Schemas[example];
        Assert.Equal(tables, file.Tables.Count);
        Assert.NotEmpty(SchemaGenerator.Generate(file, SchemaGenerator.Targets));

        var local = await DynamoDbLocal.SharedAsync();
        using var dynamo = local.CreateClient();
        var names = file.Tables.ToDictionary(table => table.Name, table => $"example-{Environment.ProcessId}-{example}-{table.Name}");
        await TableCreator.CreateAsync(dynamo, file, name => names[name], CancellationToken.None);
        var generator = new ItemGenerator(file, seed: 4, hasEmpty: false);
        var items = new JsonObject(file.Tables.Select(table => KeyValuePair.Create(table.Name, (JsonNode?)Make(table, generator))));
        var request = new Request(local.Endpoint, names, items);

        await (await Tongues.PythonAsync(example)).WriteAsync(request);
        Tongue[] readers = [await Tongues.TypeScriptAsync(example), new CSharpTongue(dynamo, new CompiledTables(file).CodeOf)];
        foreach (var reader in readers)
        {
            var read = await reader.ReadAsync(request with { Items = [] });
            Assert.All(file.Tables, table => Assert.Equal(
                items[table.Name]!.AsArray().Select((item, index) => Canonical.Of(ItemGenerator.Written(file, table.Items[index / ItemsPerKind], item!.AsObject()))).Order(StringComparer.Ordinal),
                read[table.Name]!.AsArray().Select(item => Canonical.Of(item!["item"]!)).Order(StringComparer.Ordinal)));
        }

        foreach (var (table, index) in file.Tables.SelectMany(table => table.Indexes.Select(index => (table, index))))
            await FindAsync(dynamo, names[table.Name], index, items[table.Name]!.AsArray());
    }

    private static JsonArray Make(TableDefinition table, ItemGenerator generator) =>
        [.. table.Items.SelectMany(item => Enumerable.Range(0, ItemsPerKind).Select(number => (JsonNode)generator.Item(item, number)))];

    private static async Task FindAsync(AmazonDynamoDBClient dynamo, string table, IndexDefinition index, JsonArray items)
    {
        var key = index.Key.Partition.Name;
        foreach (var group in items.GroupBy(item => item![key]!["S"]!.ToString()))
        {
            var found = await dynamo.QueryAsync(new QueryRequest(table)
            {
                IndexName = index.Name,
                KeyConditionExpression = "#key = :key",
                ExpressionAttributeNames = new() { ["#key"] = key },
                ExpressionAttributeValues = new() { [":key"] = new(group.Key) },
                Select = Select.COUNT,
            });
            Assert.Equal((index.Name, group.Count()), (index.Name, found.Count));
        }
    }
}
