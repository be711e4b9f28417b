using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Conversations;

public sealed class SendGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly ConversationHead OptedOut = new() { OptedInAt = Now, OptedOutAt = Now };

    [Fact]
    public void Decide_NothingAgainstIt_Proceeds() => Assert.IsType<Verdict.Proceed>(SendGate.Decide(Sample.Outbound(), null, Now));

    [Fact]
    public void Decide_OptedOut_BeatsConsentInTheRequestAndEverythingElse()
    {
        var message = Sample.Outbound() with { Consent = ConsentStatement.Granted, IsCompanyPaused = true, ExpiresAt = Now };

        AssertClosed(OutboundStatus.Suppressed, Reasons.OptedOut, SendGate.Decide(message, OptedOut, Now));
    }

    [Theory]
    [InlineData(TemplateCategory.Marketing, true)]
    [InlineData(TemplateCategory.Utility, false)]
    [InlineData(TemplateCategory.Authentication, false)]
    public void Decide_MarketingOptedOut_StopsMarketingAlone(TemplateCategory category, bool isStopped)
    {
        var verdict = SendGate.Decide(Sample.Outbound() with { Category = category }, new ConversationHead { MarketingOptedOutAt = Now }, Now);

        Assert.Equal(isStopped, verdict is Verdict.Close { Reason: Reasons.MarketingOptedOut });
    }

    [Theory]
    [InlineData(ConsentStatement.None, ConsentRule.Required, false, Reasons.NoConsent)]
    [InlineData(ConsentStatement.None, ConsentRule.Required, true, null)]
    [InlineData(ConsentStatement.None, ConsentRule.Assumed, false, null)]
    [InlineData(ConsentStatement.Granted, ConsentRule.Required, false, null)]
    [InlineData(ConsentStatement.Denied, ConsentRule.Assumed, true, Reasons.ConsentDenied)]
    public void Decide_Consent_FollowsRequestRuleAndHead(ConsentStatement said, ConsentRule rule, bool hasOptedIn, string? reason)
    {
        var message = Sample.Outbound() with { Consent = said, ConsentRule = rule };

        var verdict = SendGate.Decide(message, hasOptedIn ? new ConversationHead { OptedInAt = Now } : null, Now);

        Assert.Equal(reason, (verdict as Verdict.Close)?.Reason);
    }

    [Fact]
    public void Decide_Paused_IsSuppressed()
    {
        var message = Sample.Outbound();

        AssertClosed(OutboundStatus.Suppressed, Reasons.CompanyPaused, SendGate.Decide(message with { IsCompanyPaused = true }, null, Now));
        AssertClosed(OutboundStatus.Suppressed, Reasons.ChannelPaused, SendGate.Decide(message with { Sender = message.Sender with { IsPaused = true } }, null, Now));
        AssertClosed(
            OutboundStatus.Suppressed,
            Reasons.TemplatePaused,
            SendGate.Decide(message with { Problem = new(Reasons.TemplatePaused, "stopped", IsPause: true) }, null, Now));
    }

    [Fact]
    public void Decide_PausedByTheProvider_SaysWhy()
    {
        var message = Sample.Outbound() with { Sender = Sample.Sender() with { IsPaused = true, PauseDetail = "account restricted" } };

        Assert.Equal("account restricted", Assert.IsType<Verdict.Close>(SendGate.Decide(message, null, Now)).Detail);
    }

    [Fact]
    public void Decide_Expiry_IsTheFirstMomentOfNotSending()
    {
        AssertClosed(OutboundStatus.Suppressed, Reasons.Expired, SendGate.Decide(Sample.Outbound() with { ExpiresAt = Now }, null, Now));
        Assert.IsType<Verdict.Proceed>(SendGate.Decide(Sample.Outbound() with { ExpiresAt = Now.AddMilliseconds(1) }, null, Now));
    }

    [Fact]
    public void Decide_ContentProblem_IsFailedWithItsDetail()
    {
        var verdict = SendGate.Decide(Sample.Outbound() with { Problem = new(Reasons.TemplateUnknown, "no such template") }, null, Now);

        AssertClosed(OutboundStatus.Failed, Reasons.TemplateUnknown, verdict);
        Assert.Equal("no such template", ((Verdict.Close)verdict).Detail);
    }

    private static void AssertClosed(OutboundStatus status, string reason, Verdict verdict)
    {
        var close = Assert.IsType<Verdict.Close>(verdict);
        Assert.Equal((status, reason), (close.Status, close.Reason));
    }
}
