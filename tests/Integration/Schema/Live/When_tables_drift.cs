using Amazon.DynamoDBv2.Model;
using Engines.Schema;

namespace Engines.Tests.Integration.Schema.Live;

public sealed class When_tables_drift(LiveWorld world) : IClassFixture<LiveWorld>
{
    /// <summary>What the file says otherwise than the tables that were made of it, and the difference that has to be told for it.</summary>
    private static readonly (string From, string To, string Kind)[] Changes =
    [
        ("  leases:\n", "  slots:\n", "table-missing"),
        ("  leases:\n", "  slots:\n", "table-not-in-file"),
        ("partition: { name: company_id, type: S }", "partition: { name: organisation, type: S }", "partition-key-differs"),
        ("sort: { name: item_id, type: S }", "sort: { name: entry_id, type: S }", "sort-key-differs"),
        ("      by-company:\n", "      by-project:\n", "index-missing"),
        ("      by-company:\n", "      by-project:\n", "index-not-in-file"),
        ("sort: { name: last_activity_at, type: S }", "sort: { name: channel, type: S }", "index-key-differs"),
        ("attributes: [channel, conversation_status,", "attributes: [channel,", "index-projection-differs"),
        ("billing: on_demand", "billing: { mode: provisioned, read: 5, write: 5 }", "billing-mode-differs"),
        ("stream: by_parameter", "stream: new_and_old_images", "stream-differs"),
        ("    ttl: ttl\n    point_in_time_recovery: true\n    backup: by_parameter\n    replicas: by_parameter\n    encryption: by_parameter\n    deletion_protection: by_parameter\n\n    items:\n\n      HEAD", "    point_in_time_recovery: true\n    backup: by_parameter\n    replicas: [eu-west-3]\n    encryption: aws_managed\n    deletion_protection: \"true\"\n\n    items:\n\n      HEAD", "ttl-differs"),
        ("    replicas: by_parameter", "    replicas: [eu-west-3]", "replicas-differ"),
        ("    encryption: by_parameter", "    encryption: aws_managed", "encryption-differs"),
        ("    deletion_protection: by_parameter", "    deletion_protection: \"true\"", "deletion-protection-differs"),
        ("item_id: \"IN#{provider_message_id}\"", "item_id: \"INBOUND#{provider_message_id}\"", "kind-unknown"),
        ("          request_hash: { type: string, required: true, description: \"Hash of the request; the same request_id with another hash is a conflict.\" }\n", "", "attribute-unknown"),
        ("          attempt: { type: integer,", "          attempt: { type: string,", "type-mismatch"),
        ("lease_until: { type: timestamp, encoding: unix_millis", "lease_until: { type: timestamp, encoding: unix_seconds", "type-mismatch"),
        ("          attempt_id: { type: string,", "          attempt_id: { type: string, required: true,", "required-missing"),
        ("values: { meta: Meta., twilio: Twilio., ses: Amazon SES. }", "values: { meta: Meta., twilio: Twilio. }", "enum-value-unknown"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Changes.Length)];

    [Fact]
    public async Task Should_find_nothing_where_all_is_equal()
    {
        var (code, text) = await LiveWorld.RunAsync("drift", "--names", world.Names, "--sample", "2000");

        Assert.True(code == 0, text);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Should_find_each_difference(int number)
    {
        var (from, to, kind) = Changes[number];
        var differences = await CompareAsync(from, to);

        Assert.Contains(differences, difference => difference.Kind == kind && difference.Remedy.Length > 0);
        Assert.DoesNotContain(differences, difference => difference.ToString().Contains(LiveItems.Person, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_tell_where_how_often_and_what_to_do()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("engines-drift-").FullName, "tables.yaml");
        var text = await File.ReadAllTextAsync(LiveWorld.SchemaPath);
        await File.WriteAllTextAsync(path, text.Replace("          attempt: { type: integer,", "          attempt: { type: string,", StringComparison.Ordinal));

        var (code, told) = await LiveWorld.RunAsync("drift", "--file", path, "--names", world.Names, "--sample", "2000");

        Assert.Equal(1, code);
        Assert.Contains("conversations.OUT.attempt", told, StringComparison.Ordinal);
        Assert.Contains($"N: {LiveWorld.ItemsPerKind} of {LiveWorld.ItemsPerKind}", told, StringComparison.Ordinal);
        Assert.Contains("1 difference.", told, StringComparison.Ordinal);
        Assert.Equal(0, (await LiveWorld.RunAsync("drift", "--file", path, "--names", world.Names)).Code);
        Assert.Equal(2, (await LiveWorld.RunAsync("drift", "--file", $"{path}.gone", "--names", world.Names)).Code);
    }

    [Fact]
    public async Task Should_find_what_somebody_wrote_by_hand()
    {
        var key = new Dictionary<string, AttributeValue> { ["pool"] = new("by#hand"), ["slot"] = new("7") };
        await world.Dynamo.PutItemAsync(world.RealName("leases"), new(key) { ["schema_version"] = new() { N = "2" }, ["holder"] = new() { N = "5" }, ["expires_at"] = new() { N = "1778576400" } });
        try
        {
            var (code, text) = await LiveWorld.RunAsync("drift", "--names", world.Names, "--sample", "2000");

            Assert.Equal(1, code);
            Assert.All(["version-newer", "type-mismatch", "required-missing", "leases.SLOT.fence", "seconds: 1 of 201"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        }
        finally
        {
            await world.Dynamo.DeleteItemAsync(world.RealName("leases"), key);
        }
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(string from, string to)
    {
        var text = await File.ReadAllTextAsync(LiveWorld.SchemaPath);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var changed = text.Replace(from, to, StringComparison.Ordinal);
        if (from.Contains("sort: { name: item_id", StringComparison.Ordinal))
            changed = changed.Replace(", item_id: ", ", entry_id: ", StringComparison.Ordinal);
        if (from.Contains("company_id, type: S", StringComparison.Ordinal))
            changed = changed.Replace("key: { company_id: ", "key: { organisation: ", StringComparison.Ordinal);
        var file = TablesFile.Parse(changed, "changed.yaml");

        var naming = new TableNaming(world.Names);
        var found = new List<Difference>();
        foreach (var table in file.Tables)
        {
            var live = await LiveTables.ReadAsync(world.Dynamo, naming.RealName(table.Name), table.Name, CancellationToken.None);
            found.AddRange(SchemaDrift.Find(file, table, live, live is null ? [] : await TableSampler.ReadAsync(world.Dynamo, live.RealName, 2_000, CancellationToken.None)));
        }

        found.AddRange((await LiveTables.ListAsync(world.Dynamo, naming, CancellationToken.None))
            .Where(one => file.Tables.All(table => table.Name != one.ShortName)).Select(one => SchemaDrift.NotInFile(one.RealName, one.ShortName)));
        return found;
    }
}
