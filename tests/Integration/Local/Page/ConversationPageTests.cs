using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Local.Page;

public sealed class ConversationPageTests(TestTables tables) : IClassFixture<TestTables>, IAsyncLifetime
{
    private const string Phone = "+15555550123";

    private static readonly ConversationId Conversation = ConversationId.Of(Channel.Sms, "+15555550111", Phone);

    private PageUnderTest page = null!;

    public async Task InitializeAsync()
    {
        page = await PageUnderTest.StartAsync(tables);
        await PutAsync(
            "OUT#r-1", ("outbound_status", "delivered"), ("channel", "sms"), ("company_id", "bolt-bikes"), ("project_id", "orders"), ("template", "order_shipped/en"), ("provider", "twilio"),
            ("request", """{"recipient":"+15555550123","template":{"variables":{"name":"Sam"}}}"""), ("created_at", "2026-11-21T10:00:00.000Z"),
            ("sending_at", "2026-11-21T10:00:00.000Z"), ("sent_at", "2026-11-21T10:00:01.000Z"), ("delivered_at", "2026-11-21T10:00:03.000Z"), ("reason", "worker_lost"));
        await PutAsync(
            "IN#SM-9", ("kind", "text"), ("content", """{"text":"thanks, Sam"}"""), ("received_at", "2026-11-21T10:00:05.000Z"), ("turn", "answered"), ("turn_by", "ai"), ("answer_id", "a-1"));
        await PutAsync(
            "HEAD", ("company_id", "bolt-bikes"), ("project_id", "orders"), ("company_project", "bolt-bikes#orders"), ("channel", "sms"), ("conversation_status", "open"),
            ("last_activity_at", "2026-11-21T10:00:05.000Z"), ("opted_in_at", "2026-11-21T09:00:00.000Z"));
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public async Task Timeline_OfAConversation_IsInTheOrderOfTime()
    {
        var view = await page.GetAsync($"/api/conversations/{Conversation.Value}");

        Assert.Equal(
            ["The person agreed to messages", "order_shipped/en claimed", "sent", "delivered", "Reply: text"],
            view["timeline"]!.AsArray().Select(entry => entry!["title"]!.GetValue<string>()));
        Assert.Equal(("answered", "ai", "a-1"), Of(view["timeline"]![4]!, "turn", "turn_by", "request_id"));
        Assert.Equal(("bolt-bikes/orders", "sms", "+1555•••0123"), Of(view, "project", "channel", "person"));
        Assert.Equal("A worker died between its claim and its record.", view["messages"]![0]!["sentence"]!.GetValue<string>());
        Assert.DoesNotContain("Sam", view.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, view.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_OfAReportInTheSecondOfTheCall_ComesAfterIt()
    {
        var other = ConversationId.Of(Channel.Sms, "+15555550111", "+15555550124");
        var item = TestTables.KeyOf(other, "OUT#r-9");
        foreach (var (name, value) in new[] { ("sending_at", "2026-11-21T10:00:00.100Z"), ("sent_at", "2026-11-21T10:00:00.300Z"), ("delivered_at", "2026-11-21T10:00:00.000Z") })
            item[name] = new(value);
        await tables.Client.PutItemAsync(tables.ConversationsName, item);

        var view = await page.GetAsync($"/api/conversations/{other.Value}");

        Assert.Equal(["sending", "sent", "delivered"], view["timeline"]!.AsArray().Select(entry => entry!["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Conversation_AskedForWhole_ShowsPersonAndWords()
    {
        var view = await page.GetAsync($"/api/conversations/{Conversation.Value}?reveal=1");

        Assert.Equal(Phone, view["person"]!.GetValue<string>());
        Assert.Equal("thanks, Sam", view["timeline"]![4]!["content"]!.GetValue<string>());
        Assert.Contains("name=Sam", view["messages"]![0]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversation_ThatNobodyKnows_IsSaidToBeMissing() =>
        Assert.True((await page.GetAsync($"/api/conversations/{ConversationId.Of(Channel.Sms, "+15555550111", "+15555550199").Value}"))["is_missing"]!.GetValue<bool>());

    [Fact]
    public async Task List_OfConversations_ShowsThoseWithAHead()
    {
        var entry = Assert.Single((await page.GetAsync("/api/conversations")).AsArray());

        Assert.Equal((Conversation.Value, "open", "bolt-bikes/orders"), Of(entry!, "conversation", "status", "project"));
    }

    [Theory]
    [InlineData("+15555550123", true)]
    [InlineData("r-1", true)]
    [InlineData("+15555550199", false)]
    [InlineData("r-2", false)]
    [InlineData("", false)]
    public async Task Search_ByWhatPeopleHaveAtHand_FindsTheConversation(string query, bool isFound) =>
        Assert.Equal(
            isFound ? [Conversation.Value] : [],
            (await page.PostAsync("/api/search", new() { ["query"] = query })).Body.AsArray().Select(hit => hit!["conversation"]!.GetValue<string>()));

    [Fact]
    public async Task Search_ByTheConversationItself_FindsIt() =>
        Assert.Equal("delivered", Assert.Single((await page.PostAsync("/api/search", new() { ["query"] = Conversation.Value })).Body.AsArray())!["status"]!.GetValue<string>());

    private static (string?, string?, string?) Of(JsonNode node, string first, string second, string third) =>
        (node[first]?.GetValue<string>(), node[second]?.GetValue<string>(), node[third]?.GetValue<string>());

    private Task<PutItemResponse> PutAsync(string id, params (string Name, string Value)[] attributes)
    {
        var item = TestTables.KeyOf(Conversation, id);
        foreach (var (name, value) in attributes)
            item[name] = new(value);
        return tables.Client.PutItemAsync(tables.ConversationsName, item);
    }
}
