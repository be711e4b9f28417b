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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task Should_skip_nobody_and_answer_nobody_twice()
    {
        var started = TimeProvider.System.GetTimestamp();
        var campaign = Campaign.Create(Messages, Seed, hasFaults: false);
        var deaths = new Deaths(IsAnswer);
        await using var ai = await RepliesClouds.StartAiAsync("We are open from 9 to 18.");
        await using var cloud = await LocalCloud.StartAsync(
            deaths.In(new()
            {
                Root = Repository.Root,
                SenderAssembly = sender.Assembly,
                Echoes = campaign.Echoes,
                Replies = new(replies.Assembly) { Environment = Deaths.Hurry, People = campaign.People, Deliveries = campaign.Deliveries, AiEndpoint = ai.BaseAddress },
            }),
            CancellationToken.None);

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var killing = deaths.BringAsync(cloud, cloud.Replies!, limit.Token);
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
        Assert.True(said.Recorded > Deaths.Moments.Count, $"{said.Recorded} replies.");
        Assert.True(report.IsClean, $"{report}, {said}");
        await HeldAnswersAreKnownAsync(cloud, deaths);
    }

    // What was taken as its worker died is found out by the provider's report, or a person takes over; it is never said again.
    private static async Task HeldAnswersAreKnownAsync(LocalCloud cloud, Deaths deaths)
    {
        Assert.Equal(Deaths.Moments.Order(), deaths.Held.Values.Order());
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
            if (moment == Deaths.Reported)
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

    private static bool IsAnswer(StubCall call) => AttemptId.TryParse(call.AttemptText, out var attempt) && attempt.RequestId.StartsWith("answer-", StringComparison.Ordinal);
}
