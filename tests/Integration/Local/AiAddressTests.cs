using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Local;

public sealed class AiAddressTests(TestTables tables) : IClassFixture<TestTables>
{
    [Fact]
    public async Task Overwrite_CompaniesWithAndWithoutAi_ChangesTheEndpointAndNothingElse()
    {
        var with = Item("with-ai");
        with["replies"] = Map(("unmatched", new("keep")), ("ai", Map(("endpoint", new("https://ai.example.test/v1")), ("model", new("small")))));
        var without = Item("without-ai");
        without["replies"] = Map(("unmatched", new("keep")));
        var silent = Item("without-replies");
        foreach (var item in new[] { with, without, silent })
            await tables.Client.PutItemAsync(tables.CompaniesName, item);

        await AiAddress.OverwriteAsync(
            tables.Client, tables.CompaniesName, [Company("with-ai"), Company("without-ai"), Company("without-replies")], (new("http://127.0.0.1:4711/v1/"), 2), CancellationToken.None);

        var ai = (await ReadAsync("with-ai"))["replies"].M["ai"].M;
        Assert.Equal(("http://127.0.0.1:4711/v1", "small", "2"), (ai["endpoint"].S, ai["model"].S, ai["time_limit_seconds"].N));
        Assert.Equal(["unmatched"], (await ReadAsync("without-ai"))["replies"].M.Keys);
        Assert.DoesNotContain("replies", (await ReadAsync("without-replies")).Keys);
    }

    private static Dictionary<string, AttributeValue> Item(string company) => new() { ["company_id"] = new(company), ["project_id"] = new("p") };

    private static AttributeValue Map(params (string Name, AttributeValue Value)[] members) =>
        new() { M = members.ToDictionary(member => member.Name, member => member.Value), IsMSet = true };

    private async Task<Dictionary<string, AttributeValue>> ReadAsync(string company) =>
        (await tables.Client.GetItemAsync(new GetItemRequest { TableName = tables.CompaniesName, Key = Item(company), ConsistentRead = true })).Item;

    private static Company Company(string id) => new()
    {
        CompanyId = id,
        ProjectId = "p",
        Name = id,
        IsPaused = false,
        Consent = ConsentRule.Assumed,
        Senders = new Dictionary<Channel, ChannelSender>(),
        Templates = new Dictionary<TemplateKey, Template>(),
    };
}
