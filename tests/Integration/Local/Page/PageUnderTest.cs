using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Conversations;
using Engines.Local.Functions;
using Engines.Local.Page;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Local.Page;

/// <summary>A page over queues, tables and a ledger without any engine.</summary>
internal sealed partial class PageUnderTest : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly LocalPage page;

    private PageUnderTest(LocalPage page, PageScene scene) => (this.page, Scene, http) = (page, scene, new HttpClient { BaseAddress = page.Address });

    public PageScene Scene { get; }

    public Uri Address => page.Address;

    public LocalQueue Requests => Scene.Requests;

    public LocalQueue DeadLetters => Scene.Functions[0].GivenUp[0];

    /// <summary>The processes that were killed.</summary>
    public List<int> Killed { get; } = [];

    public static async Task<PageUnderTest> StartAsync(TestTables tables)
    {
        var dead = new LocalQueue(new() { Name = "work-dead" }, TimeProvider.System);
        var work = new LocalQueue(new() { Name = "work", Redrive = new(dead, 3) }, TimeProvider.System);
        PageUnderTest? started = null;
        var scene = new PageScene
        {
            Queues = LocalQueues.Of(work, dead, new LocalQueue(new() { Name = "other" }, TimeProvider.System)),
            Requests = work,
            Functions = [new(work, [dead])
            {
                Snapshot = () => new FunctionSnapshot("worker") { Idle = 1, ProcessesMax = 1 },
                Processes = () => [1],
                Recent = () => [new("id-1", new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), TimeSpan.FromMilliseconds(12.34), "error") { ProcessId = 1, Failure = "Broken: no", Log = () => "a line" }],
                Kill = index =>
                {
                    started!.Killed.Add(index);
                    return Task.CompletedTask;
                },
            }],
            Ledger = new ProviderLedger(TimeProvider.System),
            Faults = new FaultPanel(1),
            Companies = [Bikes],
            Dynamo = tables.Client,
            Conversations = tables.ConversationsName,
        };
        started = new(await LocalPage.StartAsync(scene, new PageOptions { Look = TimeSpan.FromMilliseconds(20) }, CancellationToken.None), scene);
        return started;
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, JsonObject? body = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body, ("X-Page-Token", await TokenAsync()));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await http.SendAsync(request);
    }

    public async Task<string> TokenAsync() => Token().Match(await http.GetStringAsync(new Uri("/", UriKind.Relative))).Groups[1].Value;

    /// <summary>The live stream, line by line.</summary>
    public async Task<StreamReader> ListenAsync() => new(await http.GetStreamAsync(new Uri("/api/events", UriKind.Relative)));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await page.DisposeAsync();
    }

    private static Company Bikes => new()
    {
        CompanyId = "bolt-bikes",
        ProjectId = "orders",
        Name = "Bolt Bikes",
        IsPaused = false,
        Consent = ConsentRule.Assumed,
        Senders = new Dictionary<Channel, ChannelSender> { [Channel.Sms] = new() { Channel = Channel.Sms, Provider = ProviderKind.Twilio, Address = "+15555550111" } },
        Templates = new Dictionary<TemplateKey, Template>(),
    };

    [GeneratedRegex("page-token\" content=\"([0-9a-f]+)\"")]
    private static partial Regex Token();
}
