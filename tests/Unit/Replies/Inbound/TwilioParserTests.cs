using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class TwilioParserTests
{
    private const string Ids = "&MessageSid=SM3&AccountSid=" + TwilioAccount;
    private const string Message = "SmsStatus=received&From=whatsapp%3A%2B15555550123&To=whatsapp%3A%2B15555550100" + Ids;
    private const string Status = "From=%2B15555550100&To=%2B15555550123" + Ids;

    [Fact]
    public void Parse_TextOfTheFactSheet_GivesTheReply()
    {
        var reply = Single<InboundEvent.Reply>(Twilio(TwilioWhatsApp));

        Assert.Equal(new RouteKey("twilio-account", TwilioAccount) { Address = "+15555550100" }, reply.Route);
        Assert.Equal(("+15555550123", "SM00000000000000000000000000000003", null), (reply.Person, reply.ProviderMessageId, reply.SentAt));
        Assert.Equal((Channel.WhatsApp, ProviderKind.Twilio, Wish.None), (reply.Channel, reply.Provider, reply.Wish));
        Assert.Equal((InboundKind.Text, "Yes please", null), (reply.Content.Kind, reply.Content.Text, reply.Content.Detail));
    }

    [Theory]
    [InlineData("STOP", Wish.OptOut)]
    [InlineData("START", Wish.OptIn)]
    [InlineData("HELP", Wish.Help)]
    [InlineData("", Wish.None)]
    public void Parse_SmsWithOptOutType_IsAWish(string type, Wish wish)
    {
        var reply = Single<InboundEvent.Reply>(Twilio($"SmsStatus=received&Body=stop&From=%2B15555550123&To=%2B15555550100&OptOutType={type}{Ids}"));

        Assert.Equal((Channel.Sms, "+15555550123", "+15555550100", wish), (reply.Channel, reply.Person, reply.Route!.Address, reply.Wish));
    }

    [Fact]
    public void Parse_Media_NamesTheFilesAndKeepsTheCaption()
    {
        var content = Single<InboundEvent.Reply>(Twilio(
            Message + "&Body=&NumMedia=2&MediaUrl0=https%3A%2F%2Fapi.example.test%2F0&MediaContentType0=image%2Fjpeg&MediaUrl1=https%3A%2F%2Fapi.example.test%2F1&MediaContentType1=audio%2Fogg")).Content;

        Assert.Equal((InboundKind.Media, null), (content.Kind, content.Text));
        Assert.Equal([new("image/jpeg") { Url = "https://api.example.test/0" }, new("audio/ogg") { Url = "https://api.example.test/1" }], content.Media);
        Assert.Equal("Look", Single<InboundEvent.Reply>(Twilio(Message + "&Body=Look&NumMedia=1&MediaUrl0=u")).Content.Text);
    }

    [Fact]
    public void Parse_Button_HasTextPayloadAndWhatItAnswers()
    {
        var content = Single<InboundEvent.Reply>(Twilio(
            Message + "&MessageType=button&Body=Confirm&ButtonText=Confirm&ButtonPayload=CONFIRM%7C1&OriginalRepliedMessageSid=SM9&OriginalRepliedMessageSender=x")).Content;

        Assert.Equal((InboundKind.Button, "Confirm", "CONFIRM|1", "SM9"), (content.Kind, content.Text, content.Payload, content.InReplyTo));
    }

    [Fact]
    public void Parse_Location_HasThePlace()
    {
        var content = Single<InboundEvent.Reply>(Twilio(Message + "&Body=&Latitude=52.5&Longitude=-13.25&Address=1+Main+Street&Label=Office")).Content;

        Assert.Equal((InboundKind.Location, "Office"), (content.Kind, content.Text));
        Assert.Equal(new InboundLocation(52.5, -13.25) { Name = "Office", Address = "1 Main Street" }, content.Location);
    }

    [Theory]
    [InlineData("&Body=Hi&ReferralBody=Sale&ReferralSourceId=ad&ReferralNumMedia=0&ReferralHeadline=", """{"referral":{"ReferralBody":"Sale","ReferralSourceId":"ad","ReferralNumMedia":"0"}}""")]
    [InlineData("&Body=Hi&ReferralNumMedia=0", null)]
    public void Parse_Referral_IsDetail(string fields, string? detail) =>
        Assert.Equal(detail, Single<InboundEvent.Reply>(Twilio(Message + fields)).Content.Detail);

    [Theory]
    [InlineData("&Body=", InboundKind.Text)]
    [InlineData("&Body=&MessageType=text", InboundKind.Text)]
    [InlineData("&Body=&MessageType=hologram", InboundKind.Other)]
    [InlineData("", InboundKind.Other)]
    public void Parse_NoWords_IsStillAReply(string fields, InboundKind kind)
    {
        var content = Single<InboundEvent.Reply>(Twilio(Message + fields)).Content;

        Assert.Equal(kind, content.Kind);
        Assert.Equal(kind == InboundKind.Other, content.Detail?.Contains("\"MessageSid\":\"SM3\"", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Body=a%2Bb+c%26%3d%e2%98%95", "a+b c&=☕")]
    [InlineData("Body=100%25+%zz+%4", "100% %zz %4")]
    [InlineData("Body=a=b", "a=b")]
    [InlineData("Body=%C3", "\uFFFD")]
    [InlineData("Body=caf%C3%A9&Body=other", "café")]
    public void Parse_Form_IsDecoded(string body, string text) =>
        Assert.Equal(text, Single<InboundEvent.Reply>(Twilio($"{body}&{Message}")).Content.Text);

    [Theory]
    [InlineData("sent", "", OutboundStatus.Sent, null)]
    [InlineData("delivered", "", OutboundStatus.Delivered, null)]
    [InlineData("read", "&EventType=READ", OutboundStatus.Read, null)]
    [InlineData("delivered", "&EventType=READ", OutboundStatus.Read, null)]
    [InlineData("delivered", "&EventType=DELIVERED", OutboundStatus.Delivered, null)]
    [InlineData("undelivered", "&ErrorCode=30003", OutboundStatus.Failed, "30003")]
    [InlineData("failed", "&ErrorCode=63016&ErrorMessage=x", OutboundStatus.Failed, "63016")]
    [InlineData("failed", "", OutboundStatus.Failed, null)]
    [InlineData("canceled", "", OutboundStatus.Failed, "canceled")]
    public void Parse_Status_IsMapped(string name, string more, OutboundStatus status, string? code)
    {
        var report = Single<InboundEvent.StatusReport>(Twilio($"MessageStatus={name}&SmsStatus={name}{more}&{Status}", "company=ci-001&attempt=a1%5Fx"));

        Assert.Equal((status, code, "a1_x", "SM3", null), (report.Status, report.Code, report.AttemptText, report.ProviderMessageId, report.At));
        Assert.Equal(new RouteKey("twilio-account", TwilioAccount), report.Route);
    }

    [Theory]
    [InlineData("queued", "queued")]
    [InlineData("accepted", "accepted")]
    [InlineData("scheduled", "scheduled")]
    [InlineData("sending", "sending")]
    [InlineData("brand_new", "status_unknown")]
    public void Parse_StatusOnTheWay_IsNothing(string name, string kind)
    {
        var nothing = Single<InboundEvent.Nothing>(Twilio($"MessageStatus={name}&{Status}"));

        Assert.Equal((kind, TwilioAccount), (nothing.Kind, nothing.Route!.Id));
    }

    [Fact]
    public void Parse_StatusOfTheFactSheet_GivesTheReport()
    {
        var report = Single<InboundEvent.StatusReport>(Twilio(TwilioStatus, "attempt=01JABC"));

        Assert.Equal((OutboundStatus.Delivered, "01JABC", "SM00000000000000000000000000000002"), (report.Status, report.AttemptText, report.ProviderMessageId));
        Assert.Equal("", Single<InboundEvent.StatusReport>(Twilio(TwilioStatus)).AttemptText);
    }

    [Theory]
    [InlineData("MessageStatus=brand_new&Body=Hi&NumMedia=0&From=%2B15555550123&To=%2B15555550100" + Ids)]
    [InlineData("Body=Hi&From=%2B15555550123&To=%2B15555550100" + Ids)]
    public void Parse_WordsWithoutAKnownStatus_AreAReply(string body) => Assert.Equal("Hi", Single<InboundEvent.Reply>(Twilio(body)).Content.Text);

    [Fact]
    public void Parse_Json_IsReadLikeAForm()
    {
        var json = $$"""{"AccountSid":"{{TwilioAccount}}","MessageSid":"SM3","SmsStatus":"received","NumMedia":0,"Body":"Hi","From":"+15555550123","To":"+15555550100","Label":null}""";
        var message = Twilio(json) with { ContentType = "application/json; charset=utf-8" };

        Assert.Equal("Hi", Single<InboundEvent.Reply>(message).Content.Text);
        Assert.StartsWith("body", Refusal(message with { Body = "[]" }), StringComparison.Ordinal);
        Assert.StartsWith("body", Refusal(message with { Body = "Body=Hi" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SmsStatus=received&Body=secret", "AccountSid")]
    [InlineData("SmsStatus=received&Body=secret&From=%2B15555550123&To=%2B15555550100&AccountSid=AC1", "MessageSid")]
    [InlineData("SmsStatus=received&Body=secret&To=%2B15555550100" + Ids, "From")]
    [InlineData("SmsStatus=received&Body=secret&From=messenger%3A123&To=messenger%3A1" + Ids, "From")]
    [InlineData("SmsStatus=received&Body=secret&From=secret&To=%2B15555550100" + Ids, "From")]
    [InlineData("SmsStatus=received&Body=secret&From=%2B15555550123" + Ids, "To")]
    [InlineData("SmsStatus=received&Body=secret&From=%2B15555550123&To=whatsapp%3A%2B15555550100" + Ids, "To")]
    public void Parse_ReplyOfNobodyKnown_IsRefusedWithoutItsWords(string body, string field)
    {
        var detail = Refusal(Twilio(body));

        Assert.StartsWith(field + " ", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_BusinessScopedUserId_IsAPerson() =>
        Assert.Equal("US.1349", Single<InboundEvent.Reply>(Twilio("SmsStatus=received&Body=Hi&From=whatsapp%3AUS.1349&To=whatsapp%3A%2B15555550100" + Ids)).Person);
}
