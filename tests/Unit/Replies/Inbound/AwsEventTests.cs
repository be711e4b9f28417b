using System.Text.Json.Nodes;
using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class AwsEventTests
{
    [Fact]
    public void Social_EntryInAString_IsReadAsMetas()
    {
        var entry = JsonNode.Parse(MetaText)!["entry"]![0]!;
        var body = new JsonObject
        {
            ["context"] = new JsonObject { ["MetaWabaIds"] = new JsonArray() },
            ["whatsAppWebhookEntry"] = entry.ToJsonString(),
            ["aws_account_id"] = "123456789012",
            ["message_timestamp"] = "2025-01-08T23:30:43.271279391Z",
            ["messageId"] = "6d69f07a-c317-4278-9d5c-6a84078419ec",
        };

        var reply = Single<InboundEvent.Reply>(Social(body.ToJsonString()));

        Assert.Equal(SingleMeta<InboundEvent.Reply>(MetaText).ProviderMessageId, reply.ProviderMessageId);
        Assert.Equal(("+15555550123", UserId, "Does it come in another color?"), (reply.Person, reply.OtherAddress, reply.Content.Text));
        Assert.Equal(new RouteKey("meta", PhoneNumberId), reply.Route);

        body["whatsAppWebhookEntry"] = entry.DeepClone();
        Assert.Equal(reply.ProviderMessageId, Single<InboundEvent.Reply>(Social(body.ToJsonString())).ProviderMessageId);
    }

    [Theory]
    [InlineData("x", "body")]
    [InlineData("{}", "whatsAppWebhookEntry")]
    [InlineData("""{"whatsAppWebhookEntry":"{"}""", "whatsAppWebhookEntry")]
    [InlineData("""{"whatsAppWebhookEntry":"{}"}""", "whatsAppWebhookEntry.id")]
    public void Social_NoEntry_IsRefused(string body, string path) => Assert.StartsWith(path + " ", Refusal(Social(body)), StringComparison.Ordinal);

    [Fact]
    public void Sms_DeliveredOfTheFactSheet_GivesTheReport()
    {
        var report = Single<InboundEvent.StatusReport>(Sms(SmsDelivered));

        Assert.Equal(("01JABC", "m-1", OutboundStatus.Delivered, null), (report.AttemptText, report.ProviderMessageId, report.Status, report.Code));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000), report.At);
    }

    [Theory]
    [InlineData("TEXT_QUEUED", true, null)]
    [InlineData("TEXT_SENT", false, OutboundStatus.Sent)]
    [InlineData("TEXT_DELIVERED", true, OutboundStatus.Delivered)]
    [InlineData("TEXT_BLOCKED", true, OutboundStatus.Failed)]
    [InlineData("TEXT_CARRIER_BLOCKED", true, OutboundStatus.Failed)]
    [InlineData("TEXT_CARRIER_UNREACHABLE", true, OutboundStatus.Failed)]
    [InlineData("TEXT_INVALID", true, OutboundStatus.Failed)]
    [InlineData("TEXT_INVALID_MESSAGE", true, OutboundStatus.Failed)]
    [InlineData("TEXT_SPAM", true, OutboundStatus.Failed)]
    [InlineData("TEXT_TTL_EXPIRED", true, OutboundStatus.Failed)]
    [InlineData("TEXT_UNREACHABLE", true, OutboundStatus.Failed)]
    [InlineData("TEXT_UNREACHABLE", false, null)]
    [InlineData("TEXT_UNKNOWN", true, OutboundStatus.Failed)]
    [InlineData("TEXT_UNKNOWN", false, null)]
    [InlineData("VOICE_RINGING", false, null)]
    public void Sms_EveryEvent_IsMapped(string type, bool isFinal, OutboundStatus? status)
    {
        var found = Assert.Single(Events(Sms($$"""{"eventType":"{{type}}","isFinal":{{(isFinal ? "true" : "false")}},"messageId":"m-1"}""")));

        Assert.Equal(status, (found as InboundEvent.StatusReport)?.Status);
        Assert.Equal(status == OutboundStatus.Failed ? type : null, (found as InboundEvent.StatusReport)?.Code);
        Assert.Equal(status is null ? type : null, (found as InboundEvent.Nothing)?.Kind);
    }

    [Fact]
    public void Sms_TwoWayMessage_IsAReply()
    {
        var reply = Single<InboundEvent.Reply>(Sms(SmsReply));

        Assert.Equal(new RouteKey("sms", "+15555550100"), reply.Route);
        Assert.Equal((Channel.Sms, "+15555550123", "in-1", "YES", "out-1"), (reply.Channel, reply.Person, reply.ProviderMessageId, reply.Content.Text, reply.Content.InReplyTo));
    }

    [Theory]
    [InlineData("x", "body")]
    [InlineData("{}", "inboundMessageId")]
    [InlineData("""{"inboundMessageId":"1","originationNumber":"secret"}""", "originationNumber")]
    [InlineData("""{"inboundMessageId":"1","originationNumber":"+15555550123"}""", "destinationNumber")]
    public void Sms_NobodysMessage_IsRefused(string body, string path)
    {
        var detail = Refusal(Sms(body));

        Assert.StartsWith(path + " ", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    private static RawMessage Social(string body) => new(InboundSource.AwsSocial, body);

    private static RawMessage Sms(string body) => new(InboundSource.AwsSms, body);
}
