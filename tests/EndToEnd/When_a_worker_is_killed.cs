using Engines.Conversations;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Should_lose_nothing_and_double_nothing_and_tell_the_truth()
    {
        var started = TimeProvider.System.GetTimestamp();
        var campaign = Campaign.Create(Messages, Seed, hasFaults: false);
        var deaths = new Deaths(call => call.Text == "visit_reminder");
        await using var cloud = await LocalCloud.StartAsync(
            deaths.In(new() { Root = Repository.Root, SenderAssembly = sender.Assembly, Echoes = campaign.Echoes }),
            CancellationToken.None);

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var killing = deaths.BringAsync(cloud, cloud.Sender, limit.Token);
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
        Assert.Equal(Deaths.Moments.Order(), deaths.Held.Values.Order());

        // Calls of one batch may be held together, and then one death takes them all; that each of them met one is in the items below.
        Assert.True(deaths.Killed >= 1, "No process was killed.");
        foreach (var (text, moment) in deaths.Held)
        {
            Assert.True(AttemptId.TryParse(text, out var attempt), text);
            Assert.Single(cloud.Ledger.CallsFor(attempt.Conversation, attempt.RequestId));
            var item = await cloud.Store.ReadAsync(attempt.Conversation, attempt.RequestId, CancellationToken.None);
            var letters = cloud.DeadLetters.Peek(Messages).Where(letter => letter.Message.Body.Contains($"\"{attempt.RequestId}\"", StringComparison.Ordinal)).ToList();
            if (moment == Deaths.Reported)
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
}
