using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class MetaStatusTests
{
    [Fact]
    public void Parse_DeliveredOfTheFactSheet_GivesTheReport()
    {
        var report = SingleMeta<InboundEvent.StatusReport>(MetaDelivered);

        Assert.Equal(new RouteKey("meta", PhoneNumberId), report.Route);
        Assert.Equal(("01JABCDEF", "wamid.HBgL1", OutboundStatus.Delivered), (report.AttemptText, report.ProviderMessageId, report.Status));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000), report.At);
        Assert.Equal(("PMP/utility/regular/billable", null, ProviderKind.Meta, false), (report.Pricing, report.Code, report.Provider, report.IsComplaint));
    }

    [Fact]
    public void Parse_FailedOfTheFactSheet_HasTheCode()
    {
        var report = SingleMeta<InboundEvent.StatusReport>(MetaStatus(MetaFailedStatus));

        Assert.Equal((OutboundStatus.Failed, "131026", "", null), (report.Status, report.Code, report.AttemptText, report.Pricing));
    }

    [Theory]
    [InlineData("sent", OutboundStatus.Sent)]
    [InlineData("delivered", OutboundStatus.Delivered)]
    [InlineData("read", OutboundStatus.Read)]
    [InlineData("played", OutboundStatus.Read)]
    [InlineData("failed", OutboundStatus.Failed)]
    public void Parse_EveryStatus_IsMapped(string name, OutboundStatus status)
    {
        var report = SingleMeta<InboundEvent.StatusReport>(MetaStatus($$"""{"id":"w","status":"{{name}}","timestamp":1750000000,"errors":[{"code":"131047"}]}"""));

        Assert.Equal((status, status == OutboundStatus.Failed ? "131047" : null), (report.Status, report.Code));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000), report.At);
    }

    [Theory]
    [InlineData("""{"id":"w","status":"deleted"}""", "status_unknown")]
    [InlineData("""{"id":"w"}""", "status_unknown")]
    [InlineData("""{"status":"sent"}""", "status_incomplete")]
    [InlineData("3", "status_incomplete")]
    public void Parse_StatusOfNoUse_IsNothingAndTakesNoNeighbourAlong(string status, string kind)
    {
        var events = Events(Meta(MetaChange("messages", MetaValue($$"""
            "messages":[{"from":"15555550123","id":"wamid.1","type":"text","text":{"body":"Hi"} }],"statuses":[{{status}}]
            """))));

        Assert.IsType<InboundEvent.Reply>(events[0]);
        Assert.Equal(kind, Assert.IsType<InboundEvent.Nothing>(events[1]).Kind);
        Assert.NotNull(events[1].Route);
    }

    [Theory]
    [InlineData("\"attempt=a1_x\"", "a1_x")]
    [InlineData("\"somebody else's\"", "")]
    [InlineData("\"attempt=\"", "")]
    [InlineData("7", "")]
    public void Parse_EchoedField_IsTheAttempt(string echoed, string attempt) =>
        Assert.Equal(attempt, SingleMeta<InboundEvent.StatusReport>(MetaStatus($$"""{"id":"w","status":"sent","biz_opaque_callback_data":{{echoed}}}""")).AttemptText);

    [Theory]
    [InlineData("""{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"service"}""", "PMP/service/free_customer_service/free")]
    [InlineData("""{"billable":true,"pricing_model":"CBP","category":"marketing"}""", "CBP/marketing/-/billable")]
    [InlineData("""{"pricing_model":"<b>","category":"utility","type":"regular"}""", "-/utility/regular/-")]
    public void Parse_Pricing_IsOneWord(string pricing, string text) =>
        Assert.Equal(text, SingleMeta<InboundEvent.StatusReport>(MetaStatus($$"""{"id":"w","status":"sent","pricing":{{pricing}}}""")).Pricing);

    [Theory]
    [InlineData("-1")]
    [InlineData("\"1749416383000000\"")]
    [InlineData("1.5")]
    [InlineData("\"soon\"")]
    [InlineData("99999999999999999999")]
    public void Parse_ImpossibleTime_IsNoTime(string timestamp) =>
        Assert.Null(SingleMeta<InboundEvent.StatusReport>(MetaStatus($$"""{"id":"w","status":"sent","timestamp":{{timestamp}}}""")).At);
}
