using Engines.Conversations;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Providers;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>
/// Processes are killed (SIGKILL) while a campaign runs. Each time a provider has just taken a message and its answer is held back, so that the process dies in
/// the one moment that matters: the person has the message, and nobody has written that down.
/// </summary>
[Collection(EndToEndTests.Name)]
public sealed class When_a_worker_is_killed(PublishedSender sender, ITestOutputHelper output)
{
    private const int Messages = 60;
    private const int Seed = 11;

    private static readonly int[] Moments = [2, 9, 20, 34];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, string> Hurry = new()
    {
        ["RECONCILE_WINDOW_SECONDS"] = "2",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["LOG_LEVEL"] = "Warning",
    };

    [Fact]
    public async Task Should_lose_nothing_and_double_nothing_and_tell_the_truth()
    {
        var started = TimeProvider.System.GetTimestamp();
        var campaign = Campaign.Create(Messages, Seed, hasFaults: false);
        var deaths = new Deaths(Moments);
        await using var cloud = await LocalCloud.StartAsync(
            new()
            {
                Root = Repository.Root,
                SenderAssembly = sender.Assembly,
                SenderEnvironment = Hurry,
                Faults = deaths.Holding,
                Echoes = campaign.Echoes,
                FunctionTimeout = TimeSpan.FromSeconds(5),
                VisibilityTimeout = TimeSpan.FromSeconds(7),
            },
            CancellationToken.None);

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var killing = deaths.BringAsync(cloud, limit.Token);
        var isAtRest = await new CampaignRun(cloud, campaign, TimeProvider.System).RunAsync(Patience, _ => { }, limit.Token);
        await killing;
        var report = await CampaignReport.CreateAsync(cloud, campaign, CancellationToken.None);

        Figures.Write(
            "campaign with killed workers",
            $"{report.Requests} requests, {deaths.Killed} processes killed, {cloud.Ledger.Entries.Count} calls, {report.DoubledAsAllowed} doubled as allowed, "
            + $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s",
            output);
        Assert.True(isAtRest, $"{cloud.Requests.Count()} after {Patience}.");
        Assert.True(report.IsClean, $"{report}");
        Assert.Equal(Messages, report.Requests);
        await HeldMessagesAreKnownAsync(cloud, deaths);
    }

    // What was taken as its worker died is found out later, by the report of the provider or by the policy; never by a silent second message.
    private static async Task HeldMessagesAreKnownAsync(LocalCloud cloud, Deaths deaths)
    {
        var held = cloud.Ledger.Entries.Where(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)).ToList();
        Assert.Equal(Moments.Length, held.Count);
        Assert.True(deaths.Killed >= Moments.Length, $"{deaths.Killed} processes were killed.");
        foreach (var entry in held)
        {
            var attempt = entry.Attempt!.Value;
            var item = await cloud.Store.ReadAsync(attempt.Conversation, attempt.RequestId, CancellationToken.None);
            var accepted = cloud.Ledger.AcceptedFor(attempt.Conversation, attempt.RequestId);
            Assert.Contains(entry.Call.AttemptText, item!.AttemptIds);
            Assert.True(accepted.Count == 1 || item.WhenUnconfirmed == UnconfirmedPolicy.AtLeastOnce, $"{attempt.RequestId} was taken {accepted.Count} times.");
        }
    }

    /// <summary>Holds back the answers to some calls, and kills every process as soon as one of those calls stands in the ledger.</summary>
    private sealed class Deaths(IReadOnlyList<int> moments)
    {
        private int calls;
        private int killed;

        public int Killed => killed;

        public FaultPlan Holding => new(_ => moments.Contains(Interlocked.Increment(ref calls)) ? new Fault.TimeoutAfterAccept() : Fault.None);

        public async Task BringAsync(LocalCloud cloud, CancellationToken cancellationToken)
        {
            for (var held = 1; held <= moments.Count; held++)
            {
                var wanted = held;
                await cloud.Ledger.WaitAsync(entries => entries.Count(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)) >= wanted, cancellationToken);
                killed += cloud.SenderProcesses.Count;
                await Task.WhenAll(cloud.KillSenderAsync(0), cloud.KillSenderAsync(1));
            }
        }
    }
}
