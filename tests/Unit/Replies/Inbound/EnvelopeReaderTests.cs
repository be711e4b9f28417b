using System.Text.Json.Nodes;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

public sealed class EnvelopeReaderTests
{
    private const string Prefix = "arn:aws:sns:us-east-1:123456789012:";

    private static readonly InboundTopics Topics = new(Prefix + "ses", Prefix + "social", Prefix + "sms");

    [Theory]
    [InlineData("meta", InboundSource.Meta)]
    [InlineData("twilio", InboundSource.Twilio)]
    [InlineData("normalised", InboundSource.Normalised)]
    public void Read_SourceAttribute_SaysWhoseItIs(string source, InboundSource expected)
    {
        var message = Read("{}", new()
        {
            ["source"] = source, ["signature"] = "s", ["host"] = "hooks.example.test", ["path"] = "/a%20b", ["query"] = "x=%31&y", ["content_type"] = "application/json",
        });

        Assert.Equal(
            new RawMessage(expected, "{}") { Signature = "s", Host = "hooks.example.test", Path = "/a%20b", Query = "x=%31&y", ContentType = "application/json" }, message);
    }

    [Fact]
    public void Read_DashOrEmptyOrNoAttribute_IsAbsent()
    {
        Assert.Equal(new RawMessage(InboundSource.Meta, "b"), Read("b", new() { ["source"] = "meta", ["signature"] = "-", ["host"] = "-", ["path"] = "", ["content_type"] = "-" }));
        Assert.Equal("a-b", Read("b", new() { ["source"] = "twilio", ["query"] = "a-b" }).Query);
    }

    [Theory]
    [InlineData("ses", InboundSource.Ses)]
    [InlineData("social", InboundSource.AwsSocial)]
    [InlineData("sms", InboundSource.AwsSms)]
    public void Read_EnvelopeOfSns_IsUnwrapped(string topic, InboundSource expected)
    {
        Assert.Equal(new RawMessage(expected, """{"a":"ü"}"""), Read(Envelope(Prefix + topic), []));
        Assert.Equal(expected, Read(Envelope(Prefix + topic), new() { ["source"] = "-" }).Source);
    }

    [Theory]
    [InlineData(Prefix + "SES")]
    [InlineData(Prefix + "ses2")]
    [InlineData("arn:aws:sns:us-east-1:999999999999:ses")]
    [InlineData("")]
    public void Read_AnotherTopic_IsUnknown(string topic)
    {
        Assert.Equal("source_unknown", Unusable(Envelope(topic), [], Topics).Reason);
        Assert.Equal("source_unknown", Unusable(Envelope(topic), [], new(null, "", null)).Reason);
    }

    [Theory]
    [InlineData("not json", "source_unknown")]
    [InlineData("{}", "source_unknown")]
    [InlineData("[]", "source_unknown")]
    [InlineData("""{"Type":"SubscriptionConfirmation","TopicArn":"arn:aws:sns:us-east-1:123456789012:ses","Message":"m"}""", "source_unknown")]
    [InlineData("""{"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:123456789012:ses"}""", "webhook_malformed")]
    [InlineData("""{"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:123456789012:ses","Message":{}}""", "webhook_malformed")]
    public void Read_NoEnvelope_IsUnusable(string body, string reason) => Assert.Equal(reason, Unusable(body, [], Topics).Reason);

    [Theory]
    [InlineData("Meta")]
    [InlineData("ses")]
    [InlineData("someone")]
    public void Read_UnknownSource_IsNeverTakenForAnEnvelope(string source) =>
        Assert.Equal("source_unknown", Unusable(Envelope(Topics.Ses!), new() { ["source"] = source }, Topics).Reason);

    private static string Envelope(string topic) => new JsonObject
    {
        ["Type"] = "Notification", ["MessageId"] = "1", ["TopicArn"] = topic, ["Message"] = """{"a":"ü"}""", ["Timestamp"] = "2026-05-11T08:00:00.000Z",
        ["SignatureVersion"] = "1", ["Signature"] = "x", ["SigningCertURL"] = "https://sns.example.test", ["UnsubscribeURL"] = "https://sns.example.test",
    }.ToJsonString();

    private static RawMessage Read(string body, Dictionary<string, string> attributes) =>
        Assert.IsType<EnvelopeResult.Read>(EnvelopeReader.Read(body, attributes, Topics)).Message;

    private static EnvelopeResult.Unusable Unusable(string body, Dictionary<string, string> attributes, InboundTopics topics) =>
        Assert.IsType<EnvelopeResult.Unusable>(EnvelopeReader.Read(body, attributes, topics));
}
