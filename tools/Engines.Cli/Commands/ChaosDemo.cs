using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>What the demo does differently when processes die.</summary>
internal static class ChaosDemo
{
    // They are always there: a death hits one in twenty, and one lives for four seconds on average, longer than a batch takes. With as many as there is work for, the last
    // message would have the only process, which dies every time before it is done.
    private const int ProcessesOfAnEngine = 10;

    // A batch on a busy machine, with a call that is not answered in it, and the three seconds that the engines keep back.
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(6);

    // What a dead worker had not begun comes back soon. What it had claimed waits until its lease ends, 15 s after its deadline; the engines see to that.
    private static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(8);

    private static readonly Dictionary<string, string> Hurry = new()
    {
        // Two of five batches have a call without an answer in them, and who waits for it long dies with the whole batch.
        ["PROVIDER_TIMEOUT_SECONDS"] = "0.75",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.5",
        ["RETRY_DELAY_MAX_SECONDS"] = "5",

        // Reports wait behind everything else that happens, and what waits for one waits as long.
        ["RECONCILE_WINDOW_SECONDS"] = "30",
        ["LOG_LEVEL"] = "Warning",

        // A process lives for seconds. What it would compile once more, better, it would not live to use.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCounting"] = "0",
    };

    /// <summary>How long a run may take: every message adds to it.</summary>
    public static TimeSpan PatienceFor(int messages) => TimeSpan.FromMinutes(5) + (TimeSpan.FromMilliseconds(150) * messages);

    /// <summary>Publishes the engines, so that a new process costs little, and makes the world as it is when things die.</summary>
    public static async Task<LocalCloudOptions> PrepareAsync(IAnsiConsole console, Campaign campaign, LocalCloudOptions options, CancellationToken cancellationToken) => options with
    {
        SenderAssembly = await Publication.AssemblyAsync(console, "template-sender-engine", "TemplateSender", cancellationToken),
        SenderEnvironment = Hurry,
        Replies = options.Replies is null ? null : options.Replies with
        {
            Assembly = await Publication.AssemblyAsync(console, "replies-engine", "Replies", cancellationToken),
            Environment = Hurry,
        },
        Faults = campaign.Timeouts,
        Processes = ProcessesOfAnEngine,
        KeepsProcesses = true,
        FunctionTimeout = FunctionTimeout,
        VisibilityTimeout = VisibilityTimeout,
    };
}
