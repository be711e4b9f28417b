using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Campaigns;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Local;

public sealed class ConversationItemsTests(TestTables tables) : IClassFixture<TestTables>
{
    // Two megabytes are more than one page of a query.
    private const int Replies = 8;
    private const int ContentLength = 250_000;

    [Fact]
    public async Task Read_PartitionOfSeveralPages_IsWhole()
    {
        var conversation = ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550123");
        var other = ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550124");
        for (var number = 0; number < Replies; number++)
            await PutAsync(conversation, $"IN#wamid.{number}", ("content", new(new string('x', ContentLength))), ("turn", new("answered")));
        await PutAsync(conversation, "OUT#r-1", ("outbound_status", new("sent")), ("answers", new() { SS = ["wamid.0", "wamid.1"] }));
        await PutAsync(conversation, "HEAD", ("conversation_status", new("handed_off")), ("pending", new() { L = [new("wamid.7")], IsLSet = true }));
        await PutAsync(other, "IN#wamid.other");

        var items = await ConversationItems.ReadAsync(tables.Client, tables.ConversationsName, conversation, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, Replies).Select(number => $"wamid.{number}"), items.Replies.Keys.Order());
        Assert.All(items.Replies.Values, reply => Assert.Equal("answered", reply.Turn));
        Assert.Equal(["wamid.0", "wamid.1"], items.Messages["r-1"].Answers.Order());
        Assert.Equal(("handed_off", 1, null), (items.Status, items.Pending, items.OptedOutAt));
    }

    private Task<PutItemResponse> PutAsync(ConversationId conversation, string id, params (string Name, AttributeValue Value)[] attributes)
    {
        var item = TestTables.KeyOf(conversation, id);
        foreach (var (name, value) in attributes)
            item[name] = value;
        return tables.Client.PutItemAsync(tables.ConversationsName, item);
    }
}
