using Engines.Channels;
using Engines.Conversations;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

/// <summary>Messages that must not reach the wire: the address of the provider is one that nobody listens on.</summary>
public sealed class UnsendableTests : IDisposable
{
    private static readonly Template Complete = Template(Channel.WhatsApp, "visit_reminder", null, Parameter("name"));

    private readonly HttpClient client = ProviderHttp.CreateClient(TimeProvider.System);

    public static TheoryData<string> Names => new(Cases.Keys);

    private static Dictionary<string, (OutboundMessage Message, string Outcome, string Code)> Cases { get; } = new()
    {
        ["no phone number id"] = (Message(Meta with { ProviderSenderId = null }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["phone number id with a path"] = (Message(Meta with { ProviderSenderId = "1/../2" }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["no secret"] = (Message(Meta with { SecretReference = null }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["unknown secret"] = (Message(Meta with { SecretReference = "ssm:other" }, Text("a")), "NotAccepted", "secret_unavailable"),
        ["meta over sms"] = (Message(Meta with { Channel = Channel.Sms }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["no account"] = (Message(Twilio with { AccountId = "AC1" }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["twilio over email"] = (Message(Twilio with { Channel = Channel.Email }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["ses over sms"] = (Message(Ses with { Channel = Channel.Sms }, Text("a")), "NotAccepted", "sender_incomplete"),
        ["user id over twilio"] = (Message(Twilio, Text("a")) with { Recipient = "US.1349" }, "Refused", "recipient_unsupported"),
        ["empty text"] = (Message(Meta, Text("")), "Refused", "body_empty"),
        ["too few values"] = (Message(Meta, Filled(Complete)), "Refused", "variables"),
        ["missing value"] = (Message(Meta, new MessageContent.FromTemplate(Complete, [new(null!)])), "Refused", "variables"),
        ["currency without code"] =
            (Message(Meta, Filled(Complete with { Parameters = [Parameter("price", ParameterType.Currency)] }, "$1")), "Refused", "variables"),
        ["meta template without name"] = (Message(Meta, Filled(Complete with { ProviderId = null }, "a")), "NotAccepted", "template_incomplete"),
        ["text in a button"] =
            (Message(Meta, Filled(Complete with { Parameters = [Parameter("a", place: ParameterPlace.Button)] }, "a")), "NotAccepted", "template_incomplete"),
        ["text with an unknown place"] =
            (Message(Twilio, Filled(Complete with { ProviderId = null, Text = "Hi {{who}}" }, "a")), "NotAccepted", "template_incomplete"),
        ["text with half a place"] =
            (Message(Twilio, Filled(Complete with { ProviderId = null, Text = "Hi {{name" }, "a")), "NotAccepted", "template_incomplete"),
        ["ses template without name"] = (Message(Ses, Filled(Complete with { ProviderId = null, Text = "Hi" }, "a")), "NotAccepted", "template_incomplete"),
    };

    public void Dispose() => client.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Send_WhatIsIncomplete_IsAnswered(string name)
    {
        var (message, outcome, code) = Cases[name];
        var provider = new Providers(client, TimeProvider.System).Of(message.Sender.Provider, new("http://127.0.0.1:9"));

        var actual = await provider.SendAsync(message, CancellationToken.None);

        Assert.Equal(outcome, actual.GetType().Name);
        Assert.Equal(code, CodeTableTests.ErrorOf(actual)!.Code);
    }

    [Fact]
    public async Task Send_SignerThatFails_KeepsTheMessage()
    {
        SignRequest failing = (_, _, _) => throw new InvalidOperationException("no role");
        var provider = new SesProvider(client, failing, ProviderOptions.Ses("eu-west-1"), TimeProvider.System);

        var outcome = Assert.IsType<SendOutcome.NotAccepted>(await provider.SendAsync(For(ProviderKind.Ses), CancellationToken.None));

        Assert.Equal(new ProviderError(ProviderKind.Ses, "signing", FailureClass.Configuration), outcome.Error);
    }

    [Fact]
    public async Task Router_EachSender_GoesToItsProvider()
    {
        var router = new ProviderRouter(new Dictionary<ProviderKind, IMessageProvider>
        {
            [ProviderKind.Meta] = new Answering(new SendOutcome.Accepted("meta")),
            [ProviderKind.Ses] = new Answering(new SendOutcome.Accepted("ses")),
        });

        Assert.Equal(new SendOutcome.Accepted("meta"), await router.SendAsync(For(ProviderKind.Meta), CancellationToken.None));
        Assert.Equal(new SendOutcome.Accepted("ses"), await router.SendAsync(For(ProviderKind.Ses), CancellationToken.None));
        var missing = Assert.IsType<SendOutcome.NotAccepted>(await router.SendAsync(For(ProviderKind.Twilio), CancellationToken.None));
        Assert.Equal("provider_missing", missing.Error.Code);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("ftp://example.test")]
    [InlineData("https://user:pass@example.test")]
    [InlineData("https://example.test?x=1")]
    public void Options_UselessAddress_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => new ProviderOptions { BaseAddress = new(address, UriKind.RelativeOrAbsolute) });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Options_UselessTimeout_IsRefused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProviderOptions.Meta with { ProviderTimeout = TimeSpan.FromSeconds(seconds) });

    private sealed class Answering(SendOutcome outcome) : IMessageProvider
    {
        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) => Task.FromResult(outcome);
    }
}
