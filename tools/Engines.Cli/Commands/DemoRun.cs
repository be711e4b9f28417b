using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Page;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>One run of the demo: brings a cloud up, sends the campaign through it, and holds what became of it against what was promised.</summary>
/// <param name="Console">Where it is shown.</param>
/// <param name="Campaign">What is sent.</param>
/// <param name="Patience">How long it may take until everything is at rest.</param>
internal sealed record DemoRun(IAnsiConsole Console, Campaign Campaign, TimeSpan Patience)
{
    // More would push the table out of sight.
    private const int ContradictionsShown = 20;

    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(15);

    /// <summary>What the campaign was made from.</summary>
    public int Seed { get; init; }

    /// <summary>How processes die meanwhile; null if they are left alone.</summary>
    public ChaosPlan? Chaos { get; init; }

    /// <summary>The page that shows it; null for none.</summary>
    public PageOptions? Page { get; init; }

    /// <summary>Plays it; with a page, stays until it is cancelled.</summary>
    public async Task<ExitCode> PlayAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var time = options.Time;
        var started = time.GetTimestamp();
        await using var cloud = await LocalCloud.StartAsync(options, cancellationToken);
        await using var page = Page is null ? null : await LocalPage.StartAsync(cloud, Page, cancellationToken);
        if (page is not null)
            Console.MarkupLineInterpolated($"Watch it, and break it: {page.Address}");
        Console.MarkupLineInterpolated(
            $"Up after {time.GetElapsedTime(started).TotalSeconds:F1} s. Sending {Campaign.Messages.Count} messages, repeated ones included (seed {Seed}) …");

        var (report, left) = await SendAsync(cloud, time, cancellationToken);
        Show(report, left);
        Console.MarkupLineInterpolated($"Took {time.GetElapsedTime(started).TotalSeconds:F1} s.");
        if (page is not null)
        {
            Console.MarkupLineInterpolated($"Everything stays as it is on {page.Address} until Ctrl-C.");
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return report.IsClean && left == 0 ? ExitCode.Clean : ExitCode.PromiseBroken;
    }

    private async Task<(CampaignReport Report, int Left)> SendAsync(LocalCloud cloud, TimeProvider time, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        var running = new CampaignRun(cloud, Campaign, time);
        var chaos = Chaos is null ? null : new Chaos(cloud, Chaos, time);
        bool isAtRest;
        await using (new Background(chaos is null ? _ => Task.CompletedTask : chaos.RunAsync))
            isAtRest = await WaitAsync(running, time, cancellationToken);

        var took = time.GetElapsedTime(sent);
        var report = await CampaignReport.CreateAsync(cloud, Campaign, cancellationToken);
        return (chaos is null ? report : report with { Chaos = ChaosReport.Create(cloud, chaos.Tally, took) }, isAtRest ? 0 : running.Left);
    }

    private void Show(CampaignReport report, int left)
    {
        Console.Write(DemoTable.Of(report));
        foreach (var found in report.Consistency.Contradictions.Take(ContradictionsShown))
            Console.MarkupLineInterpolated($"[red]{found.Conversation}: {found.What} ({found.Detail})[/]");
        if (left > 0)
            Console.MarkupLineInterpolated($"[red]{left} messages were still in the queues after {Patience.TotalMinutes:0.#} minutes: nothing above is final.[/]");
    }

    // A terminal shows one line that changes; a file or a pipe gets a line now and then.
    private Task<bool> WaitAsync(CampaignRun running, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Console.Profile.Capabilities.Interactive)
        {
            return Console.Status().StartAsync(
                "Sending", context => running.RunAsync(Patience, left => context.Status($"{left} messages in the queues"), cancellationToken));
        }

        var last = time.GetTimestamp();
        return running.RunAsync(Patience, Tell, cancellationToken);

        void Tell(int left)
        {
            if (time.GetElapsedTime(last) < LineEvery)
                return;
            last = time.GetTimestamp();
            Console.MarkupLineInterpolated($"{left} messages in the queues");
        }
    }
}
