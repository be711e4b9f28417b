using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>
/// Both engines under a campaign while a process of theirs is killed (SIGKILL) every 200 ms, whatever it is doing, and one provider call in twenty is never answered:
/// <c>engines demo --chaos</c> in small.
/// </summary>
[Collection(EndToEndTests.Name)]
public sealed class When_processes_die_all_the_time(PublishedSender sender, PublishedReplies replies, ITestOutputHelper output)
{
    private const int Messages = 200;
    private const int Seed = 3;

    // Ten seconds of it, if there is always somebody to kill. What is left then has to come to rest by itself.
    private const int Kills = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly Dictionary<string, string> Hurry = new()
    {
        ["PROVIDER_TIMEOUT_SECONDS"] = "1",
        ["RECONCILE_WINDOW_SECONDS"] = "3",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["LOG_LEVEL"] = "Warning",
    };

    [Fact]
    public async Task Should_lose_nothing_double_nothing_and_leave_nothing_inconsistent()
    {
        var started = TimeProvider.System.GetTimestamp();
        var campaign = Campaign.Create(Messages, Seed, hasFaults: false);
        await using var ai = await RepliesClouds.StartAiAsync("We are open from 9 to 18.");
        await using var cloud = await LocalCloud.StartAsync(
            new()
            {
                Root = Repository.Root,
                SenderAssembly = sender.Assembly,
                SenderEnvironment = Hurry,
                Faults = campaign.Timeouts,
                Echoes = campaign.Echoes,
                Processes = 4,
                FunctionTimeout = TimeSpan.FromSeconds(6),
                VisibilityTimeout = TimeSpan.FromSeconds(8),
                Replies = new(replies.Assembly) { Environment = Hurry, People = campaign.People, Deliveries = campaign.Deliveries, AiEndpoint = ai.BaseAddress },
            },
            CancellationToken.None);

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var chaos = new Chaos(cloud, new(Seed) { KillsMax = Kills, SparesStarting = true }, TimeProvider.System);
        var killing = chaos.RunAsync(limit.Token);
        var isAtRest = await new CampaignRun(cloud, campaign, TimeProvider.System).RunAsync(Patience, _ => { }, limit.Token);
        await killing;
        var took = TimeProvider.System.GetElapsedTime(started);
        var report = (await CampaignReport.CreateAsync(cloud, campaign, CancellationToken.None)) with { Chaos = ChaosReport.Create(cloud, chaos.Tally, took) };

        Figures.Write("processes that die all the time", Describe(report), output);
        Assert.True(isAtRest, $"{cloud.Left} messages after {Patience}.");
        Assert.True(report.IsClean, $"{report}\n{report.Replies}\n{string.Join('\n', report.Consistency.Contradictions)}");
        Assert.Equal(Messages, report.Requests);

        // It has to have been an ordeal: deaths with an event in hand, and calls without an answer.
        Assert.Equal(Kills, report.Chaos.Tally.Kills);
        Assert.True(report.Chaos.Tally.Busy >= Kills / 4, $"{report.Chaos.Tally}");
        Assert.True(report.Chaos.InvocationsLost >= report.Chaos.Tally.Busy / 2, $"{report.Chaos}");
        Assert.True(report.Chaos is { TimedOutAfter: > 0, TimedOutBefore: > 0 }, $"{report.Chaos}");
        Assert.True(report.Consistency.Conversations >= Messages / 2, $"{report.Consistency.Conversations} conversations.");
    }

    private static string Describe(CampaignReport report) =>
        $"{report.Requests} requests, {report.Chaos!.Tally.Kills} kills, {report.Chaos.Tally.Busy} of them with an event in hand, {report.Chaos.ProcessesStarted} processes, "
        + $"{report.Chaos.TimedOutAfter} + {report.Chaos.TimedOutBefore} calls without an answer, {report.Consistency.Conversations} conversations, "
        + $"dead letters {string.Join(' ', report.DeadLetters)}, {report.Chaos.Took.TotalSeconds:F0} s";
}
