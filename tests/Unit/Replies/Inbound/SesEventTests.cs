using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class SesEventTests
{
    private const string Mail = """ "mail":{"timestamp":"2026-08-05T00:40:02.012Z","messageId":"m-1","tags":{"attempt":["01JABC"]}} """;

    [Fact]
    public void Parse_BounceOfTheFactSheet_GivesTheReport()
    {
        var report = Single<InboundEvent.StatusReport>(Ses(SesBounce));

        Assert.Equal(("01JABC", "0100018f-000000", OutboundStatus.Failed, "Bounce"), (report.AttemptText, report.ProviderMessageId, report.Status, report.Code));
        Assert.Equal(new DateTimeOffset(2026, 8, 5, 0, 41, 2, 669, TimeSpan.Zero), report.At);
        Assert.Equal((ProviderKind.Ses, null, false), (report.Provider, report.Route, report.IsComplaint));
    }

    [Theory]
    [InlineData("Send", "send", OutboundStatus.Sent, null)]
    [InlineData("Delivery", "delivery", OutboundStatus.Delivered, null)]
    [InlineData("Open", "open", OutboundStatus.Read, null)]
    [InlineData("Click", "click", OutboundStatus.Read, null)]
    [InlineData("Reject", "reject", OutboundStatus.Failed, "Reject")]
    [InlineData("Rendering Failure", "failure", OutboundStatus.Failed, "Rendering Failure")]
    [InlineData("Complaint", "complaint", OutboundStatus.Delivered, null)]
    public void Parse_EveryEvent_IsMapped(string type, string part, OutboundStatus status, string? code)
    {
        foreach (var member in new[] { "eventType", "notificationType" })
        {
            var report = Single<InboundEvent.StatusReport>(Ses($$"""{"{{member}}":"{{type}}","{{part}}":{"timestamp":"2026-08-05T01:00:00Z"},{{Mail}}}"""));

            Assert.Equal((status, code, "01JABC", "m-1", type == "Complaint"), (report.Status, report.Code, report.AttemptText, report.ProviderMessageId, report.IsComplaint));
            Assert.Equal(1, report.At!.Value.Hour);
        }
    }

    [Theory]
    [InlineData("Transient", "failed", "Bounce Transient")]
    [InlineData("Undetermined", "failed", "Bounce Undetermined")]
    [InlineData("Transient", "delayed", null)]
    [InlineData("Undetermined", "", null)]
    public void Parse_BounceThatIsNotPermanent_CountsOnceItIsFinal(string type, string action, string? code)
    {
        var found = Assert.Single(Events(Ses($$"""{"eventType":"Bounce","bounce":{"bounceType":"{{type}}","bouncedRecipients":[{"action":"{{action}}"}]},{{Mail}}}""")));

        Assert.Equal(code, (found as InboundEvent.StatusReport)?.Code);
        Assert.Equal(code is null, found is InboundEvent.Nothing { Kind: "bounce_transient" });
    }

    [Theory]
    [InlineData("DeliveryDelay", "delivery_delay")]
    [InlineData("Subscription", "subscription")]
    [InlineData("Something", "event_unknown")]
    public void Parse_EventWithoutConsequence_IsNothing(string type, string kind) =>
        Assert.Equal(kind, Single<InboundEvent.Nothing>(Ses($$"""{"eventType":"{{type}}",{{Mail}}}""")).Kind);

    [Fact]
    public void Parse_WithoutTagsOrTime_TakesWhatIsThere()
    {
        var report = Single<InboundEvent.StatusReport>(Ses("""{"eventType":"Send","mail":{"messageId":"m-1","timestamp":"2026-08-05T00:40:02.012Z"}}"""));

        Assert.Equal(("", 40), (report.AttemptText, report.At!.Value.Minute));
        Assert.Equal("status_incomplete", Single<InboundEvent.Nothing>(Ses("""{"eventType":"Send","mail":{}}""")).Kind);
        Assert.Equal("ses_topic_validated", Single<InboundEvent.Nothing>(Ses("Successfully validated SNS topic for Amazon SES event publishing.")).Kind);
    }

    [Theory]
    [InlineData("no json", "body")]
    [InlineData("{}", "eventType")]
    [InlineData("""{"notificationType":"Received","content":"secret"}""", "notificationType")]
    public void Parse_NoEventOfOurs_IsRefused(string body, string path) => Assert.StartsWith(path + " ", Refusal(Ses(body)), StringComparison.Ordinal);

    private static RawMessage Ses(string body) => new(InboundSource.Ses, body);
}
