using Engines.Conversations;
using Engines.Local.Ai;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Page;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Support;
using Microsoft.Playwright;

namespace Engines.Tests.Browser.Running;

/// <summary>One cloud with both engines, a small campaign in it, the page that shows it, and Debian's Chromium to look at it, for all tests.</summary>
public sealed class ShownCloud : IAsyncLifetime
{
    private const int Messages = 40;
    private const int Seed = 7;
    private const string StageMark = "-dev-";

    private static readonly TimeSpan ReportStep = TimeSpan.FromMilliseconds(200);

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing in it may look for the network, and there is no sandbox inside a container.
    private static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Dictionary<string, string> Hurry = new()
    {
        ["PROVIDER_TIMEOUT_SECONDS"] = "2",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["RECONCILE_WINDOW_SECONDS"] = "3",
        ["LOG_LEVEL"] = "Warning",
    };

    private readonly Stack<Func<ValueTask>> undo = new();
    private int requests;

    /// <summary>What is missing on this machine; null if the tests can run.</summary>
    public string? Lacking { get; private set; }

    public LocalCloud Cloud { get; private set; } = null!;

    public LocalPage Page { get; private set; } = null!;

    public IBrowser Chromium { get; private set; } = null!;

    /// <summary>The campaign that was sent.</summary>
    public Campaign Campaign { get; } = Campaign.Create(Messages, Seed, hasFaults: true);

    /// <summary>A name as the page shows it: what all names of the cloud begin with is left out.</summary>
    public static string ShownName(string name) => name[(name.IndexOf(StageMark, StringComparison.Ordinal) + StageMark.Length)..];

    /// <summary>A request id that no other test uses.</summary>
    public string NextId(string what) => $"{what}-{Interlocked.Increment(ref requests)}";

    /// <summary>A number that no other test writes to, and about which nothing goes wrong by itself.</summary>
    public string NextPhone() => $"+15558{Interlocked.Increment(ref requests):D6}";

    public async Task InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } chromium)
        {
            Lacking = "chromium";
            return;
        }

        var ai = await StubAi.StartAsync(Campaign.Ai, new AiLedger(), CancellationToken.None);
        undo.Push(ai.DisposeAsync);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        Cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions
            {
                Root = Repository.Root,
                SenderAssembly = Repository.PathOf($"artifacts/bin/TemplateSender/{configuration}/TemplateSender.dll"),
                SenderEnvironment = Hurry,
                Faults = new FaultPlan(call => call.Recipient.StartsWith("+15558", StringComparison.Ordinal) ? Fault.None : Campaign.Faults.Next(call)),
                Echoes = EchoPlan.InOrder(ReportStep),
                Replies = new(Repository.PathOf($"artifacts/bin/Replies/{configuration}/Replies.dll"))
                {
                    Environment = Hurry,
                    People = Campaign.People,
                    Deliveries = Campaign.Deliveries,
                    AiEndpoint = ai.BaseAddress,
                },
            },
            CancellationToken.None);
        undo.Push(Cloud.DisposeAsync);
        Page = await LocalPage.StartAsync(Cloud, new PageOptions(), CancellationToken.None);
        undo.Push(Page.DisposeAsync);
        SendCampaign();

        var playwright = await Playwright.CreateAsync();
        undo.Push(() =>
        {
            playwright.Dispose();
            return ValueTask.CompletedTask;
        });
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
        undo.Push(Chromium.DisposeAsync);
    }

    public async Task DisposeAsync()
    {
        while (undo.TryPop(out var step))
            await step();
    }

    /// <summary>A request that is sent and reported as delivered.</summary>
    internal static SampleMessage Good(string id, string phone) => SampleMessages.OrderShipped(id, phone);

    private void SendCampaign()
    {
        foreach (var message in Campaign.Messages)
            Cloud.Requests.Send(new QueueMessage(message.Body));
        Cloud.Requests.Send(new QueueMessage(SampleMessages.Misspelled("visit-4711-reminder", "+15558990001").Body));
        Cloud.Requests.Send(new QueueMessage("""{"version":1,"request_id":"order-1001-shipped"}"""));
        Cloud.Requests.Send(new QueueMessage(SampleMessages.Reminder("visit-4712-reminder", "+15558990002").Body.Replace("acme-clinic", "acme-clinics", StringComparison.Ordinal)));
        Cloud.Replies!.Queue.Send(new QueueMessage("""{"entry":[]}"""));
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<ShownCloud>
{
    public const string Name = "Browser";
}
