using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Edge;
using Engines.Local.People;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;

namespace Engines.Tests.Unit.Local.People;

public sealed class CrowdTests
{
    private static readonly WebhookSecrets Secrets = new(Signatures.AppSecret, Signatures.AuthToken);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly Company Shop = new()
    {
        CompanyId = "shop",
        ProjectId = "orders",
        Name = "Shop",
        IsPaused = false,
        Consent = ConsentRule.Assumed,
        Senders = new Dictionary<Channel, ChannelSender>
        {
            [Channel.WhatsApp] = Samples.Meta,
            [Channel.Sms] = Samples.Twilio with { Channel = Channel.Sms, Address = "+15555550111", ProviderSenderId = "MG00000000000000000000000000000001" },
            [Channel.Email] = Samples.Ses,
        },
        Templates = new Dictionary<TemplateKey, Template>(),
    };

    private readonly QueueUnderTest test = new();

    [Fact]
    public void Hear_WhatsApp_AnswersAtTheCompanysOwnNumber()
    {
        var crowd = Make(_ => Says(new Said.Text("Yes"), new Said.Button("Confirm", "CONFIRM")));
        crowd.Hear(MetaMessage("wamid.ours"));

        Assert.Empty(test.Bodies());
        test.Clock.Advance(Soon);
        var webhooks = test.Receive();
        var values = webhooks.Select(webhook => JsonNode.Parse(webhook.Message.Body)!["entry"]![0]!["changes"]![0]!["value"]!).ToList();

        Assert.All(webhooks, webhook => Assert.Equal(Signatures.OfMeta(webhook.Message.Body), webhook.Message.Attributes["signature"].StringValue));
        Assert.All(values, value => Assert.Equal("106540352242922", (string)value["metadata"]!["phone_number_id"]!));
        Assert.Equal("wamid.ours", (string)values[1]["messages"]![0]!["context"]!["id"]!);

        var conversation = Assert.Single(crowd.Conversations);
        Assert.Equal(ConversationId.Of(Channel.WhatsApp, "+15555550100", Samples.Person), conversation.Id);
        Assert.Equal(values.Select(value => (string)value["messages"]![0]!["id"]!), conversation.Said.Select(said => said.ProviderMessageId));
        Assert.Equal(2, conversation.Said.Select(said => said.ProviderMessageId).Distinct().Count());
    }

    [Fact]
    public void Hear_SmsThroughAService_AnswersTheServicesNumber()
    {
        var crowd = Make(_ => Says(new Said.Text("Yes")));
        crowd.Hear(new(Call(ProviderKind.Twilio) with { Sender = "MG00000000000000000000000000000001" }, "SMours", test.Clock.GetUtcNow()));

        test.Clock.Advance(Soon);
        var message = Assert.Single(test.Receive()).Message;
        var fields = Signatures.Fields(message.Body);
        Assert.Equal((Samples.Person, "+15555550111"), (fields["From"], fields["To"]));
        Assert.Equal(Signatures.OfTwilio("https://hooks.local.test/twilio/inbound", message.Body), message.Attributes["signature"].StringValue);

        var conversation = Assert.Single(crowd.Conversations);
        Assert.Equal(ConversationId.Of(Channel.Sms, "+15555550111", Samples.Person), conversation.Id);
        Assert.Equal(fields["MessageSid"], Assert.Single(conversation.Said).ProviderMessageId);
    }

    [Fact]
    public void Hear_BurstInOneWebhook_BringsAllMessagesTogether()
    {
        var crowd = Make(_ => Says(new Said.Text("1"), new Said.Text("2"), new Said.Text("3")) with { IsOneWebhook = true });
        crowd.Hear(MetaMessage("wamid.ours"));

        test.Clock.Advance(Soon);
        var messages = JsonNode.Parse(Assert.Single(test.Bodies()))!["entry"]![0]!["changes"]![0]!["value"]!["messages"]!.AsArray();
        Assert.Equal(["1", "2", "3"], messages.Select(message => (string)message!["text"]!["body"]!));
        Assert.Equal(3, Assert.Single(crowd.Conversations).Said.Count);
    }

    [Fact]
    public void Hear_AfterStop_SaysNothingMore()
    {
        var turns = new List<int>();
        var crowd = Make(turn =>
        {
            turns.Add(turn.Turn);
            return turn.Turn == 2 ? Says(new Said.Text("STOP")) with { Mood = Mood.Stop } : Says(new Said.Text("Yes"));
        });
        for (var message = 1; message <= 4; message++)
            crowd.Hear(MetaMessage($"wamid.{message}"));

        Assert.Equal([1, 2], turns);
        var conversation = Assert.Single(crowd.Conversations);
        Assert.Equal((4, 2), (conversation.Heard, conversation.Said.Count));
        Assert.Equal(Mood.Stop, conversation.Said[^1].Mood);
    }

    [Fact]
    public void Hear_EmailOrAStrangersSender_StaysSilent()
    {
        var crowd = Make(_ => Says(new Said.Text("Yes")));
        crowd.Hear(new(Call(ProviderKind.Ses) with { Sender = Samples.Ses.Address, IsWhatsApp = false }, "id-1", test.Clock.GetUtcNow()));
        crowd.Hear(new(Call(ProviderKind.Meta) with { Sender = "1" }, "wamid.1", test.Clock.GetUtcNow()));

        Assert.Empty(crowd.Conversations);
        Assert.Equal(0, test.Queue.Count().Total);
    }

    private Crowd Make(Func<PersonTurn, Reaction> react) => new(new(react), [Shop], new(test.Queue, DeliveryPlan.Prompt), Secrets);

    private static Reaction Says(params Said[] said) => new(Mood.Plain, [.. said.Select(content => new PlannedReply(content, Soon))]);

    private AcceptedMessage MetaMessage(string id) => new(Call(ProviderKind.Meta) with { Sender = "106540352242922", IsWhatsApp = true }, id, test.Clock.GetUtcNow());

    private static StubCall Call(ProviderKind provider) => new() { Provider = provider, Recipient = Samples.Person };
}
