using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Channels;

public sealed class EchoTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);
    private static readonly string Attempt = Samples.Attempt().Value;

    private readonly FakeTimeProvider clock = new(Samples.Now);

    [Fact]
    public void InOrder_TimePasses_ReportsSentDeliveredRead()
    {
        using var echoes = new StatusEchoes(EchoPlan.InOrder(Step), clock);
        var message = MessageOf(ProviderKind.Meta);
        echoes.Accept(message);
        Assert.False(echoes.Events.TryRead(out _));

        clock.Advance(Step);
        Assert.Equal([new StatusEcho(message, EchoStatus.Sent, null, message.At + Step)], Drain(echoes));
        clock.Advance(10 * Step);
        Assert.Equal([EchoStatus.Delivered, EchoStatus.Read], Drain(echoes).Select(echo => echo.Status));
    }

    [Fact]
    public void ReorderedAndRepeated_SameSeed_GivesTheSameEvents()
    {
        List<EchoStatus> Run(int seed)
        {
            using var echoes = new StatusEchoes(EchoPlan.Repeated(EchoPlan.Reordered(seed, Step), 2), clock);
            for (var i = 0; i < 10; i++)
                echoes.Accept(MessageOf(ProviderKind.Meta) with { ProviderMessageId = $"wamid.{i}" });
            clock.Advance(10 * Step);
            return [.. Drain(echoes).Select(echo => echo.Status)];
        }

        var first = Run(1);
        Assert.Equal(first, Run(1));
        Assert.Equal(60, first.Count);
        Assert.NotEqual(first, Run(2));
    }

    [Fact]
    public void Failing_ForOneRecipient_ReportsTheCode()
    {
        var failing = new Dictionary<string, EchoPlan> { [Samples.Person] = EchoPlan.Failing("131026", TimeSpan.Zero) };
        using var echoes = new StatusEchoes(EchoPlan.ByRecipient(failing, EchoPlan.None), clock);

        echoes.Accept(MessageOf(ProviderKind.Meta));

        Assert.Equal("131026", Assert.Single(Drain(echoes)).Code);
    }

    [Fact]
    public void MetaWebhook_Delivered_IsTheOneOfTheFactSheet()
    {
        var webhook = MetaWebhook.ToWebhook(new(MessageOf(ProviderKind.Meta), EchoStatus.Delivered, null, At), "test_app_secret");

        Samples.SameJson(
            $$$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{
              "messaging_product":"whatsapp",
              "metadata":{"display_phone_number":"15555550100","phone_number_id":"106540352242922"},
              "contacts":[{"profile":{"name":"Dana"},"wa_id":"15555550123"}],
              "statuses":[{"id":"id-1","status":"delivered","timestamp":"1750000000","recipient_id":"15555550123",
                "biz_opaque_callback_data":"attempt={{{{Attempt}}}}",
                "conversation":{"id":"7270432eae37498234f4444b35ffc5","expiration_timestamp":"1750086400","origin":{"type":"utility"}},
                "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"utility"}}]}}]}]}
            """,
            webhook.Body);
        Assert.Equal(MetaWebhook.Sign("test_app_secret", webhook.Body), webhook.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public void MetaWebhook_Failed_CarriesTheError()
    {
        var webhook = MetaWebhook.ToWebhook(new(MessageOf(ProviderKind.Meta), EchoStatus.Failed, "131047", At), "s");

        var value = JsonNode.Parse(webhook.Body)!["entry"]![0]!["changes"]![0]!["value"]!;
        Assert.Null(value["contacts"]);
        Assert.Equal(131047, (int)value["statuses"]![0]!["errors"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("""{"object":"whatsapp_business_account","t":"café ☕"}""", "63185992c6d93cf441c68a3b0ed4b4ade6068a1a5bcb66882f3e9522ce1f5b0c")]
    public void MetaWebhook_Signature_MatchesTheVectors(string body, string hex) =>
        Assert.Equal("sha256=" + hex, MetaWebhook.Sign("test_app_secret", body));

    [Fact]
    public void TwilioWebhook_Signature_MatchesTheVectors()
    {
        Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", TwilioWebhook.Sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2",
        [
            ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"), ("From", "+14158675309"), ("To", "+18005551212"),
        ]));
        Assert.Equal(
            "JNW+0/oxLkVs3xWrRqmAWPXNtnk=",
            TwilioWebhook.Sign("test_auth_token_000000000000000001", "https://hooks.example.test/twilio/inbound?company=ci-001",
            [
                ("AccountSid", Samples.Account), ("ApiVersion", "2010-04-01"), ("Body", ""), ("From", "whatsapp:+15555550123"),
                ("MessageSid", "SM00000000000000000000000000000001"), ("NumMedia", "1"), ("To", "whatsapp:+15555550100"),
            ]));
    }

    [Fact]
    public void TwilioWebhook_Event_IsPostedToTheMessagesOwnCallback()
    {
        var message = MessageOf(ProviderKind.Twilio);
        var webhook = TwilioWebhook.ToWebhook(new(message, EchoStatus.Delivered, null, At), "token");

        Assert.Equal($"https://hooks.example.test/twilio/status?attempt={Attempt}", webhook!.Url!.AbsoluteUri);
        Assert.Equal(
            $"AccountSid={Samples.Account}&ApiVersion=2010-04-01&From=whatsapp%3A%2B15555550100&To=whatsapp%3A%2B15555550123&MessageSid=id-1&SmsSid=id-1"
                + "&MessageStatus=delivered&SmsStatus=delivered&ChannelPrefix=whatsapp&ChannelToAddress=%2B15555550123&EventType=DELIVERED",
            webhook.Body);
        Assert.Null(TwilioWebhook.ToWebhook(new(message with { Call = message.Call with { StatusCallback = null } }, EchoStatus.Sent, null, At), "token"));
    }

    [Theory]
    [InlineData(EchoStatus.Sent, null, "Send", "send")]
    [InlineData(EchoStatus.Delivered, null, "Delivery", "delivery")]
    [InlineData(EchoStatus.Read, null, "Open", "open")]
    [InlineData(EchoStatus.Failed, null, "Bounce", "bounce")]
    [InlineData(EchoStatus.Failed, "Complaint", "Complaint", "complaint")]
    [InlineData(EchoStatus.Failed, "Reject", "Reject", "reject")]
    [InlineData(EchoStatus.Failed, "Rendering Failure", "Rendering Failure", "failure")]
    public void SesWebhook_EveryStatus_HasItsEvent(EchoStatus status, string? code, string type, string member)
    {
        var webhook = SesWebhook.ToWebhook(new(MessageOf(ProviderKind.Ses), status, code, At), isEnveloped: true);

        var inner = JsonNode.Parse((string)JsonNode.Parse(webhook!.Body)!["Message"]!)!;
        Assert.Equal(type, (string)inner["eventType"]!);
        Assert.NotNull(inner[member]);
        Assert.Equal(Attempt, (string)inner["mail"]!["tags"]!["attempt"]![0]!);
        Assert.Equal("id-1", (string)inner["mail"]!["messageId"]!);
    }

    private static DateTimeOffset At { get; } = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000);

    private static List<StatusEcho> Drain(StatusEchoes echoes)
    {
        var read = new List<StatusEcho>();
        while (echoes.Events.TryRead(out var echo))
            read.Add(echo);
        return read;
    }

    private AcceptedMessage MessageOf(ProviderKind provider) => new(
        new StubCall
        {
            Provider = provider,
            AttemptText = Attempt,
            Recipient = provider == ProviderKind.Ses ? Samples.Mail : Samples.Person,
            Sender = provider == ProviderKind.Meta ? "106540352242922" : "+15555550100",
            AccountId = Samples.Account,
            StatusCallback = new($"https://hooks.example.test/twilio/status?attempt={Attempt}#rc=3"),
            Tags = new Dictionary<string, string> { ["attempt"] = Attempt },
            ConfigurationSet = "engine",
            IsWhatsApp = provider != ProviderKind.Ses,
        },
        "id-1",
        clock.GetUtcNow());
}
