using System.Text.Json.Nodes;
using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class NormalisedTests
{
    private static readonly ConversationId Conversation = ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550123");
    private static readonly string Attempt = AttemptId.Create(Conversation, "r-1", new byte[10]).Value;

    [Fact]
    public void Reply_WithEverything_IsReadInFull()
    {
        var reply = Single<InboundEvent.Reply>(Ours(NormalisedReply));

        Assert.Equal(new RouteKey("email", "hello@acme.example.test"), reply.Route);
        Assert.Equal((Channel.Email, ProviderKind.Ses, "dana@example.test", "<1@mail.example.test>"), (reply.Channel, reply.Provider, reply.Person, reply.ProviderMessageId));
        Assert.Equal((new DateTimeOffset(2026, 5, 11, 7, 58, 0, TimeSpan.Zero), Wish.Help), (reply.SentAt, reply.Wish));
        var content = reply.Content;
        Assert.Equal((InboundKind.Media, "See this", "p", "☕", "0100018f-000000"), (content.Kind, content.Text, content.Payload, content.Emoji, content.InReplyTo));
        Assert.Equal(new InboundMedia("image/png") { Id = "i", Url = "https://files.example.test/1", Sha256 = "s", FileName = "a.png" }, Assert.Single(content.Media));
        Assert.Equal(new InboundLocation(52.5, -13.4) { Name = "Office", Address = "1 Main Street" }, content.Location);
        Assert.Equal("""{"subject":"Re: Visit"}""", content.Detail);
    }

    [Theory]
    [InlineData("whatsapp", "+15555550123", null, ProviderKind.Meta)]
    [InlineData("whatsapp", "US.1349", "twilio", ProviderKind.Twilio)]
    [InlineData("sms", "+15555550123", null, ProviderKind.Twilio)]
    public void Reply_OfAnyChannel_HasItsProvider(string channel, string person, string? provider, ProviderKind expected)
    {
        var body = new JsonObject
        {
            ["version"] = 1, ["kind"] = "reply", ["channel"] = channel, ["company_address"] = "+15555550100", ["person_address"] = person,
            ["message_id"] = "1", ["content"] = new JsonObject { ["kind"] = "text", ["text"] = "" },
        };
        if (provider is not null)
            body["provider"] = provider;
        if (channel == "whatsapp")
            body["other_address"] = "US.1350";

        var reply = Single<InboundEvent.Reply>(Ours(body.ToJsonString()));

        Assert.Equal((expected, person, new RouteKey(channel, "+15555550100"), ""), (reply.Provider, reply.Person, reply.Route, reply.Content.Text));
        Assert.Equal(channel == "whatsapp" ? "US.1350" : null, reply.OtherAddress);
    }

    [Fact]
    public void Status_IsRead()
    {
        var report = Single<InboundEvent.StatusReport>(Ours($$"""
            {"version":1,"kind":"status","provider":"twilio","attempt":"{{Attempt}}","message_id":"SM1","status":"failed","at":"2026-05-11T08:00:00.5Z","code":"30003",
             "pricing":"p","is_complaint":true}
            """));

        Assert.Equal((Attempt, "SM1", OutboundStatus.Failed, "30003", "p", true), (report.AttemptText, report.ProviderMessageId, report.Status, report.Code, report.Pricing, report.IsComplaint));
        Assert.Equal((ProviderKind.Twilio, null, 500), (report.Provider, report.Route, report.At!.Value.Millisecond));
    }

    [Theory]
    [InlineData("opt_out", Wish.OptOut)]
    [InlineData("opt_in", Wish.OptIn)]
    public void OptOutAndOptIn_AreWishes(string kind, Wish wish)
    {
        var preference = Single<InboundEvent.Preference>(Ours(
            $$"""{"version":1,"kind":"{{kind}}","channel":"sms","company_address":"+15555550100","person_address":"+15555550123","marketing_only":true,"at":"2026-05-11T08:00:00Z"}"""));

        Assert.Equal((wish, true, "+15555550123", new RouteKey("sms", "+15555550100")), (preference.Wish, preference.IsMarketingOnly, preference.Person, preference.Route));
        Assert.NotNull(preference.At);
    }

    [Theory]
    [InlineData("release", true)]
    [InlineData("hand_off", false)]
    public void ReleaseAndHandOff_NameTheConversation(string kind, bool isRelease)
    {
        var control = Single<InboundEvent.Control>(Ours($$"""{"version":1,"kind":"{{kind}}","conversation":"{{Conversation}}"}"""));

        Assert.Equal((Conversation, isRelease), (control.Conversation, control.IsRelease));
    }

    [Fact]
    public void AddressChange_HasBothAddresses()
    {
        var change = Single<InboundEvent.AddressChange>(Ours(
            """{"version":1,"kind":"address_change","channel":"whatsapp","company_address":"+15555550100","person_address":"+15555550123","new_address":"+15555550199"}"""));

        Assert.Equal(("+15555550123", "+15555550199", new RouteKey("whatsapp", "+15555550100")), (change.From, change.To, change.Route));
    }

    [Theory]
    [InlineData("""{"kind":"release"}""", "version is not 1")]
    [InlineData("""{"version":2,"kind":"release"}""", "version is not 1")]
    [InlineData("""{"version":1}""", "kind is missing")]
    [InlineData("""{"version":1,"kind":"wave"}""", "kind is not one of reply")]
    [InlineData("""{"version":1,"kind":"release","conversation":"c_x"}""", "conversation is not a conversation id")]
    [InlineData("""{"version":1,"kind":"release","conversaton":"c_x"}""", "conversaton is not a member of this form; conversation is missing")]
    [InlineData("""{"version":1,"kind":"release","Dana Smith":1}""", "(a name that cannot be shown) is not a member")]
    [InlineData("""{"version":1,"kind":"release","15555550123":1}""", "(a name that cannot be shown) is not a member")]
    [InlineData("""{"version":1,"kind":"status","provider":"fax","attempt":"x","message_id":"1","status":"gone"}""", "attempt is not an attempt id; it begins with a1_; provider is not one of meta")]
    [InlineData("""{"version":1,"kind":"opt_out","channel":"fax","company_address":"x","person_address":"y"}""", "channel is not one of whatsapp, sms, email")]
    [InlineData("""{"version":1,"kind":"opt_out","channel":"sms","company_address":"+15555550100","person_address":"secret"}""", "person_address is not an E.164 number")]
    [InlineData("""{"version":1,"kind":"opt_out","channel":"sms","company_address":"+15555550100","person_address":"+15555550123","marketing_only":"yes"}""", "marketing_only is not true or false")]
    [InlineData("""{"version":1,"version":1,"kind":"release"}""", "body is not JSON without repeated members")]
    [InlineData("[]", "body is not an object")]
    public void Anything_Wrong_IsRefusedWithItsPath(string body, string problem)
    {
        var detail = Refusal(Ours(body));

        Assert.Contains(problem, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"text","txt":"Hi"}""", "content.txt is not a member")]
    [InlineData("""{"kind":"fax"}""", "content.kind is not one of text")]
    [InlineData("""{"kind":"media","media":[{"mime_type":"a/b"},{"mime":"a/b"}]}""", "content.media[1].mime is not a member of this form; content.media[1].mime_type is missing")]
    [InlineData("""{"kind":"media","media":[7]}""", "content.media[0] is not an object")]
    [InlineData("""{"kind":"location","location":{"latitude":91,"longitude":"x"}}""", "content.location.latitude is not between -90 and 90; content.location.longitude is not a number")]
    [InlineData("""{"kind":"text","detail":"x"}""", "content.detail is not an object")]
    [InlineData("null", "content is not an object")]
    public void Content_Wrong_IsRefusedWithItsPath(string content, string problem)
    {
        var body = JsonNode.Parse(NormalisedReply)!;
        body["content"] = JsonNode.Parse(content);

        Assert.Contains(problem, Refusal(Ours(body.ToJsonString())), StringComparison.Ordinal);
    }

    private static RawMessage Ours(string body) => new(InboundSource.Normalised, body);
}
