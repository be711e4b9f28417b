using System.Text;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

/// <summary>Whatever arrives is read or refused; nothing of it is thrown.</summary>
public sealed class MutationTests
{
    private const int Mutations = 200;

    private static readonly (string Name, RawMessage Message)[] All =
    [
        ("meta text", Webhooks.Meta(Webhooks.MetaText)),
        ("meta status", Webhooks.Meta(Webhooks.MetaDelivered)),
        ("meta failed", Webhooks.Meta(Webhooks.MetaStatus(Webhooks.MetaFailedStatus))),
        ("meta template", Webhooks.Meta(Webhooks.MetaChange("message_template_status_update", """{"event":"PAUSED","message_template_name":"t","reason":"r\ud83d"}""", "1750000000"))),
        ("meta account", Webhooks.Meta(Webhooks.MetaChange("account_update", """{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"X"}]}"""))),
        ("meta preference", Webhooks.Meta(Webhooks.MetaChange("user_preferences", Webhooks.MetaValue(""" "user_preferences":[{"wa_id":"15555550123","value":"stop","timestamp":1750000000}] """)))),
        ("meta location", Webhooks.Meta(Webhooks.MetaMessage(""" "type":"location","location":{"latitude":52.5,"longitude":-13.25,"name":"\ud83d\ude00"},"referral":{"a":[1]} """))),
        ("twilio text", Webhooks.Twilio(Webhooks.TwilioWhatsApp)),
        ("twilio status", Webhooks.Twilio(Webhooks.TwilioStatus, "attempt=01JABC")),
        ("twilio json", Webhooks.Twilio("""{"AccountSid":"AC1","MessageSid":"SM1","SmsStatus":"received","Body":"Hi \u2615","From":"+15555550123","To":"+15555550100"}""") with { ContentType = "application/json" }),
        ("ses bounce", new(InboundSource.Ses, Webhooks.SesBounce)),
        ("social", new(InboundSource.AwsSocial, """{"whatsAppWebhookEntry":"{\"id\":\"1\",\"changes\":[{\"value\":{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":[{\"from\":\"15555550123\",\"id\":\"w\",\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\"}}]},\"field\":\"messages\"}]}"}""")),
        ("sms status", new(InboundSource.AwsSms, Webhooks.SmsDelivered)),
        ("sms reply", new(InboundSource.AwsSms, Webhooks.SmsReply)),
        ("normalised", new(InboundSource.Normalised, Webhooks.NormalisedReply)),
    ];

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Parse_EveryPrefix_NeverThrows(string name)
    {
        var message = Find(name);
        Assert.IsType<ParseResult.Parsed>(WebhookParser.Parse(message));

        for (var length = 0; length < message.Body.Length; length++)
            Check(message, message.Body[..length], $"{name}, the first {length} characters");
    }

    [Theory, MemberData(nameof(Names))]
    public void Parse_OneByteChanged_NeverThrows(string name)
    {
        var message = Find(name);
        var random = new Random(20261121);
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(message.Body);
            var (at, value) = (random.Next(bytes.Length), (byte)random.Next(256));
            bytes[at] = value;
            Check(message, Encoding.UTF8.GetString(bytes), $"{name}, byte {at} made {value}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\ud800")]
    [InlineData("\ud83d\\ude00")]
    [InlineData("{\"a\":\"\ud800\"}")]
    [InlineData("&&=&%&a=%2")]
    public void Parse_Oddities_NeverThrowForAnySource(string body)
    {
        foreach (var source in Enum.GetValues<InboundSource>())
        {
            Check(new(source, body), body, $"{source}");
            Check(new(source, body) { ContentType = "application/json", Query = body }, body, $"{source} as JSON");
        }
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.IsType<ParseResult.Malformed>(WebhookParser.Parse(Webhooks.Meta(new string('[', 100_000))));

    private static RawMessage Find(string name) => All.Single(one => one.Name == name).Message;

    private static void Check(RawMessage message, string body, string what)
    {
        var changed = message with { Body = body, Signature = "sha256=00" };
        try
        {
            Assert.True(WebhookParser.Parse(changed) is ParseResult.Parsed or ParseResult.Malformed { Reason: "webhook_malformed", Detail.Length: > 0 });
            EnvelopeReader.Read(body, new Dictionary<string, string>(), new("a", "b", "c"));
            Assert.False(TwilioSignature.IsValid(changed, TwilioUrls.Candidates(changed, null, null), ["token"]));
            Assert.False(MetaSignature.IsValid(body, changed.Signature, ["secret"]));
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {error}");
        }
    }
}
