using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Schema;

namespace Engines.Tests.Integration.Schema.Live;

public sealed partial class When_tables_are_pulled(LiveWorld world) : IClassFixture<LiveWorld>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("engines-pull-").FullName;

    [Fact]
    public async Task Should_describe_keys_indexes_and_settings()
    {
        var pulled = await PullAsync();

        Assert.Equal(world.File.Tables.Select(table => table.Name).Order(), pulled.Tables.Select(table => table.Name));
        Assert.All(world.File.Tables, table =>
        {
            var found = pulled[table.Name];
            Assert.Equal(Describe(table.Key), Describe(found.Key));
            Assert.Equal(table.Indexes.Select(Describe), found.Indexes.Select(Describe));
            Assert.Equal((table.Settings.TimeToLive, table.Settings.Billing), (found.Settings.TimeToLive, found.Settings.Billing));
        });
    }

    [Fact]
    public async Task Should_describe_kinds_and_their_attributes()
    {
        var pulled = await PullAsync();

        Assert.All(world.File.Tables, table =>
        {
            var kinds = pulled[table.Name].Items.ToDictionary(Pattern);
            Assert.Equal(table.Items.Select(Pattern).Order(), kinds.Keys.Order());
            Assert.All(table.Items, kind => Assert.Equal(
                kind.Attributes.Select(attribute => Describe(attribute, world.File)).Order(), kinds[Pattern(kind)].Attributes.Select(attribute => Describe(attribute, pulled)).Order()));
        });
        Assert.Equal(["ALIAS", "HEAD", "IN", "OUT"], pulled["conversations"].Items.Select(kind => kind.Name).Order());
        Assert.Equal(["COMPANY", "ROUTE"], pulled["companies"].Items.Select(kind => kind.Name).Order());
    }

    [Fact]
    public async Task Should_write_a_file_that_is_true_generates_and_holds_no_value()
    {
        var path = Path.Combine(folder, "tables.yaml");
        var (code, text) = await LiveWorld.RunAsync("pull", "--names", world.Names, "--out", path, "--sample", "2000");
        Assert.Equal((0, true), (code, text.StartsWith($"written: {path}, 3 tables.", StringComparison.Ordinal)));

        var written = await File.ReadAllTextAsync(path);
        Assert.DoesNotContain("5555550123", written, StringComparison.Ordinal);
        Assert.DoesNotContain("some text", written, StringComparison.Ordinal);
        Assert.Contains("personal: true, description: \"Not described yet.\" }  # 200 of 200; personal by a phone number: check", written, StringComparison.Ordinal);
        Assert.NotEmpty(SchemaGenerator.Generate(TablesFile.Load(path), SchemaGenerator.Targets));

        var (drift, told) = await LiveWorld.RunAsync("drift", "--file", path, "--names", world.Names, "--sample", "2000");
        Assert.True(drift == 0, told);
        Assert.Contains("3 tables: as the file says.", told, StringComparison.Ordinal);
        var (again, refusal) = await LiveWorld.RunAsync("pull", "--names", world.Names, "--out", path);
        Assert.Equal((2, true), (again, refusal.Contains("is there already", StringComparison.Ordinal)));
        Assert.Equal(2, (await LiveWorld.RunAsync("pull", "--names", "no-such-{table}")).Code);
    }

    [Fact]
    public async Task Should_sample_from_all_over_the_table()
    {
        var items = await TableSampler.ReadAsync(world.Dynamo, world.RealName("conversations"), 100, CancellationToken.None);

        Assert.Equal(100, items.Count);
        Assert.True(items.Select(item => item["conversation_id"].S).Distinct().Count() >= 25, "The sample holds a few partitions only.");
        Assert.Equal(4 * LiveWorld.ItemsPerKind, (await TableSampler.ReadAsync(world.Dynamo, world.RealName("conversations"), 10_000, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Should_describe_a_table_of_somebody_else()
    {
        var name = world.RealName("somebody-else");
        await world.Dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new("PK", KeyType.HASH), new("SK", KeyType.RANGE)],
            AttributeDefinitions = [new("PK", ScalarAttributeType.S), new("SK", ScalarAttributeType.S), new("GSI1PK", ScalarAttributeType.S), new("age", ScalarAttributeType.N)],
            ProvisionedThroughput = new(5, 6),
            StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE },
            GlobalSecondaryIndexes = [new() { IndexName = "GSI1", KeySchema = [new("GSI1PK", KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.ALL }, ProvisionedThroughput = new(5, 6) }],
            LocalSecondaryIndexes = [new() { IndexName = "by-age", KeySchema = [new("PK", KeyType.HASH), new("age", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } }],
        });
        try
        {
            var empty = TablesFile.Parse((await LiveWorld.RunAsync("pull", "--table", name)).Text, "empty.yaml").Tables.Single();
            Assert.Equal(("NEW_IMAGE", 1, 1), (empty.Settings.Stream?.ToUpperInvariant(), empty.Indexes.Count, empty.LocalIndexes.Count));
            Assert.Equal(new Billing.Provisioned(new(5, 5, 70), new(6, 6, 70)), empty.Settings.Billing);

            foreach (var number in Enumerable.Range(0, 40))
            {
                await PutAsync(name, $"USER#{number}", "PROFILE", new() { ["emailAddress"] = new($"p{number}@mail.example.test"), ["firstName"] = new($"Anna{number % 2}"), ["plan"] = new(number % 2 == 0 ? "free" : "paid"), ["GSI1PK"] = new($"p{number}@mail.example.test") });
                await PutAsync(name, $"USER#{number}", $"ORDER#2026-05-12T09:30:00.{number:D3}Z", new() { ["total"] = new() { N = "12.50" }, ["lines"] = new() { L = [new() { M = new() { ["sku"] = new("a b") } }] }, ["user-id"] = new("x"), ["user_id"] = new() { N = "1" } });
            }

            var text = (await LiveWorld.RunAsync("pull", "--table", name)).Text;
            var table = TablesFile.Parse(text, "pulled.yaml").Tables.Single();
            var (profile, order) = (table.Items.Single(kind => kind.Name == "PROFILE"), table.Items.Single(kind => kind.Name == "ORDER"));
            Assert.Equal(["USER#{}", "PROFILE"], profile.KeyPattern.Values.Select(Blank));
            Assert.Equal("ORDER#{order_id:timestamp}", order.KeyPattern["SK"]);
            Assert.Equal(["GSI1PK", "emailAddress", "firstName"], profile.Attributes.Where(attribute => attribute.IsPersonal).Select(attribute => attribute.Name).Order(StringComparer.Ordinal));
            Assert.Equal("map of string", Assert.IsType<AttributeType.List>(order.Attributes.Single(attribute => attribute.Name == "lines").Value).Of.Name);
            Assert.Contains("Left out: ", text, StringComparison.Ordinal);
            Assert.Contains("generated readers refuse items without it", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Anna", text, StringComparison.Ordinal);
            Assert.DoesNotContain("example.test", text, StringComparison.Ordinal);
        }
        finally
        {
            await world.Dynamo.DeleteTableAsync(name);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<TablesFile> PullAsync() => TablesFile.Parse((await LiveWorld.RunAsync("pull", "--names", world.Names)).Text, "pulled.yaml");

    private Task<PutItemResponse> PutAsync(string table, string partition, string sort, Dictionary<string, AttributeValue> item)
    {
        (item["PK"], item["SK"]) = (new(partition), new(sort));
        return world.Dynamo.PutItemAsync(table, item);
    }

    private static string Describe(KeySchema key) => string.Join(", ", key.Attributes.Select(attribute => $"{attribute.Name} {attribute.Type}"));

    private static string Describe(IndexDefinition index) => $"{index.Name}: {Describe(index.Key)}; {index.Projection} {string.Join(", ", index.Attributes.Order(StringComparer.Ordinal))}";

    private static string Describe(ItemAttribute attribute, TablesFile file) => $"{attribute.Name}: {Describe(attribute.Value, file)}, {attribute.IsRequired}, {attribute.IsPersonal}";

    // A sample shows the words of an enum and not its name, and a map instead of a structure.
    private static string Describe(AttributeType type, TablesFile file) => type switch
    {
        AttributeType.Enumeration words => string.Join('|', file.Types.OfType<NamedType.Words>().Single(one => one.Name == words.Type).Values.Select(word => word.Value).Order(StringComparer.Ordinal)),
        AttributeType.Structure or AttributeType.Map => $"map of {DescribeAll(Inside(type, file), file)}",
        AttributeType.List list => $"list of {Describe(list.Of, file)}",
        _ => type.Name,
    };

    // Entries of a map have one type together, or any.
    private static string DescribeAll(IReadOnlyList<AttributeType> types, TablesFile file) => types.Select(type => type.Letter).Distinct().ToArray() switch
    {
        ["S"] => "string",
        ["M"] => $"map of {DescribeAll([.. types.SelectMany(type => Inside(type, file))], file)}",
        [_] => Describe(types[0], file),
        _ => "any",
    };

    private static IReadOnlyList<AttributeType> Inside(AttributeType type, TablesFile file) => type switch
    {
        AttributeType.Structure structure => [.. file.Types.OfType<NamedType.Structure>().Single(one => one.Name == structure.Type).Attributes.Select(attribute => attribute.Value)],
        AttributeType.Map map => [map.Of],
        _ => [],
    };

    private static string Pattern(ItemDefinition kind) => string.Join(" / ", kind.Keys.Select(key => key.Attribute.Type == "S" ? Blank(key.Pattern.Text) : key.Pattern.Placeholders[0].Type.Name));

    private static string Blank(string pattern) => Placeholder().Replace(pattern, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
