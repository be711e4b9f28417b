using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Providers;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>What people write goes the whole way: through the edge, the queue, the function and a provider, and the provider's reports come back the same way.</summary>
[Collection(EndToEndTests.Name)]
public sealed class When_the_published_replies_function_runs(PublishedSender sender, PublishedReplies replies, ITestOutputHelper output)
{
    private const string Patient = "+15559300001";
    private const string Customer = "+15559300002";
    private const string Rider = "+15559300003";
    private const string Words = "Is the tandem still there?";
    private const string AiWords = "Yes, the tandem is still there.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Personal =
        ["15559300", "15555550", RequestBody.Name, "12 May", Words, "tandem", "visit is confirmed", "yes please", "\"Dana\"", "local-app-secret", "local-auth-token"];

    [Fact]
    public async Task Should_answer_by_rule_and_by_ai_and_believe_no_forgery()
    {
        var lines = new FunctionLines();
        var started = TimeProvider.System.GetTimestamp();
        await using (var ai = await RepliesClouds.StartAiAsync(AiWords))
        await using (var cloud = await StartAsync(lines, ai.BaseAddress))
        {
            cloud.Requests.Send(new(RequestBody.Reminder("reminder", Patient).ToJsonString()));
            await cloud.UntilAtRestAsync(Patience);

            var clinic = cloud.SenderOf("acme-clinic", Channel.WhatsApp);
            var bikes = cloud.SenderOf("bolt-bikes", Channel.WhatsApp);
            cloud.Edge!.Post(RepliesClouds.MetaText(clinic, Patient, "wamid.patient", "Yes"));
            cloud.Edge.Post(RepliesClouds.TwilioText(bikes, Customer, "SM00000000000000000000000000009302", Words));
            cloud.Edge.Post(Forged(RepliesClouds.MetaText(clinic, Patient, "wamid.forged", "STOP")));
            cloud.Edge.Post(Unsigned(RepliesClouds.TwilioText(bikes, Rider, "SM00000000000000000000000000009303", "yes please")));
            await cloud.UntilAtRestAsync(Patience);

            await IsAnsweredAsync(cloud, ConversationId.Of(Channel.WhatsApp, clinic.Address, Patient), "wamid.patient", "confirm_words", "Thank you, your visit is confirmed.");
            await IsAnsweredAsync(cloud, ConversationId.Of(Channel.WhatsApp, bikes.Address, Customer), "SM00000000000000000000000000009302", "ai", AiWords);
            await ForgeriesLieApartAsync(cloud, clinic, bikes);
            Assert.Equal(3, cloud.Ledger.Entries.Count);
            Assert.Equal((0, 0), (cloud.DeadLetters.Count().Total, cloud.Replies!.DeadLetters.Count().Total));
        }

        lines.Check(Personal);
        Figures.Write("replies answered end to end", $"{lines.Count} log lines, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s", output);
    }

    private Task<LocalCloud> StartAsync(FunctionLines lines, Uri ai) => LocalCloud.StartAsync(
        new()
        {
            Root = Repository.Root,
            SenderAssembly = sender.Assembly,
            SenderLine = lines.Add,
            Processes = 1,
            Echoes = EchoPlan.InOrder(TimeSpan.FromMilliseconds(100)),
            Replies = new(replies.Assembly) { Line = lines.Add, AiEndpoint = ai, Environment = new Dictionary<string, string> { ["LOG_LEVEL"] = "Information" } },
        },
        CancellationToken.None);

    private static async Task IsAnsweredAsync(LocalCloud cloud, ConversationId conversation, string id, string by, string text)
    {
        var reply = Assert.Single(await cloud.Replies().ListAsync(conversation, 10, CancellationToken.None));
        Assert.Equal((id, "answered", by), (reply.ProviderMessageId, reply.Turn, reply.TurnBy));

        var answer = await cloud.Store.ReadAsync(conversation, reply.AnswerId!, CancellationToken.None);
        Assert.Equal((OutboundStatus.Read, id), (answer!.Status, Assert.Single(answer.Answers)));
        Assert.Contains(OutboundStatus.Delivered, answer.FirstSeen.Keys);
        var call = Assert.Single(cloud.Ledger.CallsFor(conversation, reply.AnswerId!));
        Assert.Equal((text, answer.ProviderMessageId), (call.Call.Text, call.ProviderMessageId));
        Assert.Empty((await cloud.Replies().ReadHeadAsync(conversation, CancellationToken.None))!.Pending);
    }

    private static async Task ForgeriesLieApartAsync(LocalCloud cloud, ChannelSender clinic, ChannelSender bikes)
    {
        var quarantine = Assert.Single(cloud.Replies!.ExtraQueues).Peek(10).Select(letter => letter.Message).ToList();
        Assert.Equal(["signature_invalid", "signature_missing"], quarantine.Select(message => message.Attributes["reason"].StringValue).Order(StringComparer.Ordinal));
        Assert.All(quarantine, message => Assert.NotEmpty(message.Attributes["detail"].StringValue!));
        Assert.Contains(quarantine, message => message.Body.Contains("wamid.forged", StringComparison.Ordinal));

        var patient = await cloud.Replies().ReadHeadAsync(ConversationId.Of(Channel.WhatsApp, clinic.Address, Patient), CancellationToken.None);
        Assert.False(patient!.IsOptedOut);
        Assert.Null(await cloud.Replies().ReadHeadAsync(ConversationId.Of(Channel.WhatsApp, bikes.Address, Rider), CancellationToken.None));
    }

    private static RawWebhook Forged(RawWebhook webhook) =>
        webhook with { Headers = new Dictionary<string, string> { ["X-Hub-Signature-256"] = MetaWebhook.Sign("somebody-else", webhook.Body) } };

    private static RawWebhook Unsigned(RawWebhook webhook) => webhook with { Headers = new Dictionary<string, string>() };
}
