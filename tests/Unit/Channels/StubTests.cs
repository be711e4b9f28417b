using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Providers;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

/// <summary>The stubs refuse what the real providers refuse, and take everything that our providers write.</summary>
public sealed class StubTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly List<StubProvider> stubs = [];
    private readonly HttpClient client;
    private readonly ProviderLedger ledger;

    public StubTests()
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

    [Fact]
    public async Task Send_EveryKindOfMessage_IsTaken()
    {
        var everything = Template(
            Channel.WhatsApp, "visit_reminder", null,
            Parameter("picture", ParameterType.Image, ParameterPlace.Header), Parameter("name"), Parameter("date", ParameterType.DateTime),
            Parameter("yes", ParameterType.Payload, ParameterPlace.Button), Parameter("link", ParameterType.UrlSuffix, ParameterPlace.Button, 1));
        OutboundMessage[] messages =
        [
            Message(Meta, Filled(everything, "https://cdn.example.test/a.jpg", "Dana", "12 May", "YES", "abc")),
            Message(Meta, Text("Yes", inReplyTo: "wamid.1")),
            Message(Meta, Text("Yes")) with { Recipient = "US.13491208655302741918" },
            Message(Twilio, Filled(Template(Channel.WhatsApp, ContentSid, null, Parameter("name")), "Dana")),
            Message(Twilio with { ProviderSenderId = "MG00000000000000000000000000000001" }, Text("Yes")),
            Message(Twilio with { Channel = Channel.Sms }, Text("Yes")),
            Message(Ses, Filled(Template(Channel.Email, "visit-reminder-v3", null, Parameter("name")), "Dana")),
            Message(Ses, Text("Yes", inReplyTo: "<a@b.test>", subject: "Re: visit")),
        ];

        foreach (var message in messages)
            Assert.IsType<SendOutcome.Accepted>(await SendAsync(message, new()));

        Assert.Equal(messages.Length, ledger.AcceptedFor(Attempt()).Count);
        Assert.Equal(messages.Select(message => message.Recipient), ledger.Entries.Select(entry => entry.Call.Recipient));
    }

    [Theory]
    [InlineData("\"messaging_product\":\"whatsapp\"", "\"messaging_product\":\"sms\"", 131009)]
    [InlineData("\"messaging_product\":\"whatsapp\",", "", 131008)]
    [InlineData("\"15555550123\"", "\"+15555550123\"", 131009)]
    [InlineData("\"to\":\"15555550123\",", "", 131008)]
    [InlineData("\"to\"", "\"recipient\"", 131009)]
    [InlineData("\"type\":\"text\"", "\"type\":\"texts\"", 131009)]
    [InlineData("\"body\":\"Yes\"", "\"body\":\"\"", 131008)]
    [InlineData("\"preview_url\"", "\"preview\"", 131009)]
    [InlineData("{", "", 131009)]
    public async Task Meta_ChangedPayload_IsRefused(string part, string replacement, int code)
    {
        var body = Encoding.UTF8.GetString(MetaPayload.Write(Message(Meta, Text("Yes"))).Span);
        Assert.Contains(part, body, StringComparison.Ordinal);
        var changed = body.Replace(part, replacement, StringComparison.Ordinal);

        var (status, answer) = await PostAsync(ProviderKind.Meta, "/106540352242922/messages", "application/json", changed, "Bearer t");

        Assert.Equal((400, code), (status, (int)answer["error"]!["code"]!));
        Assert.False(Assert.Single(ledger.Entries).IsAccepted);
    }

    [Theory]
    [InlineData("To=whatsapp%3A%2B15555550123&", "", 400, 21604)]
    [InlineData("%2B15555550123", "%2B0", 400, 21211)]
    [InlineData("From=whatsapp%3A%2B15555550100&", "", 400, 21603)]
    [InlineData("From=whatsapp%3A", "From=", 400, 63007)]
    [InlineData("Body=Yes", "Body=", 400, 21602)]
    [InlineData("Body=Yes", "ContentSid=HX1", 400, 21655)]
    [InlineData("hooks.example", "hooks_x.example", 400, 21609)]
    public async Task Twilio_ChangedForm_IsRefused(string part, string replacement, int status, int code)
    {
        var form = Encoding.ASCII.GetString(TwilioForm.Write(Message(Twilio, Text("Yes"))).Span);
        Assert.Contains(part, form, StringComparison.Ordinal);
        var path = $"/2010-04-01/Accounts/{Account}/Messages.json";
        var changed = form.Replace(part, replacement, StringComparison.Ordinal);

        var (actual, answer) = await PostAsync(ProviderKind.Twilio, path, "application/x-www-form-urlencoded", changed, BasicOf($"{Account}:t"));

        Assert.Equal((status, code, status), (actual, (int)answer["code"]!, (int)answer["status"]!));
    }

    [Theory]
    [InlineData("\"FromEmailAddress\"", "\"From\"")]
    [InlineData("dana@example.test", "dana")]
    [InlineData("\"Simple\"", "\"Plain\"")]
    [InlineData("\"Name\":\"attempt\"", "\"Name\":\"att empt\"")]
    public async Task Ses_ChangedPayload_IsRefused(string part, string replacement)
    {
        var body = Encoding.UTF8.GetString(SesPayload.Write(Message(Ses, Text("Yes"))).Span);
        Assert.Contains(part, body, StringComparison.Ordinal);
        var stub = await StartAsync(ProviderKind.Ses, new());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stub.BaseAddress, "/v2/email/outbound-emails"))
        {
            Content = new StringContent(body.Replace(part, replacement, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        await Providers.SignAsync(request, default, CancellationToken.None);

        using var response = await client.SendAsync(request);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("BadRequestException", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
    }

    [Fact]
    public async Task Send_WrongCredentials_AreRefused()
    {
        var strict = new StubSettings { Credentials = new HashSet<string> { "other", $"{Account}:other" } };

        Assert.Equal("190", Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(For(ProviderKind.Meta), strict)).Error.Code);
        Assert.Equal("20003", Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(For(ProviderKind.Twilio), strict)).Error.Code);
    }

    [Theory]
    [InlineData("visit_reminder", 1, false, "Accepted", null)]
    [InlineData("another", 1, false, "Refused", "132001")]
    [InlineData("visit_reminder", 2, false, "Refused", "132000")]
    [InlineData("visit_reminder", 1, true, "Refused", "132012")]
    public async Task Meta_KnownTemplates_AreHeldAgainstThePayload(string name, int count, bool isNamed, string outcome, string? code)
    {
        var settings = new StubSettings { Templates = [new(name, "en_US", count, isNamed)] };

        var actual = await SendAsync(Message(Meta, Filled(Template(Channel.WhatsApp, "visit_reminder", null, Parameter("name")), "Dana")), settings);

        Assert.Equal((outcome, code), (actual.GetType().Name, CodeTableTests.ErrorOf(actual)?.Code));
    }

    [Fact]
    public async Task Twilio_Acceptance_AnswersLikeTheRealOne()
    {
        var form = Encoding.ASCII.GetString(TwilioForm.Write(Message(Twilio, Text("Hello Dana, your visit is on 12 May."))).Span);
        var path = $"/2010-04-01/Accounts/{Account}/Messages.json";

        var (status, answer) = await PostAsync(ProviderKind.Twilio, path, "application/x-www-form-urlencoded", form, BasicOf($"{Account}:t"));

        Assert.Equal(201, status);
        const string Sid = "SM00000000000000000000000000000001";
        SameJson(
            $$"""
            {"account_sid":"{{Account}}","api_version":"2010-04-01","body":"Hello Dana, your visit is on 12 May.",
             "date_created":"Mon, 24 Aug 2026 05:01:45 +0000","date_sent":null,"date_updated":"Mon, 24 Aug 2026 05:01:45 +0000",
             "direction":"outbound-api","error_code":null,"error_message":null,"from":"whatsapp:+15555550100","messaging_service_sid":null,
             "num_media":"0","num_segments":"1","price":null,"price_unit":null,"sid":"{{Sid}}","status":"queued",
             "subresource_uris":{"media":"/2010-04-01/Accounts/{{Account}}/Messages/{{Sid}}/Media.json"},
             "to":"whatsapp:+15555550123","uri":"/2010-04-01/Accounts/{{Account}}/Messages/{{Sid}}.json"}
            """,
            answer.ToJsonString());
    }

    private static string BasicOf(string user) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user));

    private async Task<SendOutcome> SendAsync(OutboundMessage message, StubSettings settings)
    {
        var stub = await StartAsync(message.Sender.Provider, settings);
        return await new Providers(client, clock).Of(message.Sender.Provider, stub.BaseAddress).SendAsync(message, CancellationToken.None);
    }

    private async Task<(int Status, JsonNode Answer)> PostAsync(ProviderKind kind, string path, string mediaType, string body, string authorization)
    {
        var stub = await StartAsync(kind, new());
        using var request = new HttpRequestMessage(HttpMethod.Post, stub.BaseAddress.AbsoluteUri.TrimEnd('/') + path)
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<StubProvider> StartAsync(ProviderKind kind, StubSettings settings)
    {
        var stub = await StubProvider.StartAsync(kind, settings, ledger, clock, CancellationToken.None);
        stubs.Add(stub);
        return stub;
    }
}
