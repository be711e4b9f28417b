using System.CommandLine;
using Engines.Local.Ai;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Page;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>demo</c>: brings the local cloud up, sends a sample campaign through it while things go wrong, and shows what became of it.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan AiTimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>Shorter than in the cloud, so that waits which take minutes there take seconds here.</summary>
    private static readonly Dictionary<string, string> Hurry = new()
    {
        ["PROVIDER_TIMEOUT_SECONDS"] = "2",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["RECONCILE_WINDOW_SECONDS"] = "4",
        ["LOG_LEVEL"] = "Warning",
    };

    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var messages = new Option<int>("--messages") { Description = "How many requests to send.", DefaultValueFactory = _ => 300 };
        messages.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--messages must be between 1 and 100000.");
        });
        var seed = new Option<int>("--seed") { Description = "Decides everything that is left to chance; the same seed, the same campaign.", DefaultValueFactory = _ => 1 };
        var calm = new Option<bool>("--calm") { Description = "Let nothing go wrong at the providers." };
        var replies = new Option<bool>("--replies") { Description = "Run the replies engine too, and let people answer.", DefaultValueFactory = _ => Workplace.RunsReplies };
        var page = new Option<bool>("--page") { Description = "Show everything on a page, and stay until Ctrl-C." };
        var pagePort = new Option<int>("--page-port") { Description = "The port of the page; 0 for any that is free.", DefaultValueFactory = _ => 0 };
        var command = new Command("demo", "Send a sample campaign through a local cloud with faults, and show what became of it.") { messages, seed, calm, replies, page, pagePort };

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var campaign = Campaign.Create(arguments.GetValue(messages), arguments.GetValue(seed), !arguments.GetValue(calm));
            await using var ai = await StubAi.StartAsync(campaign.Ai, new AiLedger(), cancellationToken);
            var options = OptionsOf(campaign, arguments.GetValue(replies) ? ai.BaseAddress : null, time);
            console.MarkupLine($"Starting DynamoDB Local, queues, stub providers and {(options.Replies is null ? "the sender" : "both engines")} …");
            var shown = arguments.GetValue(page) ? new PageOptions { Port = arguments.GetValue(pagePort), Time = time } : null;
            return await RunAsync(console, campaign, (options, shown), $"seed {arguments.GetValue(seed)}", cancellationToken);
        }));
        return command;
    }

    private static LocalCloudOptions OptionsOf(Campaign campaign, Uri? ai, TimeProvider time) => new()
    {
        Root = Workplace.Root(),
        SenderAssembly = Workplace.SenderAssembly(),
        Faults = campaign.Faults,
        Echoes = campaign.Echoes,
        SenderEnvironment = Hurry,
        Replies = ai is null
            ? null
            : new(Workplace.RepliesAssembly())
            {
                Environment = Hurry,
                People = campaign.People,
                Deliveries = campaign.Deliveries,
                AiEndpoint = ai,
                AiTimeLimit = AiTimeLimit,
            },
        Time = time,
    };

    private static async Task<ExitCode> RunAsync(
        IAnsiConsole console, Campaign campaign, (LocalCloudOptions Cloud, PageOptions? Page) options, string chance, CancellationToken cancellationToken)
    {
        var time = options.Cloud.Time;
        var started = time.GetTimestamp();
        await using var cloud = await LocalCloud.StartAsync(options.Cloud, cancellationToken);
        await using var page = options.Page is null ? null : await LocalPage.StartAsync(cloud, options.Page, cancellationToken);
        if (page is not null)
            console.MarkupLineInterpolated($"Watch it, and break it: {page.Address}");
        console.MarkupLineInterpolated($"Up after {time.GetElapsedTime(started).TotalSeconds:F1} s. Sending {campaign.Messages.Count} messages, repeated ones included ({chance}) …");

        var run = new CampaignRun(cloud, campaign, time);
        var isAtRest = console.Profile.Capabilities.Interactive
            ? await console.Status().StartAsync("Sending", context =>
                run.RunAsync(Patience, left => context.Status($"{left} messages in the queues"), cancellationToken))
            : await run.RunAsync(Patience, _ => { }, cancellationToken);

        var report = await CampaignReport.CreateAsync(cloud, campaign, cancellationToken);
        console.Write(DemoTable.Of(report));
        if (!isAtRest)
            console.MarkupLineInterpolated($"[red]{run.Left} messages were still in the queues after {Patience.TotalMinutes} minutes.[/]");
        console.MarkupLineInterpolated($"Took {time.GetElapsedTime(started).TotalSeconds:F1} s.");
        if (page is not null)
        {
            console.MarkupLineInterpolated($"Everything stays as it is on {page.Address} until Ctrl-C.");
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return report.IsClean && isAtRest ? ExitCode.Clean : ExitCode.PromiseBroken;
    }
}
