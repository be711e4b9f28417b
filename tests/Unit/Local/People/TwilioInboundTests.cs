using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;

namespace Engines.Tests.Unit.Local.People;

public sealed class TwilioInboundTests
{
    private const string Sid = "SM00000000000000000000000000000003";

    private static readonly Uri Url = new("https://hooks.example.test/twilio/inbound?company=ci-001");
    private static readonly PersonIdentity Dana = new(Samples.Person);
    private static readonly ChannelSender Sms = Samples.Twilio with { Channel = Channel.Sms, ProviderSenderId = "MG00000000000000000000000000000001" };

    [Fact]
    public void ToWebhook_WhatsAppText_HasTheFieldsOfTheFactSheet()
    {
        var fields = FieldsOf(Samples.Twilio, new Said.Text("Yes, ¿a qué hora? ☕ 50%+1&2=3"));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["SmsMessageSid"] = Sid,
                ["NumMedia"] = "0",
                ["ProfileName"] = "Dana",
                ["MessageType"] = "text",
                ["SmsSid"] = Sid,
                ["WaId"] = "15555550123",
                ["SmsStatus"] = "received",
                ["Body"] = "Yes, ¿a qué hora? ☕ 50%+1&2=3",
                ["To"] = "whatsapp:+15555550100",
                ["NumSegments"] = "1",
                ["ReferralNumMedia"] = "0",
                ["MessageSid"] = Sid,
                ["AccountSid"] = Samples.Account,
                ["ChannelMetadata"] = """{"type":"whatsapp","data":{"context":{"ProfileName":"Dana","WaId":"15555550123"}}}""",
                ["From"] = "whatsapp:+15555550123",
                ["ApiVersion"] = "2010-04-01",
            },
            fields);
    }

    [Fact]
    public void ToWebhook_Sms_HasNoProfileAndNamesTheService()
    {
        var fields = FieldsOf(Sms, new Said.Text("STOP") { OptOutType = "STOP" });

        Assert.Equal(("+15555550123", "+15555550100", "MG00000000000000000000000000000001"), (fields["From"], fields["To"], fields["MessagingServiceSid"]));
        Assert.Equal(("STOP", "STOP", "US", ""), (fields["Body"], fields["OptOutType"], fields["FromCountry"], fields["FromCity"]));
        Assert.DoesNotContain("WaId", fields.Keys);
        Assert.DoesNotContain("ProfileName", fields.Keys);
        Assert.DoesNotContain("MessageType", fields.Keys);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("the bike", "the bike")]
    public void ToWebhook_Picture_HasABodyEvenWithoutWords(string? caption, string body)
    {
        foreach (var sender in new[] { Samples.Twilio, Sms })
        {
            var fields = FieldsOf(sender, new Said.Image("ME1", caption));
            Assert.Equal((body, "1", "image/jpeg"), (fields["Body"], fields["NumMedia"], fields["MediaContentType0"]));
            Assert.EndsWith($"/{Samples.Account}/Messages/{Sid}/Media/ME1", fields["MediaUrl0"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ToWebhook_ButtonAndPlace_HaveTheirExtraFields()
    {
        var button = FieldsOf(Samples.Twilio, new Said.Button("Confirm", "CONFIRM", "SMours"));
        Assert.Equal(("button", "Confirm", "CONFIRM", "SMours"), (button["MessageType"], button["ButtonText"], button["ButtonPayload"], button["OriginalRepliedMessageSid"]));

        var place = FieldsOf(Samples.Twilio, new Said.Location(38.5, -121.25, "The shop", "1 Main St"));
        Assert.Equal(("38.5", "-121.25", "The shop", "1 Main St", ""), (place["Latitude"], place["Longitude"], place["Label"], place["Address"], place["Body"]));
    }

    [Fact]
    public void ToWebhook_WhatTwilioDoesNotBring_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => FieldsOf(Samples.Twilio, new Said.Unsupported()));
        Assert.Throws<ArgumentException>(() => FieldsOf(Sms, new Said.Button("Confirm", "CONFIRM")));
    }

    [Fact]
    public void ToWebhook_UrlWithAFragment_IsCalledAndSignedWithoutIt()
    {
        var webhook = TwilioInbound.ToWebhook(
            Samples.Twilio, Dana, new(Sid, Samples.Now, new Said.Text("Hi")), new($"{Url.AbsoluteUri}#rc=3&rp=all"), Signatures.AuthToken);

        Assert.Equal(Url.AbsoluteUri, webhook.Url!.AbsoluteUri);
        Signatures.HoldForTwilio(webhook);
    }

    [Fact]
    public void Signatures_OfTheFactSheet_AreWhatTheseTestsCompute() => Assert.Equal(
        "JNW+0/oxLkVs3xWrRqmAWPXNtnk=",
        Signatures.OfTwilio(
            Url.AbsoluteUri,
            $"AccountSid={Samples.Account}&ApiVersion=2010-04-01&Body=&From=whatsapp%3A%2B15555550123&MessageSid=SM00000000000000000000000000000001&NumMedia=1"
                + "&To=whatsapp%3A%2B15555550100"));

    private static Dictionary<string, string> FieldsOf(ChannelSender sender, Said said)
    {
        var webhook = TwilioInbound.ToWebhook(sender, Dana, new(Sid, Samples.Now, said), Url, Signatures.AuthToken);
        Signatures.HoldForTwilio(webhook);
        Assert.Equal("application/x-www-form-urlencoded", webhook.ContentType);
        return Signatures.Fields(webhook.Body);
    }
}
