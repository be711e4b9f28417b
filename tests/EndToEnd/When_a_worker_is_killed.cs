using System.Collections.Concurrent;
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
/// Processes are killed (SIGKILL) while a campaign runs. Each time a provider has just taken a message that must not go out twice, and its answer is held back: the
/// process dies in the one moment that matters, when the person has the message and nobody has written that down.
/// </summary>
[Collection(EndToEndTests.Name)]
public sealed class When_a_worker_is_killed(PublishedSender sender, ITestOutputHelper output)
{
    private const int Messages = 60;
    private const int Seed = 11;

    /// <summary>Which calls about reminders are held. Providers report on the second; about the others they never say a word.</summary>
    private static readonly int[] Moments = [1, 4, 8];

    private const int Reported = 4;

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
                Echoes = deaths.Hiding(campaign.Echoes),
                Processes = 2,
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
            + $"dead letters {string.Join(' ', report.DeadLetters)}, "
            + $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s",
            output);
        Assert.True(isAtRest, $"{cloud.Requests.Count()} after {Patience}.");
        Assert.True(report.IsClean, $"Lost {report.Lost}, doubled {report.Doubled}, untrue {report.Untrue}, calls about people who opted out {report.CallsToOptedOut}.");
        Assert.Equal(Messages, report.Requests);
        await HeldMessagesAreKnownAsync(cloud, deaths);
    }

    // What was taken as its worker died is found out by the provider's report, or given to a person to look at; it is never sent again.
    private static async Task HeldMessagesAreKnownAsync(LocalCloud cloud, Deaths deaths)
    {
        Assert.Equal(Moments.Order(), deaths.Held.Values.Order());

        // Calls of one batch may be held together, and then one death takes them all; that each of them met one is in the items below.
        Assert.True(deaths.Killed >= 1, "No process was killed.");
        foreach (var (text, moment) in deaths.Held)
        {
            Assert.True(AttemptId.TryParse(text, out var attempt), text);
            Assert.Single(cloud.Ledger.CallsFor(attempt.Conversation, attempt.RequestId));
            var item = await cloud.Store.ReadAsync(attempt.Conversation, attempt.RequestId, CancellationToken.None);
            var letters = cloud.DeadLetters.Peek(Messages).Where(letter => letter.Message.Body.Contains($"\"{attempt.RequestId}\"", StringComparison.Ordinal)).ToList();
            if (moment == Reported)
            {
                Assert.True(item!.Status is OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read, $"{item.Status}");
                Assert.Empty(letters);
            }
            else
            {
                Assert.Equal((OutboundStatus.Unconfirmed, Reasons.WorkerLost), (item!.Status, item.Reason));
                Assert.All(letters, letter => Assert.Equal(Reasons.OutcomeUnknown, letter.Message.Attributes["reason"].StringValue));
                Assert.NotEmpty(letters);
            }
        }
    }

    /// <summary>Holds back the answers to some calls, and kills every process as soon as one of those calls stands in the ledger.</summary>
    private sealed class Deaths(IReadOnlyList<int> moments)
    {
        private readonly ConcurrentDictionary<string, int> held = new(StringComparer.Ordinal);
        private int calls;

        /// <summary>The attempts whose answers were held, each with its moment.</summary>
        public IReadOnlyDictionary<string, int> Held => held;

        public int Killed { get; private set; }

        public FaultPlan Holding => new(call =>
        {
            if (call.Text != "visit_reminder" || Interlocked.Increment(ref calls) is var number && !moments.Contains(number))
                return Fault.None;
            held[call.AttemptText] = number;
            return new Fault.TimeoutAfterAccept();
        });

        public EchoPlan Hiding(EchoPlan plan) => new(message => held.TryGetValue(message.Call.AttemptText, out var moment)
            ? moment == Reported ? [new(EchoStatus.Delivered, TimeSpan.FromSeconds(1))] : []
            : plan.For(message));

        public async Task BringAsync(LocalCloud cloud, CancellationToken cancellationToken)
        {
            for (var death = 1; death <= moments.Count; death++)
            {
                var wanted = death;
                await cloud.Ledger.WaitAsync(entries => entries.Count(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)) >= wanted, cancellationToken);
                Killed += cloud.SenderProcesses.Count;
                await Task.WhenAll(cloud.KillSenderAsync(0), cloud.KillSenderAsync(1));
            }
        }
    }
}
