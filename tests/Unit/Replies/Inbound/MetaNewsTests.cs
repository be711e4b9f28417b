using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class MetaNewsTests
{
    private static readonly RouteKey AccountRoute = new("meta-account", Account);

    [Theory]
    [InlineData("APPROVED", TemplateState.Approved)]
    [InlineData("REINSTATED", TemplateState.Approved)]
    [InlineData("UNPAUSED", TemplateState.Approved)]
    [InlineData("REJECTED", TemplateState.Rejected)]
    [InlineData("PAUSED", TemplateState.Paused)]
    [InlineData("DISABLED", TemplateState.Disabled)]
    [InlineData("PENDING_DELETION", TemplateState.Disabled)]
    [InlineData("PENDING", TemplateState.Pending)]
    [InlineData("IN_APPEAL", TemplateState.Pending)]
    [InlineData("FLAGGED", null)]
    [InlineData("SOMETHING_NEW", null)]
    public void Parse_TemplateEvent_HasItsState(string happened, TemplateState? state)
    {
        var news = SingleMeta<InboundEvent.TemplateHealth>(MetaChange(
            "message_template_status_update",
            $$"""{"event":"{{happened}}","message_template_id":594,"message_template_name":"visit_reminder","message_template_language":"en_US","reason":"NONE"}""",
            "1750000000"));

        Assert.Equal((AccountRoute, "visit_reminder", "en_US", state, happened), (news.Route, news.TemplateName, news.Language, news.State, news.Detail));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000), news.At);
    }

    [Theory]
    [InlineData("message_template_status_update", "\"event\":\"REJECTED\",\"reason\":\"PROMOTIONAL\"", "REJECTED: PROMOTIONAL", TemplateState.Rejected)]
    [InlineData("message_template_quality_update", "\"previous_quality_score\":\"GREEN\",\"new_quality_score\":\"YELLOW\"", "quality GREEN to YELLOW", null)]
    [InlineData("template_category_update", "\"previous_category\":\"UTILITY\",\"new_category\":\"MARKETING\"", "category UTILITY to MARKETING", null)]
    public void Parse_TemplateNews_IsToldInMetasWords(string field, string members, string detail, TemplateState? state)
    {
        var news = SingleMeta<InboundEvent.TemplateHealth>(MetaChange(field, $$"""{"message_template_name":"t",{{members}}}"""));

        Assert.Equal((detail, state, null, null), (news.Detail, news.State, news.Language, news.At));
    }

    [Theory]
    [InlineData("""{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING"}]}""", true)]
    [InlineData("""{"event":"ACCOUNT_RESTRICTION"}""", true)]
    [InlineData("""{"event":"ACCOUNT_RESTRICTION","restriction_info":[]}""", false)]
    [InlineData("""{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SCAM"}}""", true)]
    [InlineData("""{"event":"ACCOUNT_DELETED"}""", true)]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}""", true)]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"REINSTATE"}}""", false)]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":["REINSTATE"]}}""", false)]
    [InlineData("""{"event":"REINSTATED"}""", false)]
    [InlineData("""{"event":"VERIFIED_ACCOUNT"}""", null)]
    [InlineData("""{}""", null)]
    public void Parse_AccountUpdate_StopsOrReleases(string value, bool? isStopped)
    {
        var news = SingleMeta<InboundEvent.SenderHealth>(MetaChange("account_update", value, "1750000000"));

        Assert.Equal((AccountRoute, isStopped), (news.Route, news.IsStopped));
        Assert.StartsWith("account_update", news.Detail, StringComparison.Ordinal);
        Assert.NotNull(news.At);
    }

    [Theory]
    [InlineData("phone_number_quality_update", """{"display_phone_number":"15550783881","event":"FLAGGED","current_limit":"TIER_1K"}""", "phone_number_quality_update FLAGGED TIER_1K")]
    [InlineData("business_capability_update", """{"max_daily_conversation_per_phone":1000}""", "business_capability_update max_daily_conversation_per_phone=1000")]
    [InlineData("account_alerts", """{"alert_type":"OBA_APPROVED","alert_severity":"INFORMATIONAL"}""", "account_alerts OBA_APPROVED INFORMATIONAL")]
    public void Parse_AccountNews_ChangesNothing(string field, string value, string detail)
    {
        var news = SingleMeta<InboundEvent.SenderHealth>(MetaChange(field, value));

        Assert.Equal((AccountRoute, null, detail), (news.Route, news.IsStopped, news.Detail));
    }

    [Theory]
    [InlineData("flows", "flows")]
    [InlineData("+15555550123 said so", "field_unknown")]
    public void Parse_UnknownField_IsNothing(string field, string kind)
    {
        var nothing = SingleMeta<InboundEvent.Nothing>(MetaChange(field, "{}"));

        Assert.Equal((AccountRoute, kind), (nothing.Route, nothing.Kind));
    }

    [Fact]
    public void Parse_UserIdUpdate_IsAChangeOfAddress()
    {
        var change = SingleMeta<InboundEvent.AddressChange>(MetaChange("user_id_update", MetaValue($$"""
            "user_id_update":[{"wa_id":"15555550123","detail":"changed","user_id":{"previous":"{{UserId}}","current":"US.24602319766413852029"},"timestamp":"1750000000"}]
            """)));

        Assert.Equal(new RouteKey("meta", PhoneNumberId), change.Route);
        Assert.Equal((Channel.WhatsApp, UserId, "US.24602319766413852029"), (change.Channel, change.From, change.To));
    }

    [Theory]
    [InlineData(""" "user_id_update":[{"user_id":{"current":"US.24602319766413852029"}}] """)]
    [InlineData(""" "user_id_update":[{"user_id":{"previous":"US.24602319766413852029"}}] """)]
    [InlineData(""" "user_id_update":[{"user_id":{"previous":"15555550123","current":"US.24602319766413852029"}}] """)]
    [InlineData(""" "user_id_update":[{"user_id":"US.24602319766413852029"}] """)]
    [InlineData(""" "user_id_update":[] """)]
    [InlineData(""" "other":1 """)]
    public void Parse_UserIdUpdateWithoutBothIds_IsCountedAndNothingElse(string members)
    {
        var nothing = SingleMeta<InboundEvent.Nothing>(MetaChange("user_id_update", MetaValue(members)));

        Assert.Equal((new RouteKey("meta", PhoneNumberId), "user_id_update"), (nothing.Route, nothing.Kind));
    }

    [Theory]
    [InlineData("stop", Wish.OptOut)]
    [InlineData("resume", Wish.OptIn)]
    [InlineData("signup", Wish.OptIn)]
    public void Parse_UserPreference_IsAWish(string value, Wish wish)
    {
        var preference = SingleMeta<InboundEvent.Preference>(MetaChange("user_preferences", MetaValue($$"""
            "contacts":[{"wa_id":"15555550123","user_id":"{{UserId}}"}],
            "user_preferences":[{"wa_id":"15555550123","category":"marketing_messages","value":"{{value}}","detail":"User requested","timestamp":1750000000}]
            """)));

        Assert.Equal(new RouteKey("meta", PhoneNumberId), preference.Route);
        Assert.Equal(("+15555550123", UserId, wish, true, Channel.WhatsApp), (preference.Person, preference.OtherAddress, preference.Wish, preference.IsMarketingOnly, preference.Channel));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000), preference.At);
    }

    [Fact]
    public void Parse_UserPreference_UnknownIsNothingAndNobodysIsRefused()
    {
        Assert.IsType<InboundEvent.Nothing>(Events(Meta(MetaChange("user_preferences", MetaValue(
            """ "user_preferences":[{"wa_id":"15555550123","value":"later"},{"user_id":"US.1349","value":"stop","category":"all"}] """))))[0]);
        Assert.Contains("user_preferences[0].wa_id", Refusal(Meta(MetaChange("user_preferences", MetaValue(""" "user_preferences":[{"value":"stop"}] """)))), StringComparison.Ordinal);
        Assert.Contains("phone_number_id", Refusal(Meta(MetaChange("user_preferences", """{"user_preferences":[{"wa_id":"15555550123","value":"stop"}]}"""))), StringComparison.Ordinal);
    }
}
