using System.Net;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Local.Page;

public sealed class LocalPageTests(TestTables tables) : IClassFixture<TestTables>, IAsyncLifetime
{
    private const string Phone = "+15555550123";
    private const string Good = """{"version":1,"request_id":"r-1","company_id":"bolt-bikes","project_id":"orders","channel":"sms","recipient":"+15555550123","template":{"name":"order_shipped","language":"en","variables":{"name":"Sam"}}}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private PageUnderTest page = null!;

    public async Task InitializeAsync() => page = await PageUnderTest.StartAsync(tables);

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public void Start_Always_ListensOnLoopbackOnly()
    {
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(page.Address.Host)));
        if (OperatingSystem.IsLinux())
            Assert.Equal([IPAddress.Loopback], ListeningSockets.AddressesOf(page.Address.Port));
    }

    [Theory]
    [InlineData("Host", "engines.example.test")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Origin", "https://engines.example.test")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Read_FromAnotherSite_IsRefused(string header, string value)
    {
        using var answer = await page.SendAsync(HttpMethod.Get, "/api/dead-letters", null, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00")]
    public async Task Change_WithoutTheToken_IsRefusedAndDoesNothing(string? token)
    {
        page.Requests.Send(new QueueMessage(Good));

        using var answer = await page.SendAsync(HttpMethod.Post, "/api/queues/work/purge", [], token is null ? [] : [("X-Page-Token", token)]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(1, page.Requests.Count().Total);
    }

    [Fact]
    public async Task Answer_Always_ForbidsWhatThePageDoesNotNeed()
    {
        using var answer = await page.SendAsync(HttpMethod.Get, "/", null);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Stream_AfterAChange_TellsIt()
    {
        using var stream = await page.ListenAsync();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        Assert.Equal(0, (await NextAsync(stream, patience.Token))["queues"]![2]!["visible"]!.GetValue<int>());

        page.Requests.Send(new QueueMessage(Good));

        JsonNode state;
        do
            state = await NextAsync(stream, patience.Token);
        while (state["queues"]!.AsArray().First(queue => queue!["name"]!.GetValue<string>() == "work")!["visible"]!.GetValue<int>() == 0);
        Assert.DoesNotContain(Phone, state.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("worker", state["functions"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Message_OfAQueue_IsMaskedUntilItIsAskedForWhole()
    {
        page.Requests.Send(new QueueMessage(Good).WithAttribute("reason", "expired").WithAttribute("signature", "secret"));
        var id = (await page.GetAsync("/api/queues/work/messages"))["messages"]![0]!["id"]!.GetValue<string>();

        var masked = await page.GetAsync($"/api/queues/work/messages/{id}");
        var whole = await page.GetAsync($"/api/queues/work/messages/{id}?reveal=1");

        Assert.DoesNotContain(Phone, masked["body"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("expired", "•••"), (masked["attributes"]!["reason"]!.GetValue<string>(), masked["attributes"]!["signature"]!.GetValue<string>()));
        Assert.Equal(Good, whole["body"]!.GetValue<string>());
        Assert.Equal("secret", whole["attributes"]!["signature"]!.GetValue<string>());
    }

    [Fact]
    public async Task DeadLetter_SentAgain_IsInItsSourceAsItWas()
    {
        for (var number = 0; number < 25; number++)
            page.DeadLetters.Send(new QueueMessage($$"""{"request_id":"r-{{number}}"}""").WithAttribute("reason", "expired"));
        var id = page.DeadLetters.Peek(25)[^1].MessageId;

        var (status, body) = await page.PostAsync($"/api/dead-letters/work-dead/{id}/redrive");

        Assert.Equal((HttpStatusCode.OK, "r-24"), (status, body["request_id"]!.GetValue<string>()));
        Assert.Equal("""{"request_id":"r-24"}""", Assert.Single(page.Requests.Peek(10)).Message.Body);
        Assert.Equal(new QueueCounts(24, 0, 0), page.DeadLetters.Count());
    }

    [Fact]
    public async Task DeadLetter_Edited_IsSentWithoutItsMarksAndLeadsToItsConversation()
    {
        page.DeadLetters.Send(new QueueMessage("{}").WithAttribute("reason", "request_invalid").WithAttribute("detail", "x").WithAttribute("kept", "1"));
        var id = page.DeadLetters.Peek(1)[0].MessageId;

        var (refused, problem) = await page.PostAsync($"/api/dead-letters/work-dead/{id}/resend", new() { ["body"] = "{" });
        var (status, body) = await page.PostAsync($"/api/dead-letters/work-dead/{id}/resend", new() { ["body"] = Good });

        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.StartsWith("The body is not JSON", problem["problem"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, ConversationId.Of(Channel.Sms, "+15555550111", Phone).Value), (status, body["conversation"]!.GetValue<string>()));
        var sent = Assert.Single(page.Requests.Peek(10)).Message;
        Assert.Equal((Good, "kept"), (sent.Body, Assert.Single(sent.Attributes.Keys)));
        Assert.Equal(0, page.DeadLetters.Count().Total);
    }

    [Fact]
    public async Task DeadLetters_AllSentAgainOrDeleted_AreGone()
    {
        for (var number = 0; number < 23; number++)
            page.DeadLetters.Send(new QueueMessage("{}"));
        var id = page.DeadLetters.Peek(1)[0].MessageId;

        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync($"/api/dead-letters/work-dead/{id}/delete")).Status);
        Assert.Equal("22 sent to work again.", (await page.PostAsync("/api/dead-letters/work-dead/redrive")).Body["message"]!.GetValue<string>());
        Assert.Equal((0, 22), (page.DeadLetters.Count().Total, page.Requests.Count().Total));
        Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync($"/api/dead-letters/work-dead/{id}/redrive")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync("/api/dead-letters/other/redrive")).Status);
    }

    [Fact]
    public async Task DeadLetter_ThatSomebodyHas_IsLeftToThem()
    {
        page.DeadLetters.Send(new QueueMessage("{}"));
        var id = page.DeadLetters.Peek(1)[0].MessageId;
        page.DeadLetters.Receive(new());

        Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync($"/api/dead-letters/work-dead/{id}/redrive")).Status);
        Assert.Equal(0, page.Requests.Count().Total);
    }

    [Theory]
    [InlineData("throttle", "meta", 0.3, HttpStatusCode.OK)]
    [InlineData("throttle", "meta", 1.1, HttpStatusCode.BadRequest)]
    [InlineData("throttle", "nobody", 0.3, HttpStatusCode.NotFound)]
    [InlineData("nothing", "meta", 0.3, HttpStatusCode.NotFound)]
    public async Task Fault_OfAnyKind_IsSetOrRefused(string name, string provider, double share, HttpStatusCode status)
    {
        Assert.Equal(status, (await page.PostAsync("/api/faults", new() { ["name"] = name, ["provider"] = provider, ["share"] = share })).Status);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, page.Scene.Faults.Settings.Count);
        await page.PostAsync("/api/faults/off");
        Assert.Empty(page.Scene.Faults.Settings);
    }

    [Fact]
    public async Task Process_OfAFunction_IsKilledOnDemand()
    {
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("/api/functions/worker/kill")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync("/api/functions/nobody/kill")).Status);
        Assert.Equal([0], page.Killed);
    }

    [Fact]
    public async Task Invocations_OfAFunction_AreListedAndOpened()
    {
        var line = Assert.Single((await page.GetAsync("/api/functions/worker/invocations")).AsArray())!;
        var whole = await page.GetAsync("/api/functions/worker/invocations/id-1");

        Assert.Equal(("error", 12.3, "Broken: no"), (line["end"]!.GetValue<string>(), line["duration_ms"]!.GetValue<double>(), line["failure"]!.GetValue<string>()));
        Assert.Null(line["log"]);
        Assert.Equal("a line", whole["log"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/functions/worker/invocations/nothing")]
    [InlineData("/api/functions/nobody/invocations")]
    [InlineData("/api/nothing")]
    [InlineData("/api/queues/nothing/messages")]
    [InlineData("/api/queues/work/messages/nothing")]
    [InlineData("/api/reasons/nothing")]
    [InlineData("/api/conversations/nothing")]
    [InlineData("/etc/passwd")]
    public async Task Read_WhatIsNotThere_IsNotFound(string path)
    {
        using var answer = await page.SendAsync(HttpMethod.Get, path, null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<JsonNode> NextAsync(StreamReader stream, CancellationToken cancellationToken)
    {
        while (await stream.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                return JsonNode.Parse(line["data: ".Length..])!["state"]!;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
