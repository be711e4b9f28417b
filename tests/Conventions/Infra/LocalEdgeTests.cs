using System.Text.Json.Nodes;
using Engines.Local.Edge;
using Engines.Local.Edge.Api;
using Engines.Local.Edge.Topics;
using Engines.Local.Providers;
using Engines.Local.Queues;

namespace Engines.Tests.Conventions.Infra;

/// <summary>The local edge carries out the template itself; here it is held against the template and against the rules that providers' stubs used before.</summary>
public sealed class LocalEdgeTests
{
    private const string QueueName = "engines-dev-replies";

    private readonly LocalQueue queue = new(new QueueOptions { Name = QueueName }, TimeProvider.System);

    public static TheoryData<string, string, string, string> Webhooks { get; } = new()
    {
        { "https://hooks.local.test/meta", "application/json", """{"t":"café ☕ 100 % + 1 & $input.body #end"}""", "X-Hub-Signature-256" },
        { "https://hooks.local.test/twilio/inbound", "application/x-www-form-urlencoded", "Body=a%20b+c&To=whatsapp%3A%2B15555550100", "X-Twilio-Signature" },
        { "https://hooks.example.test:8443/twilio/status?company=1&attempt=01J", "application/x-www-form-urlencoded; charset=UTF-8", "MessageSid=SM1", "X-Twilio-Signature" },
        { "https://hooks.local.test/twilio/inbound", "application/x-www-form-urlencoded", "", "Other" },
    };

    [Fact]
    public void Api_ServesWhatTheTemplateHas() => Assert.Equal(
        ApiRules.Methods(Engine.Replies.Template).Select(one => one.Name).Order(StringComparer.Ordinal), Api().Methods.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Webhooks))]
    public void WebhookEdge_WithAndWithoutTheApi_SendsTheSameMessage(string url, string type, string body, string header)
    {
        var webhook = new RawWebhook(new(url), type, body.Length > 0 ? body : "x", new Dictionary<string, string> { [header] = "sha256=0f+/=" });

        new WebhookEdge(queue, DeliveryPlan.Prompt).Post(webhook);
        new WebhookEdge(queue, DeliveryPlan.Prompt, Api().Unlimited).Post(webhook);

        var sent = Receive();
        Assert.Equal(2, sent.Count);
        Assert.Equal(Flat(sent[0]), Flat(sent[1]));
    }

    [Fact]
    public void WebhookEdge_WithTheApi_DelaysAndRefusesAsBefore()
    {
        var edge = new WebhookEdge(queue, DeliveryPlan.Prompt, Api());
        edge.Deliver(new(null, "application/json", "{}", new Dictionary<string, string>()), [TimeSpan.Zero, TimeSpan.FromSeconds(60)]);
        edge.Post(new(null, "application/json", new string('x', 1_000_001), new Dictionary<string, string>()));

        Assert.Single(Receive());
        Assert.Equal((2, 1, 1), (edge.Webhooks, edge.Dropped, queue.Count().Delayed));
        Assert.Throws<ArgumentException>(() => edge.Post(new(new("https://hooks.local.test/other"), "", "x", new Dictionary<string, string>())));
    }

    [Theory]
    [InlineData("/dev/meta", 200, "text/plain", "")]
    [InlineData("/dev/twilio/inbound", 200, "text/xml", """<?xml version="1.0" encoding="UTF-8"?><Response/>""")]
    [InlineData("/dev/twilio", 200, "text/xml", """<?xml version="1.0" encoding="UTF-8"?><Response/>""")]
    [InlineData("/meta", 403, "application/json", """{"message":"Missing Authentication Token"}""")]
    [InlineData("/dev/other", 403, "application/json", """{"message":"Missing Authentication Token"}""")]
    public void Post_AnswersAsTheTemplateSays(string path, int status, string type, string body)
    {
        var answer = Api().Handle(new("POST", path, "{}"));

        Assert.Equal((status, type, body), (answer.Status, answer.ContentType, answer.Body));
        Assert.Equal(status == 200 ? 1 : 0, queue.Count().Total);
    }

    [Theory]
    [InlineData("x", 1_000_001, 413)]
    [InlineData("\u0001", 1, 400)]
    [InlineData("☕", 1_000_000, 413)]
    public void Post_WhatSqsRefuses_IsTheSendersToMend(string text, int count, int status) =>
        Assert.Equal(status, Api().Handle(new("POST", "/dev/meta", string.Concat(Enumerable.Repeat(text, count)))).Status);

    [Fact]
    public void Post_WithoutItsQueue_ShouldComeAgain() =>
        Assert.Equal(503, ApiGate.Of(ResolvedReplies.Template, _ => null, TimeProvider.System).Handle(new("POST", "/dev/meta", "{}")).Status);

    [Fact]
    public void Post_OfAnotherMediaType_IsUnsupported() =>
        Assert.Equal(415, Api().Handle(new("POST", "/dev/meta", "{}") { Headers = [KeyValuePair.Create("Content-Type", "text/plain")] }).Status);

    [Fact]
    public void Post_AboveTheStagesBurst_IsTooMany()
    {
        var api = ApiGate.Of(ResolvedReplies.Resolve(("ApiRateMax", "1"), ("ApiBurstMax", "3")), Find, TimeProvider.System);

        Assert.Equal([200, 200, 200, 429], Enumerable.Range(0, 4).Select(_ => api.Handle(new("POST", "/dev/meta", "{}")).Status));
    }

    [Theory]
    [InlineData($"hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={ResolvedReplies.Token}", 200, "1158201444")]
    [InlineData("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=another", 403, "")]
    [InlineData($"hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token={ResolvedReplies.Token}", 403, "")]
    public void Handshake_GivesTheChallengeForTheToken(string query, int status, string body)
    {
        var answer = Api().Handle(new("GET", "/dev/meta", "") { Query = query });

        Assert.Equal((status, body, "text/plain"), (answer.Status, answer.Body, answer.ContentType));
    }

    [Fact]
    public void Publish_ToASubscribedTopic_ArrivesInItsEnvelope()
    {
        var topics = TopicGate.Of(ResolvedReplies.Template, Find, TimeProvider.System);

        Assert.IsType<PublishAnswer.Published>(topics.Publish(new(ResolvedReplies.SesTopic, "{\"eventType\":\"Delivery\"}") { Subject = "s" }));

        var envelope = JsonNode.Parse(Assert.Single(Receive()).Body)!.AsObject();
        Assert.Equal(
            ["Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL"],
            envelope.Select(member => member.Key));
        Assert.Equal([ResolvedReplies.SesTopic], topics.Topics);
        Assert.Equal("NotFound", Assert.IsType<PublishAnswer.Refused>(topics.Publish(new(ResolvedReplies.SesTopic + "-other", "x"))).Code);
    }

    [Fact]
    public void Publish_WhereThePolicyLetsNoTopicIn_IsRefused()
    {
        var template = ResolvedReplies.Resolve();
        foreach (var policy in template.OfType("AWS::SQS::QueuePolicy"))
            policy.Properties["PolicyDocument"]!["Statement"] = new JsonArray();

        Assert.Equal(
            "AuthorizationError",
            Assert.IsType<PublishAnswer.Refused>(TopicGate.Of(template, Find, TimeProvider.System).Publish(new(ResolvedReplies.SesTopic, "x"))).Code);
    }

    private ApiGate Api() => ApiGate.Of(ResolvedReplies.Template, Find, TimeProvider.System);

    private LocalQueue? Find(string name) => name == QueueName ? queue : null;

    private IReadOnlyList<QueueMessage> Receive() =>
        [.. Assert.IsType<ReceiveAnswer.Received>(queue.Receive(new ReceiveRequest { MessagesMax = 10, Wait = TimeSpan.Zero })).Messages.Select(one => one.Message)];

    private static IEnumerable<string> Flat(QueueMessage message) => message.Attributes.Select(pair => $"{pair.Key}={pair.Value.StringValue}").Prepend(message.Body);
}
