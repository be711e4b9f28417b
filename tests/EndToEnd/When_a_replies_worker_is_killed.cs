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
/// The processes of the replies engine are killed (SIGKILL) while people answer a campaign. Each time a provider has just taken an answer, and what it says to that
/// is held back: the person has the answer, the turn is still open, and nobody has written either down.
/// </summary>
[Collection(EndToEndTests.Name)]
public sealed class When_a_replies_worker_is_killed(PublishedSender sender, PublishedReplies replies, ITestOutputHelper output)
{
    private const int Messages = 40;
    private const int Seed = 5;

    /// <summary>Which answers are held. Providers report on the second; about the others they never say a word.</summary>
    private static readonly int[] Moments = [1, 4, 8];

    private const int Reported = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly Dictionary<string, string> Hurry = new()
    {
        ["RECONCILE_WINDOW_SECONDS"] = "2",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["LOG_LEVEL"] = "Warning",
    };

    [Fact]
    public async Task Should_skip_nobody_and_answer_nobody_twice()
    {
        var started = TimeProvider.System.GetTimestamp();
        var campaign = Campaign.Create(Messages, Seed, hasFaults: false);
        var deaths = new Deaths();
        await using var ai = await RepliesClouds.StartAiAsync("We are open from 9 to 18.");
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
                Replies = new(replies.Assembly) { Environment = Hurry, People = campaign.People, Deliveries = campaign.Deliveries, AiEndpoint = ai.BaseAddress },
            },
            CancellationToken.None);

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var killing = deaths.BringAsync(cloud, limit.Token);
        var isAtRest = await new CampaignRun(cloud, campaign, TimeProvider.System).RunAsync(Patience, _ => { }, limit.Token);
        await killing;
        var report = await CampaignReport.CreateAsync(cloud, campaign, CancellationToken.None);
        var said = report.Replies!;

        Figures.Write(
            "replies with killed workers",
            $"{said.Recorded} replies, {deaths.Killed} processes killed, {said.Answered} answered, {said.HandedOff} conversations handed off, "
            + $"{said.Skipped} skipped, {said.AnsweredTwice} answered twice, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s",
            output);
        Assert.True(isAtRest, $"{cloud.Left} messages after {Patience}.");
        Assert.True(said.Recorded > Moments.Length, $"{said.Recorded} replies.");
        Assert.True(report.IsClean, $"{report}, {said}");
        await HeldAnswersAreKnownAsync(cloud, deaths);
    }

    // What was taken as its worker died is found out by the provider's report, or a person takes over; it is never said again.
    private static async Task HeldAnswersAreKnownAsync(LocalCloud cloud, Deaths deaths)
    {
        Assert.Equal(Moments.Order(), deaths.Held.Values.Order());
        Assert.True(deaths.Killed >= 1, "No process was killed.");
        foreach (var (text, moment) in deaths.Held)
        {
            Assert.True(AttemptId.TryParse(text, out var attempt), text);
            Assert.Single(cloud.Ledger.CallsFor(attempt.Conversation, attempt.RequestId));
            var answer = await cloud.Store.ReadAsync(attempt.Conversation, attempt.RequestId, CancellationToken.None);
            var head = await cloud.Replies().ReadHeadAsync(attempt.Conversation, CancellationToken.None);
            var covered = await cloud.Replies().ReadAsync(attempt.Conversation, [.. answer!.Answers], CancellationToken.None);
            Assert.Empty(head!.Pending);
            Assert.NotEmpty(covered);
            if (moment == Reported)
            {
                Assert.True(answer.Status is OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read, $"{answer.Status}");
                Assert.All(covered, reply => Assert.Equal("answered", reply.Turn));
            }
            else
            {
                Assert.Equal((OutboundStatus.Unconfirmed, Reasons.WorkerLost), (answer.Status, answer.Reason));
                Assert.All(covered, reply => Assert.Equal("handed_off", reply.Turn));
                Assert.Equal(ConversationStatus.HandedOff, head.Status);
            }
        }
    }

    /// <summary>Holds back what providers say to some answers, and kills every process of the engine as soon as such an answer stands in the ledger.</summary>
    private sealed class Deaths
    {
        private readonly ConcurrentDictionary<string, int> held = new(StringComparer.Ordinal);
        private int answers;

        /// <summary>The attempts that were held, each with its moment.</summary>
        public IReadOnlyDictionary<string, int> Held => held;

        public int Killed { get; private set; }

        public FaultPlan Holding => new(call =>
        {
            var isAnswer = AttemptId.TryParse(call.AttemptText, out var attempt) && attempt.RequestId.StartsWith("answer-", StringComparison.Ordinal);
            if (!isAnswer || Interlocked.Increment(ref answers) is var number && !Moments.Contains(number))
                return Fault.None;
            held[call.AttemptText] = number;
            return new Fault.TimeoutAfterAccept();
        });

        public EchoPlan Hiding(EchoPlan plan) => new(message => held.TryGetValue(message.Call.AttemptText, out var moment)
            ? moment == Reported ? [new(EchoStatus.Delivered, TimeSpan.FromSeconds(1))] : []
            : plan.For(message));

        public async Task BringAsync(LocalCloud cloud, CancellationToken cancellationToken)
        {
            for (var death = 1; death <= Moments.Length; death++)
            {
                var wanted = death;
                await cloud.Ledger.WaitAsync(entries => entries.Count(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)) >= wanted, cancellationToken);
                Killed += cloud.Replies!.Processes.Count;
                await Task.WhenAll(cloud.Replies.KillAsync(0), cloud.Replies.KillAsync(1));
            }
        }
    }
}
