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
        var chaos = new Option<bool>("--chaos") { Description = "Kill a process of the engines five times a second, and leave one call in twenty unanswered." };
        var page = new Option<bool>("--page") { Description = "Show everything on a page, and stay until Ctrl-C." };
        var pagePort = new Option<int>("--page-port") { Description = "The port of the page; 0 for any that is free.", DefaultValueFactory = _ => 0 };
        var every = new Option<int>("--kill-every") { Description = "With --chaos: milliseconds between two deaths.", DefaultValueFactory = _ => 200 };
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 50 or > 60_000)
                result.AddError("--kill-every must be between 50 and 60000.");
        });
        var command = new Command("demo", "Send a sample campaign through a local cloud with faults, and show what became of it.")
        {
            messages, seed, calm, replies, chaos, every, page, pagePort,
        };
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
            var run = new DemoRun(console, campaign, Patience)
            {
                Seed = arguments.GetValue(seed),
                Page = arguments.GetValue(page) ? new PageOptions { Port = arguments.GetValue(pagePort), Time = time } : null,
            };
            if (arguments.GetValue(chaos))
            {
                options = await ChaosDemo.PrepareAsync(console, campaign, options, cancellationToken);
                run = run with { Patience = ChaosDemo.PatienceFor(count), Chaos = new(run.Seed) { Every = TimeSpan.FromMilliseconds(arguments.GetValue(every)), SparesStarting = true } };
            }

            console.MarkupLine($"Starting DynamoDB Local, queues, stub providers and {(options.Replies is null ? "the sender" : "both engines")} …");
            return await run.PlayAsync(options, cancellationToken);
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
}
