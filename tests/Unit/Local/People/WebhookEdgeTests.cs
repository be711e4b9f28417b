using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Edge;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Unit.Channels;

namespace Engines.Tests.Unit.Local.People;

public sealed class WebhookEdgeTests
{
    private readonly QueueUnderTest test = new();

    [Fact]
    public void Post_Meta_CarriesTheBytesAndEveryAttribute()
    {
        var webhook = MetaInbound.ToWebhook(Samples.Meta, new(Samples.Person), [new("wamid.1", Samples.Now, new Said.Text("é ☕"))], Signatures.AppSecret);

        new WebhookEdge(test.Queue, DeliveryPlan.Prompt).Post(webhook);

        var message = Assert.Single(test.Receive()).Message;
        Assert.Equal(webhook.Body, message.Body);
        Assert.Equal(
            ["content_type=application/json", "host=hooks.local.test", "path=/meta", "query=-", $"signature={Signatures.OfMeta(webhook.Body)}", "source=meta"],
            Attributes(message));
    }

    [Fact]
    public void Post_TwilioStatus_SplitsTheCompanysOwnUrl()
    {
        var call = new StubCall
        {
            Provider = ProviderKind.Twilio,
            AttemptText = "a b",
            Recipient = Samples.Person,
            Sender = "+15555550100",
            AccountId = Samples.Account,
            StatusCallback = new("https://hooks.example.test:8443/twilio/status?company=1&attempt=a%20b#rc=3"),
            IsWhatsApp = true,
        };
        var webhook = TwilioWebhook.ToWebhook(new(new(call, "SM1", Samples.Now), EchoStatus.Read, null, Samples.Now), Signatures.AuthToken)!;

        new WebhookEdge(test.Queue, DeliveryPlan.Prompt).Post(webhook);

        var message = Assert.Single(test.Receive()).Message;
        Assert.Equal(
            [
                "content_type=application/x-www-form-urlencoded", "host=hooks.example.test:8443", "path=/twilio/status", "query=company=1&attempt=a%20b",
                $"signature={webhook.Headers["X-Twilio-Signature"]}", "source=twilio",
            ],
            Attributes(message));

        // Put together again, the attributes are what the signature was made over.
        var value = message.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue);
        Assert.Equal(value["signature"], Signatures.OfTwilio($"https://{value["host"]}{value["path"]}?{value["query"]}", message.Body));
    }

    [Fact]
    public void Post_WithoutSignature_SaysSo()
    {
        new WebhookEdge(test.Queue, DeliveryPlan.Prompt).Post(new(WebhookEdge.TwilioInboundUrl, "", "Body=Hi", new Dictionary<string, string>()));

        Assert.Equal(
            ["content_type=-", "host=hooks.local.test", "path=/twilio/inbound", "query=-", "signature=-", "source=twilio"],
            Attributes(Assert.Single(test.Receive()).Message));
    }

    [Fact]
    public void Post_PathThatTheApiDoesNotHave_IsRefused() => Assert.Throws<ArgumentException>(() =>
        new WebhookEdge(test.Queue, DeliveryPlan.Prompt).Post(new(new("https://hooks.local.test/other"), "application/json", "{}", new Dictionary<string, string>())));

    [Fact]
    public void Publish_SesEvent_IsAnEnvelopeWithoutAttributes()
    {
        var call = new StubCall { Provider = ProviderKind.Ses, Recipient = Samples.Mail, Sender = "hello@acme.example", ConfigurationSet = "engine" };

        new WebhookEdge(test.Queue, DeliveryPlan.Prompt)
            .Publish(SesWebhook.ToWebhook(new(new(call, "id-1", Samples.Now), EchoStatus.Delivered, null, Samples.Now), isEnveloped: true)!);

        var message = Assert.Single(test.Receive()).Message;
        Assert.Empty(message.Attributes);
        var envelope = JsonNode.Parse(message.Body)!;
        Assert.Equal(("Notification", SesWebhook.Topic), ((string)envelope["Type"]!, (string)envelope["TopicArn"]!));
        Assert.Equal("Delivery", (string)JsonNode.Parse((string)envelope["Message"]!)!["eventType"]!);
    }

    [Fact]
    public void Deliver_SeveralDelays_RepeatsTheWebhookAndReordersIt()
    {
        var edge = new WebhookEdge(test.Queue, DeliveryPlan.Prompt);
        edge.Deliver(Numbered(1), [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)]);
        edge.Deliver(Numbered(2), [TimeSpan.FromSeconds(1)]);

        Assert.Empty(test.Bodies());
        test.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["2", "1"], test.Bodies());
        test.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["1"], test.Bodies());
        Assert.Equal((2, 0), (edge.Webhooks, edge.Dropped));
    }

    [Fact]
    public void Seeded_SameSeed_GivesTheSameDeliveries()
    {
        var latest = TimeSpan.FromSeconds(3);
        IReadOnlyList<TimeSpan>[] Run(int seed) => [.. Enumerable.Range(1, 500).Select(number => DeliveryPlan.Seeded(seed, latest).For(number, Numbered(number)))];

        var first = Run(1);
        Assert.Equal(first, Run(1));
        Assert.NotEqual(first, Run(2));
        Assert.All(first, delays => Assert.InRange(delays.Count, 1, 4));
        Assert.All(first, delays => Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, latest)));
        Assert.InRange(first.Count(delays => delays.Count > 1), 20, 100);
        Assert.InRange(first.Count(delays => delays[0] > TimeSpan.Zero), 20, 100);
    }

    private static RawWebhook Numbered(int number) => new(null, "application/json", $"{number}", new Dictionary<string, string>());

    private static IEnumerable<string> Attributes(QueueMessage message) => message.Attributes.Select(pair => $"{pair.Key}={pair.Value.StringValue}");
}
