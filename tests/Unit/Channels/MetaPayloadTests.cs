using Engines.Channels;
using Engines.Conversations;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

public sealed class MetaPayloadTests
{
    private static readonly string Id = Attempt().Value;

    [Fact]
    public void Write_TemplateWithEveryKindOfParameter_IsThePayloadOfTheFactSheet()
    {
        var template = Template(
            Channel.WhatsApp,
            "visit_reminder",
            null,
            Parameter("picture", ParameterType.Image, ParameterPlace.Header),
            Parameter("name"),
            Parameter("price", ParameterType.Currency),
            Parameter("date", ParameterType.DateTime),
            Parameter("link", ParameterType.UrlSuffix, ParameterPlace.Button, 1),
            Parameter("confirm", ParameterType.Payload, ParameterPlace.Button));
        var content = new MessageContent.FromTemplate(template,
        [
            new("https://cdn.example.test/a.jpg"),
            new("Dana"),
            new("$100.99") { CurrencyCode = "USD", AmountThousandths = 100990 },
            new("12 May 2026"),
            new("01JABCDEF"),
            new("CONFIRM|01JABCDEF"),
        ]);

        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"template",
             "template":{"name":"visit_reminder","language":{"code":"en_US"},"components":[
              {"type":"header","parameters":[{"type":"image","image":{"link":"https://cdn.example.test/a.jpg"}}]},
              {"type":"body","parameters":[
               {"type":"text","text":"Dana"},
               {"type":"currency","currency":{"fallback_value":"$100.99","code":"USD","amount_1000":100990}},
               {"type":"date_time","date_time":{"fallback_value":"12 May 2026"}}]},
              {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"CONFIRM|01JABCDEF"}]},
              {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"01JABCDEF"}]}]},
             "biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, content)));
    }

    [Fact]
    public void Write_NamedParameters_CarryTheirNames()
    {
        var template = Template(Channel.WhatsApp, "visit_reminder", null, Parameter("first_name", isNamed: true));

        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"template",
             "template":{"name":"visit_reminder","language":{"code":"en_US"},"components":[
              {"type":"body","parameters":[{"type":"text","parameter_name":"first_name","text":"Dana"}]}]},
             "biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, Filled(template, "Dana"))));
    }

    [Fact]
    public void Write_TemplateWithoutParameters_HasNoComponents()
    {
        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"template",
             "template":{"name":"visit_reminder","language":{"code":"en_US"}},"biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, Filled(Template(Channel.WhatsApp, "visit_reminder", null)))));
    }

    [Theory]
    [InlineData(ParameterType.Video, "video")]
    [InlineData(ParameterType.Document, "document")]
    public void Write_OtherMedia_AreLinks(ParameterType type, string name)
    {
        var template = Template(Channel.WhatsApp, "visit_reminder", null, Parameter("media", type, ParameterPlace.Header));

        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"template",
             "template":{"name":"visit_reminder","language":{"code":"en_US"},"components":[
              {"type":"header","parameters":[{"type":"{{{{name}}}}","{{{{name}}}}":{"link":"https://cdn.example.test/a"}}]}]},
             "biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, Filled(template, "https://cdn.example.test/a"))));
    }

    [Fact]
    public void Write_FreeTextThatAnswers_QuotesTheMessage()
    {
        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"text",
             "text":{"body":"Tomorrow at 9 ☕","preview_url":false},"context":{"message_id":"wamid.HBgL"},"biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, Text("Tomorrow at 9 ☕", inReplyTo: "wamid.HBgL"))));
    }

    [Fact]
    public void Write_BusinessScopedUserId_GoesIntoRecipient()
    {
        var message = Message(Meta, Text("Yes")) with { Recipient = "US.13491208655302741918" };

        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","recipient":"US.13491208655302741918","type":"text",
             "text":{"body":"Yes","preview_url":false},"biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(message));
    }

    [Fact]
    public void Write_HalfAnEmoji_IsMendedRatherThanThrown()
    {
        SameJson(
            $$$$"""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"15555550123","type":"text",
             "text":{"body":"Hi \ufffd","preview_url":false},"biz_opaque_callback_data":"attempt={{{{Id}}}}"}
            """,
            MetaPayload.Write(Message(Meta, Text("Hi \ud83d"))));
    }
}
