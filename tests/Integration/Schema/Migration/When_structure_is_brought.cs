using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Schema;
using Engines.Schema.Migration;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>What <c>migrate up --bring-structure</c> makes of tables on DynamoDB Local.</summary>
public sealed class When_structure_is_brought(OwnDynamoDb server) : IClassFixture<OwnDynamoDb>, IDisposable
{
    private static int worlds;

    private readonly string prefix = $"brought-{Environment.ProcessId}-{Interlocked.Increment(ref worlds)}-";
    private readonly CancellationTokenSource world = new();
    private readonly AmazonDynamoDBClient dynamo = server.Local.CreateClient();

    [Theory]
    [InlineData("table")]
    [InlineData("{ index: by-state }")]
    [InlineData("table, { index: by-state }, { no_index: by-label }, { ttl: expires }, { stream: new_image }")]
    public async Task Should_make_a_table_that_is_not_there(string requires)
    {
        await BringAsync(requires);

        Assert.Equal(["by-state: state HASH, KEYS_ONLY"], await IndexesAsync());
        Assert.Equal(requires.Contains("ttl", StringComparison.Ordinal) ? "expires" : null, (await StandingAsync()).Expiry);
        Assert.Equal(requires.Contains("stream", StringComparison.Ordinal) ? "NEW_IMAGE" : null, (await StandingAsync()).Stream);
    }

    [Fact]
    public async Task Should_make_an_index_and_fill_it()
    {
        await MakeAsync(Shop());
        await dynamo.PutItemAsync(Table, new() { ["pk"] = new("customer#1"), ["sk"] = new("order#1"), ["state"] = new("new") });

        await BringAsync("{ index: by-state }");

        var found = await dynamo.QueryAsync(new QueryRequest(Table)
        {
            IndexName = "by-state", KeyConditionExpression = "#s = :s", ExpressionAttributeNames = new() { ["#s"] = "state" }, ExpressionAttributeValues = new() { [":s"] = new("new") },
        });
        Assert.Equal("order#1", Assert.Single(found.Items)["sk"].S);
    }

    [Fact]
    public async Task Should_remove_an_index()
    {
        await MakeAsync(Shop(("by-label", "label", "ALL"), ("by-state", "state", "KEYS_ONLY")));

        await BringAsync("{ no_index: by-label }");

        Assert.Equal(["by-state: state HASH, KEYS_ONLY"], await IndexesAsync());
        Assert.DoesNotContain((await DescribeAsync()).AttributeDefinitions, definition => definition.AttributeName == "label");
    }

    [Theory]
    [InlineData("label", "KEYS_ONLY")]
    [InlineData("state", "ALL")]
    public async Task Should_replace_an_index_that_has_another_key_or_carries_other_attributes(string key, string projection)
    {
        await MakeAsync(Shop(("by-state", key, projection)));

        await BringAsync("{ index: by-state }");

        Assert.Equal(["by-state: state HASH, KEYS_ONLY"], await IndexesAsync());
    }

    [Fact]
    public async Task Should_bring_several_changes_one_after_the_other()
    {
        await MakeAsync(Shop(("by-label", "label", "ALL"), ("by-state", "buyer", "ALL")));

        await BringAsync("table, { no_index: by-label }, { index: by-state }, { index: by-priority }, { ttl: expires }, { stream: keys_only }", Two);

        Assert.Equal(["by-priority: priority HASH, ALL", "by-state: state HASH, KEYS_ONLY"], await IndexesAsync());
        Assert.Equal(("expires", "KEYS_ONLY"), await StandingAsync());
    }

    [Fact]
    public async Task Should_switch_expiry_and_stream()
    {
        await MakeAsync(Shop());
        await BringAsync("{ stream: new_image }");
        await dynamo.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = Table, TimeToLiveSpecification = new() { AttributeName = "other", Enabled = true } });
        Assert.Equal(("other", "NEW_IMAGE"), await StandingAsync());

        await BringAsync("{ ttl: expires }, { stream: new_and_old_images }");
        Assert.Equal(("expires", "NEW_AND_OLD_IMAGES"), await StandingAsync());

        await BringAsync("{ stream: none }");
        Assert.Equal(("expires", null), await StandingAsync());
    }

    [Fact]
    public async Task Should_ask_for_nothing_when_all_of_it_stands()
    {
        const string All = "table, { index: by-state }, { no_index: by-label }, { ttl: expires }, { stream: new_image }";
        await BringAsync(All);
        var before = await DescribeAsync();

        await BringAsync(All);

        Assert.Empty(await new StructureCheck(dynamo, TimeProvider.System).MissingAsync(Migration(All), File(SampleShop.Tables), Naming, CancellationToken.None));
        Assert.Equal(before.LatestStreamArn, (await DescribeAsync()).LatestStreamArn);
    }

    [Theory]
    [InlineData(Death.BeforeItLeaves)]
    [InlineData(Death.BeforeTheAnswer)]
    public async Task Should_end_the_same_when_it_is_killed_at_any_change_and_run_again(Death death)
    {
        const string All = "{ no_index: by-label }, { index: by-state }, { ttl: expires }, { stream: new_image }";
        var killed = 0;
        for (var at = 1; ; at++)
        {
            await MakeAsync(Shop(("by-label", "label", "ALL"), ("by-state", "buyer", "ALL")));

            // Between two changes it only looks: dying there is dying before the next.
            var dying = new DyingClient(at, death, world.Token, request => request.Headers.GetValues("X-Amz-Target").Single().Contains(".Update", StringComparison.Ordinal));
            using var client = dying.Create(server.Local);
            var run = new StructureCheck(client, TimeProvider.System).BringAsync(Migration(All), File(SampleShop.Tables), Naming, world.Token);
            var isThrough = await Task.WhenAny(run, dying.Died) == run;
            await (isThrough ? run : BringAsync(All));

            Assert.Equal(["by-state: state HASH, KEYS_ONLY"], await IndexesAsync());
            Assert.Equal(("expires", "NEW_IMAGE"), await StandingAsync());
            await dynamo.DeleteTableAsync(Table);
            if (isThrough)
                break;
            killed++;
        }

        Assert.True(killed >= 5, $"It was killed {killed} times: two indexes gone, one made, expiry and stream are five changes.");
    }

    [Theory]
    [InlineData("no sort key", "has the key pk S HASH, and tables.yaml says pk S HASH, sk S RANGE. DynamoDB changes no key:")]
    [InlineData("another type", "has the key pk S HASH, sk N RANGE, and tables.yaml says pk S HASH, sk S RANGE. DynamoDB changes no key:")]
    [InlineData("a local index", "has the local indexes by-label (pk HASH, label RANGE, ALL), and tables.yaml says no local index. DynamoDB makes and removes local indexes only with their table:")]
    public async Task Should_refuse_what_no_update_brings(string other, string problem)
    {
        var standing = Shop();
        if (other == "no sort key")
            (standing.KeySchema, standing.AttributeDefinitions) = ([standing.KeySchema[0]], [standing.AttributeDefinitions[0]]);
        else if (other == "another type")
            standing.AttributeDefinitions[1].AttributeType = ScalarAttributeType.N;
        else
        {
            standing.AttributeDefinitions.Add(new("label", ScalarAttributeType.S));
            standing.LocalSecondaryIndexes = [new() { IndexName = "by-label", KeySchema = [new("pk", KeyType.HASH), new("label", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } }];
        }

        await MakeAsync(standing);

        var brought = await Assert.ThrowsAsync<SchemaException>(() => BringAsync("table, { ttl: expires }"));
        var looked = await Assert.ThrowsAsync<SchemaException>(() => new StructureCheck(dynamo, TimeProvider.System).MissingAsync(Migration("table"), File(SampleShop.Tables), Naming, CancellationToken.None));

        Assert.StartsWith($"0001-x.yaml: {Table} {problem}", brought.Message, StringComparison.Ordinal);
        Assert.Equal(brought.Message, looked.Message);
        Assert.Null((await StandingAsync()).Expiry);
    }

    [Theory]
    [InlineData("{ index: by-label }")]
    [InlineData("{ no_index: by-label }")]
    public async Task Should_refuse_to_make_or_remove_a_local_index(string requirement)
    {
        var text = SampleShop.Tables.Replace("    billing:", "    local_indexes:\n      by-label: { description: L., sort: { name: state, type: S }, projection: KEYS_ONLY }\n    billing:", StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => BringAsync(requirement, text));

        Assert.StartsWith("0001-x.yaml: 'by-label' is a local index of 'shop'. DynamoDB makes and removes local indexes only with their table:", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ResourceNotFoundException>(DescribeAsync);
    }

    public void Dispose()
    {
        world.Cancel();
        world.Dispose();
        dynamo.Dispose();
    }

    private static string Two { get; } = SampleShop.Tables.Replace(
        "    billing:", "      by-priority: { description: Soon., partition: { name: priority, type: N }, projection: ALL, carries_personal: true }\n    billing:", StringComparison.Ordinal);

    private string Table => $"{prefix}shop";

    private string Naming(string name) => $"{prefix}{name}";

    private static TablesFile File(string text) => TablesFile.Parse(text, "tables.yaml");

    private static MigrationFile.Structure Migration(string requires) => (MigrationFile.Structure)MigrationFolder.Parse(
        $"version: 1\nkind: structure\ndescription: X.\ntable: shop\nrequires: [{requires}]\n", "0001-x.yaml");

    private Task BringAsync(string requires, string? tables = null) =>
        new StructureCheck(dynamo, TimeProvider.System).BringAsync(Migration(requires), File(tables ?? SampleShop.Tables), Naming, CancellationToken.None);

    private async Task<TableDescription> DescribeAsync() => (await dynamo.DescribeTableAsync(Table)).Table;

    private async Task<string[]> IndexesAsync() => [.. ((await DescribeAsync()).GlobalSecondaryIndexes ?? []).OrderBy(index => index.IndexName, StringComparer.Ordinal).Select(index =>
    {
        Assert.Equal(IndexStatus.ACTIVE, index.IndexStatus);
        return $"{index.IndexName}: {string.Join(", ", index.KeySchema.Select(key => $"{key.AttributeName} {key.KeyType}"))}, {index.Projection.ProjectionType}";
    })];

    private async Task<(string? Expiry, string? Stream)> StandingAsync()
    {
        var expiry = (await dynamo.DescribeTimeToLiveAsync(Table)).TimeToLiveDescription;
        var stream = (await DescribeAsync()).StreamSpecification;
        return (expiry?.TimeToLiveStatus == TimeToLiveStatus.ENABLED ? expiry.AttributeName : null, stream?.StreamEnabled == true ? stream.StreamViewType.Value : null);
    }

    /// <summary>A table with the shop's key and these indexes.</summary>
    private CreateTableRequest Shop(params (string Name, string Key, string Projection)[] indexes) => new(
        Table, [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S), .. indexes.Select(index => new AttributeDefinition(index.Key, ScalarAttributeType.S))], null)
    {
        BillingMode = BillingMode.PAY_PER_REQUEST,
        GlobalSecondaryIndexes = indexes.Length == 0 ? null : [.. indexes.Select(index => new GlobalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = [new(index.Key, KeyType.HASH)],
            Projection = new() { ProjectionType = ProjectionType.FindValue(index.Projection) },
        })],
    };

    private Task MakeAsync(CreateTableRequest request) => TableCreator.CreateAsync(dynamo, [new(request, TimeToLive: null)], TimeProvider.System, CancellationToken.None);
}
