using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

/// <summary>What the stub providers write is what the engine reads.</summary>
public sealed class RoundTripTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000);
    private static readonly AttemptId Attempt = Samples.Attempt();

    public static TheoryData<EchoStatus, string?, OutboundStatus> Statuses => new()
    {
        { EchoStatus.Sent, null, OutboundStatus.Sent },
        { EchoStatus.Delivered, null, OutboundStatus.Delivered },
        { EchoStatus.Read, null, OutboundStatus.Read },
        { EchoStatus.Failed, "131047", OutboundStatus.Failed },
    };

    [Theory, MemberData(nameof(Statuses))]
    public void Meta_Webhook_IsReadAndProved(EchoStatus status, string? code, OutboundStatus expected)
    {
        var webhook = MetaWebhook.ToWebhook(new(MessageOf(ProviderKind.Meta), status, code, At), "secret");

        var report = Webhooks.SingleMeta<InboundEvent.StatusReport>(webhook.Body);
        Assert.Equal((expected, code, Attempt.Value, "id-1", At), (report.Status, report.Code, report.AttemptText, report.ProviderMessageId, report.At!.Value));
        Assert.Equal(new RouteKey("meta", Webhooks.PhoneNumberId), report.Route);
        Assert.Equal(status == EchoStatus.Failed ? null : "PMP/utility/regular/billable", report.Pricing);
        Assert.True(MetaSignature.IsValid(webhook.Body, webhook.Headers["X-Hub-Signature-256"], ["secret"]));
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Twilio_Webhook_IsReadAndProved(EchoStatus status, string? code, OutboundStatus expected)
    {
        var webhook = TwilioWebhook.ToWebhook(new(MessageOf(ProviderKind.Twilio), status, code, At), "token")!;
        var message = new RawMessage(InboundSource.Twilio, webhook.Body)
        {
            Signature = webhook.Headers["X-Twilio-Signature"],
            Host = webhook.Url!.Authority,
            Path = webhook.Url.AbsolutePath,
            Query = webhook.Url.Query[1..],
            ContentType = webhook.ContentType,
        };

        var report = Webhooks.Single<InboundEvent.StatusReport>(message);
        Assert.Equal((expected, code, Attempt.Value, "id-1"), (report.Status, report.Code, report.AttemptText, report.ProviderMessageId));
        Assert.True(TwilioSignature.IsValid(message, TwilioUrls.Candidates(message, null, null), ["token"]));
        Assert.True(TwilioSignature.IsValid(message with { Host = "internal.example.test" }, TwilioUrls.Candidates(message, null, Samples.Twilio.StatusCallback), ["token"]));
    }

    [Theory]
    [InlineData(EchoStatus.Sent, null, OutboundStatus.Sent, null)]
    [InlineData(EchoStatus.Delivered, null, OutboundStatus.Delivered, null)]
    [InlineData(EchoStatus.Read, null, OutboundStatus.Read, null)]
    [InlineData(EchoStatus.Failed, "Bounce", OutboundStatus.Failed, "Bounce")]
    [InlineData(EchoStatus.Failed, "Reject", OutboundStatus.Failed, "Reject")]
    [InlineData(EchoStatus.Failed, "Rendering Failure", OutboundStatus.Failed, "Rendering Failure")]
    [InlineData(EchoStatus.Failed, "Complaint", OutboundStatus.Delivered, null)]
    public void Ses_Event_IsUnwrappedAndRead(EchoStatus status, string? code, OutboundStatus expected, string? expectedCode)
    {
        var webhook = SesWebhook.ToWebhook(new(MessageOf(ProviderKind.Ses), status, code, At), isEnveloped: true)!;
        var topics = new InboundTopics((string)JsonNode.Parse(webhook.Body)!["TopicArn"]!, null, null);

        var read = Assert.IsType<EnvelopeResult.Read>(EnvelopeReader.Read(webhook.Body, new Dictionary<string, string>(), topics));
        var report = Webhooks.Single<InboundEvent.StatusReport>(read.Message);

        Assert.Equal((expected, expectedCode, Attempt.Value, "id-1", code == "Complaint"), (report.Status, report.Code, report.AttemptText, report.ProviderMessageId, report.IsComplaint));
        Assert.True(AttemptId.TryParse(report.AttemptText, out _));
    }

    private static AcceptedMessage MessageOf(ProviderKind provider) => new(
        new StubCall
        {
            Provider = provider,
            AttemptText = Attempt.Value,
            Recipient = provider == ProviderKind.Ses ? Samples.Mail : Samples.Person,
            Sender = provider == ProviderKind.Meta ? Webhooks.PhoneNumberId : "+15555550100",
            AccountId = Samples.Account,
            StatusCallback = new($"https://hooks.example.test/twilio/status?attempt={Attempt}#rc=3"),
            Tags = new Dictionary<string, string> { ["attempt"] = Attempt.Value },
            ConfigurationSet = "engine",
            IsWhatsApp = provider != ProviderKind.Ses,
        },
        "id-1",
        At);
}
