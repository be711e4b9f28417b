using System.CommandLine;
using Engines.Local.Ai;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>demo</c>: brings the local cloud up, sends a sample campaign through it while things go wrong, and shows what became of it.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // More would push the table out of sight.
    private const int ContradictionsShown = 20;

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
        var chaos = new Option<bool>("--chaos") { Description = "Kill a process of the engines five times a second, and leave one call in twenty unanswered." };
        var command = new Command("demo", "Send a sample campaign through a local cloud with faults, and show what became of it.") { messages, seed, calm, replies, chaos };
        command.Validators.Add(result =>
        {
            if (result.GetValue(chaos) && result.GetValue(calm))
                result.AddError("--chaos and --calm exclude each other.");
        });

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var count = arguments.GetValue(messages);
            var campaign = Campaign.Create(count, arguments.GetValue(seed), !arguments.GetValue(calm));
            await using var ai = await StubAi.StartAsync(campaign.Ai, new AiLedger(), cancellationToken);
            var options = OptionsOf(campaign, arguments.GetValue(replies) ? ai.BaseAddress : null, time);
            var run = new Run(console, campaign, Patience) { Seed = arguments.GetValue(seed) };
            if (arguments.GetValue(chaos))
            {
                options = await ChaosDemo.PrepareAsync(console, campaign, options, cancellationToken);
                run = run with { Patience = ChaosDemo.PatienceFor(count), Chaos = new(run.Seed) };
            }

            console.MarkupLine($"Starting DynamoDB Local, queues, stub providers and {(options.Replies is null ? "the sender" : "both engines")} …");
            return await RunAsync(run, options, cancellationToken);
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

    private static async Task<ExitCode> RunAsync(Run run, LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var (console, time) = (run.Console, options.Time);
        var started = time.GetTimestamp();
        await using var cloud = await LocalCloud.StartAsync(options, cancellationToken);
        console.MarkupLineInterpolated(
            $"Up after {time.GetElapsedTime(started).TotalSeconds:F1} s. Sending {run.Campaign.Messages.Count} messages, repeated ones included (seed {run.Seed}) …");

        var sent = time.GetTimestamp();
        var running = new CampaignRun(cloud, run.Campaign, time);
        var chaos = run.Chaos is null ? null : new Chaos(cloud, run.Chaos, time);
        bool isAtRest;
        await using (new Background(chaos is null ? _ => Task.CompletedTask : chaos.RunAsync))
            isAtRest = await WaitAsync(run, running, cancellationToken);

        var took = time.GetElapsedTime(sent);
        var report = await CampaignReport.CreateAsync(cloud, run.Campaign, cancellationToken);
        if (chaos is not null)
            report = report with { Chaos = ChaosReport.Create(cloud, chaos.Tally, took) };
        console.Write(DemoTable.Of(report));
        foreach (var found in report.Consistency.Contradictions.Take(ContradictionsShown))
            console.MarkupLineInterpolated($"[red]{found.Conversation}: {found.What} ({found.Detail})[/]");
        if (!isAtRest)
            console.MarkupLineInterpolated($"[red]{running.Left} messages were still in the queues after {run.Patience.TotalMinutes} minutes.[/]");
        console.MarkupLineInterpolated($"Took {time.GetElapsedTime(started).TotalSeconds:F1} s.");
        return report.IsClean && isAtRest ? ExitCode.Clean : ExitCode.PromiseBroken;
    }

    private static Task<bool> WaitAsync(Run run, CampaignRun running, CancellationToken cancellationToken) => run.Console.Profile.Capabilities.Interactive
        ? run.Console.Status().StartAsync(
            "Sending", context => running.RunAsync(run.Patience, left => context.Status($"{left} messages in the queues"), cancellationToken))
        : running.RunAsync(run.Patience, _ => { }, cancellationToken);

    /// <summary>One run of the demo.</summary>
    private sealed record Run(IAnsiConsole Console, Campaign Campaign, TimeSpan Patience)
    {
        public int Seed { get; init; }

        /// <summary>How processes die meanwhile; null if they are left alone.</summary>
        public ChaosPlan? Chaos { get; init; }
    }
}
