using System.Text;
using Engines.Channels;
using Engines.Conversations;
using Microsoft.AspNetCore.WebUtilities;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

public sealed class TwilioFormTests
{
    private static readonly string Callback = "https://hooks.example.test/twilio/status?attempt=" + Attempt().Value;

    [Fact]
    public void Write_WhatsAppTemplate_IsTheFormOfTheFactSheet()
    {
        var template = Template(Channel.WhatsApp, ContentSid, null, Parameter("name"), Parameter("date"));

        Assert.Equal(
            [
                ("To", "whatsapp:+15555550123"),
                ("From", "whatsapp:+15555550100"),
                ("ContentSid", ContentSid),
                ("ContentVariables", """{"1":"Dana","2":"12 May"}"""),
                ("StatusCallback", Callback),
            ],
            FormOf(Message(Twilio, Filled(template, "Dana", "12 May"))));
    }

    [Fact]
    public void Write_NamedParametersThroughAService_AreNamed()
    {
        var sender = Twilio with { ProviderSenderId = "MG00000000000000000000000000000001", StatusCallback = null };
        var template = Template(Channel.WhatsApp, ContentSid, null, Parameter("name", isNamed: true));

        Assert.Equal(
            [
                ("To", "whatsapp:+15555550123"),
                ("MessagingServiceSid", "MG00000000000000000000000000000001"),
                ("ContentSid", ContentSid),
                ("ContentVariables", """{"name":"Dana \"D\" ☕"}"""),
            ],
            FormOf(Message(sender, Filled(template, "Dana \"D\" ☕"))));
    }

    [Fact]
    public void Write_SmsTextTemplate_RendersEachPlaceOnce()
    {
        var sender = Twilio with { Channel = Channel.Sms };
        var template = Template(Channel.Sms, null, "Hi {{name}}, see {{ date }} & {{name}}", Parameter("name"), Parameter("date"));

        Assert.Equal(
            [
                ("To", "+15555550123"),
                ("From", "+15555550100"),
                ("Body", "Hi {{date}}, see 12 May + 1 & {{date}}"),
                ("StatusCallback", Callback),
            ],
            FormOf(Message(sender, Filled(template, "{{date}}", "12 May + 1"))));
    }

    [Fact]
    public void Write_FreeText_IsTheBody()
    {
        Assert.Contains(("Body", "Tomorrow=9&more ☕"), FormOf(Message(Twilio, Text("Tomorrow=9&more ☕"))));
    }

    [Theory]
    [InlineData("https://h.example.test/s", "https://h.example.test/s?attempt=")]
    [InlineData("https://h.example.test/s?company=ci-001", "https://h.example.test/s?company=ci-001&attempt=")]
    [InlineData("https://h.example.test/s?", "https://h.example.test/s?attempt=")]
    [InlineData("https://h.example.test:8443/s?a=b%20c#rc=3&rp=all", "https://h.example.test:8443/s?a=b%20c&attempt=", "#rc=3&rp=all")]
    [InlineData("https://h.example.test/s#rc=3", "https://h.example.test/s?attempt=", "#rc=3")]
    public void WithAttempt_AnyUrl_KeepsQueryAndFragment(string callback, string before, string after = "")
    {
        Assert.Equal(before + Attempt().Value + after, TwilioForm.WithAttempt(new(callback), Attempt()));
    }

    private static List<(string, string)> FormOf(OutboundMessage message)
    {
        using var reader = new FormReader(Encoding.ASCII.GetString(TwilioForm.Write(message).Span));
        var fields = new List<(string, string)>();
        while (reader.ReadNextPair() is { } pair)
            fields.Add((pair.Key, pair.Value));
        return fields;
    }
}
