using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class MetaMessageTests
{
    [Fact]
    public void Parse_TextOfTheFactSheet_GivesTheReply()
    {
        var reply = SingleMeta<InboundEvent.Reply>(MetaText);

        Assert.Equal(new RouteKey("meta", PhoneNumberId), reply.Route);
        Assert.Equal(("+15555550123", UserId, MessageId), (reply.Person, reply.OtherAddress, reply.ProviderMessageId));
        Assert.Equal((Channel.WhatsApp, ProviderKind.Meta, Wish.None), (reply.Channel, reply.Provider, reply.Wish));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_749_416_383), reply.SentAt);
        Assert.Equal((InboundKind.Text, "Does it come in another color?", null), (reply.Content.Kind, reply.Content.Text, reply.Content.Detail));
    }

    public static TheoryData<string, InboundKind, string?, string?, string?> Types => new()
    {
        { """ "type":"button","context":{"from":"15555550100","id":"wamid.q"},"button":{"payload":"P","text":"Confirm"} """, InboundKind.Button, "Confirm", "P", "wamid.q" },
        { """ "type":"interactive","context":{"id":"wamid.q"},"interactive":{"type":"button_reply","button_reply":{"id":"b1","title":"Yes"}} """, InboundKind.Button, "Yes", "b1", "wamid.q" },
        { """ "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"l1","title":"Monday","description":"9:00"}} """, InboundKind.Button, "Monday", "l1", null },
        { """ "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}} """, InboundKind.Button, "Sent", """{"a":1}""", null },
        { """ "type":"contacts","contacts":[{"name":{"formatted_name":"Sam"}}] """, InboundKind.Contact, null, null, null },
        { """ "type":"order","order":{"catalog_id":"c","text":"Soon","product_items":[{"quantity":2}]} """, InboundKind.Order, "Soon", null, null },
        { """ "type":"unsupported","errors":[{"code":131051}] """, InboundKind.Other, null, null, null },
        { """ "type":"hologram","hologram":{"x":1} """, InboundKind.Other, null, null, null },
        { """ "type":"interactive","interactive":{"type":"new_reply"} """, InboundKind.Other, null, null, null },
        { """ "type":"text" """, InboundKind.Other, null, null, null },
        { """ "text":{"body":"no type"} """, InboundKind.Other, null, null, null },
    };

    [Theory, MemberData(nameof(Types))]
    public void Parse_EveryType_KeepsWhatWasSaid(string members, InboundKind kind, string? text, string? payload, string? inReplyTo)
    {
        var content = SingleMeta<InboundEvent.Reply>(MetaMessage(members)).Content;

        Assert.Equal((kind, text, payload, inReplyTo), (content.Kind, content.Text, content.Payload, content.InReplyTo));
    }

    [Theory]
    [InlineData(""" "type":"contacts","contacts":[{"name":{"formatted_name":"Sam"}}] """, """{"contacts":[{"name":{"formatted_name":"Sam"}}]}""")]
    [InlineData(""" "type":"order","order":{"catalog_id":"c"} """, """{"order":{"catalog_id":"c"}}""")]
    [InlineData(""" "type":"text","text":{"body":"Hi"},"referral":{"source_id":"ad","ctwa_clid":"x"} """, """{"referral":{"source_id":"ad","ctwa_clid":"x"}}""")]
    [InlineData(""" "type":"order","order":{"a":1},"referral":{"b":"☕"} """, """{"order":{"a":1},"referral":{"b":"☕"}}""")]
    [InlineData(""" "type":"hologram","x":1 """, """{"from":"15555550123","id":"wamid.1","timestamp":"1749416383","type":"hologram","x":1}""")]
    public void Parse_WhatTheCommonFormHasNoPlaceFor_IsDetail(string members, string detail) =>
        Channels.Samples.SameJson(detail, SingleMeta<InboundEvent.Reply>(MetaMessage(members)).Content.Detail!);

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    [InlineData("audio")]
    [InlineData("document")]
    [InlineData("sticker")]
    public void Parse_Media_NamesTheFile(string type)
    {
        var content = SingleMeta<InboundEvent.Reply>(MetaMessage(
            $$""" "type":"{{type}}","{{type}}":{"id":"1013","mime_type":"x/y","sha256":"abc","caption":"Look","filename":"a.pdf"} """)).Content;

        Assert.Equal((InboundKind.Media, "Look"), (content.Kind, content.Text));
        Assert.Equal(new InboundMedia("x/y") { Id = "1013", Sha256 = "abc", FileName = "a.pdf" }, Assert.Single(content.Media));
    }

    [Fact]
    public void Parse_Location_HasThePlace()
    {
        var content = SingleMeta<InboundEvent.Reply>(MetaMessage(
            """ "type":"location","location":{"latitude":52.5,"longitude":-13.25,"name":"Office","address":"1 Main Street"} """)).Content;

        Assert.Equal((InboundKind.Location, "Office"), (content.Kind, content.Text));
        Assert.Equal(new InboundLocation(52.5, -13.25) { Name = "Office", Address = "1 Main Street" }, content.Location);
    }

    [Theory]
    [InlineData(",\"emoji\":\"👍\"", "👍")]
    [InlineData("", null)]
    public void Parse_Reaction_IsAboutItsMessage(string member, string? emoji)
    {
        var content = SingleMeta<InboundEvent.Reply>(MetaMessage($$""" "type":"reaction","reaction":{"message_id":"wamid.q"{{member}}} """)).Content;

        Assert.Equal((InboundKind.Reaction, "wamid.q", emoji), (content.Kind, content.InReplyTo, content.Emoji));
    }

    [Fact]
    public void Parse_ChangedNumber_IsAnAddressChangeAndNothingElse()
    {
        var change = SingleMeta<InboundEvent.AddressChange>(MetaMessage(
            """ "type":"system","system":{"type":"user_changed_number","wa_id":"15555550199","body":"User changed"} """));

        Assert.Equal(("+15555550123", "+15555550199", Channel.WhatsApp), (change.From, change.To, change.Channel));
        Assert.Equal(new RouteKey("meta", PhoneNumberId), change.Route);
        Assert.Equal("system", SingleMeta<InboundEvent.Nothing>(MetaMessage(""" "type":"system","system":{"type":"other"} """)).Kind);
        Assert.Contains("system.wa_id", Refusal(Meta(MetaMessage(""" "type":"system","system":{"type":"user_changed_number"} """))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"from_user_id\":\"US.1349\",", "[]", "US.1349", null)]
    [InlineData("", """[{"profile":{"name":"Dana"},"user_id":"US.1349"}]""", "US.1349", null)]
    [InlineData("\"from\":\"US.1349\",", "[]", "US.1349", null)]
    [InlineData("\"from\":\"15555550123\",\"from_user_id\":\"US.1349\",", "[]", "+15555550123", "US.1349")]
    [InlineData("\"from\":\"15555550123\",", """[{"wa_id":"15555550124","user_id":"US.1"},{"wa_id":"15555550123","user_id":"US.1349"}]""", "+15555550123", "US.1349")]
    [InlineData("\"from\":\"15555550123\",", """[{"wa_id":"15555550124","user_id":"US.1"}]""", "+15555550123", null)]
    [InlineData("\"from\":\"15555550123\",", """[{"wa_id":"15555550123","user_id":"no such id"}]""", "+15555550123", null)]
    public void Parse_NumberOrUserId_IsThePerson(string from, string contacts, string person, string? other)
    {
        var reply = SingleMeta<InboundEvent.Reply>(MetaChange("messages", MetaValue(
            $$""" "contacts":{{contacts}},"messages":[{{{from}}"id":"wamid.1","type":"text","text":{"body":"Hi"} }] """)));

        Assert.Equal((person, other), (reply.Person, reply.OtherAddress));
        Assert.Null(reply.SentAt);
    }

    [Theory]
    [InlineData("""{"id":"wamid.1","type":"text","text":{"body":"secret words"}}""", "entry[0].changes[0].value.messages[1].from")]
    [InlineData("""{"from":"15555550123","type":"text","text":{"body":"secret words"}}""", "entry[0].changes[0].value.messages[1].id")]
    [InlineData("\"secret words\"", "entry[0].changes[0].value.messages[1].id")]
    public void Parse_MessageWithoutIdOrSender_RefusesTheWholeWebhook(string message, string path)
    {
        var detail = Refusal(Meta(MetaChange("messages", MetaValue($$"""
            "messages":[{"from":"15555550123","id":"wamid.0","type":"text","text":{"body":"Hi"} },{{message}}]
            """))));

        Assert.StartsWith(path, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralOfEverything_GivesAllInOrder()
    {
        string Value(string number, string ids) => $$"""
            {"metadata":{"phone_number_id":"{{number}}"},
             "messages":[{{string.Join(',', ids.Select(id => $$"""{"from":"15555550123","id":"{{id}}","type":"text","text":{"body":"{{id}}"} }"""))}}],
             "statuses":[{"id":"s{{number}}","status":"read","timestamp":1750000000}]}
            """;
        var body = $$"""
            {"object":"whatsapp_business_account","entry":[
              {"id":"1","changes":[{"field":"messages","value":{{Value("11", "ab")}} },{"field":"messages","value":{{Value("12", "c")}} }]},
              {"id":"2","changes":[{"field":"messages","value":{{Value("21", "d")}} },{"field":"flows","value":0}]}]}
            """;

        var events = Events(Meta(body)).Select(one => one switch
        {
            InboundEvent.Reply reply => $"{reply.Route!.Id}:{reply.ProviderMessageId}",
            InboundEvent.StatusReport status => $"{status.Route!.Id}:{status.ProviderMessageId}",
            InboundEvent.Nothing nothing => $"{nothing.Route!.Kind} {nothing.Route.Id}:{nothing.Kind}",
            _ => "?",
        });

        Assert.Equal(["11:a", "11:b", "11:s11", "12:c", "12:s12", "21:d", "21:s21", "meta-account 2:flows"], events);
    }

    [Theory]
    [InlineData("not json", "body")]
    [InlineData("[]", "object")]
    [InlineData("""{"object":"page","entry":[]}""", "object")]
    [InlineData("""{"object":"whatsapp_business_account","t":"café ☕"}""", "entry")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[1]}""", "entry[0].id")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1"}]}""", "entry[0].changes")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{}]}]}""", "entry[0].changes[0].field")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[]}}]}]}""", "entry[0].changes[0].value.metadata.phone_number_id")]
    public void Parse_NoWebhook_IsRefusedWithItsPath(string body, string path) =>
        Assert.StartsWith(path + " ", Refusal(Meta(body)), StringComparison.Ordinal);

    [Fact]
    public void Parse_MessageInAGroup_IsNobodysReply()
    {
        var nothing = SingleMeta<InboundEvent.Nothing>(MetaMessage(""" "group_id":"Y2FwaV9ncm91cDox","type":"text","text":{"body":"Hello all"} """));

        Assert.Equal((new RouteKey("meta", PhoneNumberId), "group_message"), (nothing.Route, nothing.Kind));
    }

    [Fact]
    public void Parse_NoEntries_IsNoEvent() => Assert.Empty(Events(Meta("""{"object":"whatsapp_business_account","entry":[]}""")));

    [Theory]
    [InlineData("""cut \ud83d""", "cut \uFFFD")]
    [InlineData("""\ude00 cut""", "\uFFFD cut")]
    [InlineData("""whole \ud83d\ude00""", "whole 😀")]
    [InlineData("""\\ud83d is no escape""", """\ud83d is no escape""")]
    [InlineData("""\ud83d\ud83d\ude00""", "\uFFFD😀")]
    public void Parse_HalfAnEmoji_CostsOneCharacterAndNotTheMessage(string escaped, string text) =>
        Assert.Equal(text, SingleMeta<InboundEvent.Reply>(MetaMessage($$""" "type":"text","text":{"body":"{{escaped}}"} """)).Content.Text);
}
