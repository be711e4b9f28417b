using System.Text;
using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;
using Microsoft.Extensions.Time.Testing;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Local.Providers;

/// <summary>What our own providers make of a stub that has limits, and what the stubs refuse beyond what StubTests shows.</summary>
public sealed class StubRulesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Now);
    private readonly List<StubProvider> stubs = [];
    private readonly List<AcceptedMessage> accepted = [];
    private readonly HttpClient client;
    private readonly ProviderLedger ledger;

    public StubRulesTests()
    {
        client = ProviderHttp.CreateClient(clock);
        ledger = new(clock);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        client.Dispose();
        foreach (var stub in stubs)
            await stub.DisposeAsync();
    }

    [Theory]
    [InlineData("Meta", "130429")]
    [InlineData("Twilio", "20429")]
    [InlineData("Ses", "TooManyRequestsException")]
    public async Task Send_AboveTheLimit_IsThrottledInTheProvidersWords(string kind, string code)
    {
        var sender = kind switch { "Meta" => Meta, "Twilio" => Twilio, _ => Ses };
        var rules = new RateRules { MetaPerNumber = 1, TwilioPerAccount = 1, SesPerSecond = 1 };
        var send = await SenderAsync(sender.Provider, new() { Limits = new(rules, clock) });

        Assert.IsType<SendOutcome.Accepted>(await send(Message(sender, Text("Yes"))));
        Assert.Equal(code, Assert.IsType<SendOutcome.Throttled>(await send(Message(sender, Text("Yes")))).Error.Code);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SendOutcome.Accepted>(await send(Message(sender, Text("Yes"))));
        Assert.Equal([null, code, null], ledger.Entries.Select(entry => entry.Code));
    }

    [Fact]
    public async Task Send_TwilioAboveTheNumbersRate_IsTakenAndReportedLater()
    {
        var send = await SenderAsync(ProviderKind.Twilio, new() { Limits = new(new(), clock) });
        using var echoes = new StatusEchoes(EchoPlan.InOrder(TimeSpan.Zero), clock);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.IsType<SendOutcome.Accepted>(await send(Message(Twilio with { Channel = Channel.Sms }, Text("Yes"))));
        accepted.ForEach(echoes.Accept);

        Assert.Equal([0, 1, 2], accepted.Select(message => message.Queued.TotalSeconds));
        Assert.Equal(3, echoes.Events.Count);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(9, echoes.Events.Count);
    }

    [Fact]
    public async Task Send_FreeTextOutsideTheWindow_IsRefusedByMetaAndFailsLaterAtTwilio()
    {
        var settings = new StubSettings { Window = new(clock) };
        var meta = await SenderAsync(ProviderKind.Meta, settings);
        var twilio = await SenderAsync(ProviderKind.Twilio, settings);

        Assert.Equal("131047", Assert.IsType<SendOutcome.Refused>(await meta(Message(Meta, Text("Yes")))).Error.Code);
        Assert.IsType<SendOutcome.Accepted>(await meta(Message(Meta, Filled(Template(Channel.WhatsApp, "visit_reminder", null, Parameter("name")), "Dana"))));
        Assert.IsType<SendOutcome.Accepted>(await twilio(Message(Twilio, Text("Yes"))));
        Assert.Equal([null, "63016"], accepted.Select(message => message.FailsWith));

        settings.Window.Wrote(Meta.ProviderSenderId!, Person);
        Assert.IsType<SendOutcome.Accepted>(await meta(Message(Meta, Text("Yes"))));

        using var echoes = new StatusEchoes(EchoPlan.InOrder(TimeSpan.Zero), clock);
        echoes.Accept(accepted[1]);
        Assert.True(echoes.Events.TryRead(out var echo));
        Assert.Equal((EchoStatus.Failed, "63016", 0), (echo!.Status, echo.Code, echoes.Events.Count));
    }

    [Theory]
    [InlineData("\"text\":{\"", "\"context\":{\"message_id\":1},\"text\":{\"")]
    [InlineData("\"preview_url\":false", "\"preview_url\":\"no\"")]
    public void Meta_ChangedText_IsRefused(string part, string replacement)
    {
        var body = Encoding.UTF8.GetString(MetaPayload.Write(Message(Meta, Text("Yes"))).Span);
        Assert.Contains(part, body, StringComparison.Ordinal);

        Assert.Equal("131009", Assert.Throws<StubRefusalException>(() =>
            new MetaPayloadRules(null).Check(Judging.Parse(body.Replace(part, replacement, StringComparison.Ordinal)))).Code);
    }

    [Theory]
    [InlineData("\"type\":\"template\"", "\"text\":{\"body\":\"x\"},\"type\":\"template\"")]
    [InlineData("\"type\":\"template\"", "\"context\":{\"id\":\"wamid.1\"},\"type\":\"template\"")]
    public void Meta_ChangedTemplate_IsRefused(string part, string replacement)
    {
        var body = Encoding.UTF8.GetString(MetaPayload.Write(Message(Meta, Filled(Template(Channel.WhatsApp, "visit_reminder", null, Parameter("name")), "Dana"))).Span);
        Assert.Contains(part, body, StringComparison.Ordinal);

        Assert.Equal("131009", Assert.Throws<StubRefusalException>(() =>
            new MetaPayloadRules(null).Check(Judging.Parse(body.Replace(part, replacement, StringComparison.Ordinal)))).Code);
    }

    [Theory]
    [InlineData("\"Subject\":{", "\"Subject\":{\"Text\":\"x\",")]
    [InlineData("\"Body\":{", "\"Body\":{\"Plain\":{},")]
    [InlineData("\"Name\":\"X-Attempt\"", "\"Name\":\"X-Attempt\",\"Other\":\"x\"")]
    [InlineData("\"Name\":\"attempt\",", "")]
    [InlineData("\"ToAddresses\"", "\"Others\":[],\"ToAddresses\"")]
    [InlineData("\"Content\":", "\"ReplyToAddresses\":[\"nobody\"],\"Content\":")]
    [InlineData("\"Content\":", "\"TenantName\":\"a b\",\"Content\":")]
    [InlineData("\"Content\":", "\"ConfigurationSetName\":1,\"Content\":")]
    public async Task Ses_ChangedPayload_IsRefused(string part, string replacement)
    {
        var sender = Ses with { ReplyTo = null, TenantName = null, ConfigurationSet = null };
        var body = Encoding.UTF8.GetString(SesPayload.Write(Message(sender, Text("Yes"))).Span);
        Assert.Contains(part, body, StringComparison.Ordinal);
        var stub = await StartAsync(ProviderKind.Ses, new());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stub.BaseAddress, "/v2/email/outbound-emails"))
        {
            Content = new StringContent(body.Replace(part, replacement, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        await Channels.Providers.SignAsync(request, default, CancellationToken.None);

        using var response = await client.SendAsync(request);

        Assert.Equal("BadRequestException", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
    }

    private async Task<Func<OutboundMessage, Task<SendOutcome>>> SenderAsync(ProviderKind kind, StubSettings settings)
    {
        var stub = await StartAsync(kind, settings with { Accepted = accepted.Add });
        return message => new Channels.Providers(client, clock).Of(kind, stub.BaseAddress).SendAsync(message, CancellationToken.None);
    }

    private async Task<StubProvider> StartAsync(ProviderKind kind, StubSettings settings)
    {
        var stub = await StubProvider.StartAsync(kind, settings, ledger, clock, CancellationToken.None);
        stubs.Add(stub);
        return stub;
    }
}
