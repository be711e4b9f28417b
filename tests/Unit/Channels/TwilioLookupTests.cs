using System.Globalization;
using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Providers;
using Microsoft.Extensions.Time.Testing;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

/// <summary>What Twilio's list of messages says about one that nobody is sure of.</summary>
public sealed class TwilioLookupTests : IAsyncLifetime
{
    private const string Service = "MG00000000000000000000000000000001";

    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(45);
    private static readonly OtherMessages NoOthers = new(new HashSet<string>(), AreAllKnown: true);
    private static readonly MessageContent Yes = Text("Yes");
    private static readonly MessageContent Content = Filled(Template(Channel.WhatsApp, ContentSid, null, Parameter("name")), "Dana");

    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly ListedSecrets secrets = new();
    private readonly List<string> questions = [];
    private readonly CachedSecrets cache;
    private readonly HttpClient client;
    private readonly ProviderLedger ledger;
    private StubProvider? stub;
    private StubStanding standing = new("queued");
    private Func<int, Fault> fault = _ => Fault.None;

    public TwilioLookupTests()
    {
        client = ProviderHttp.CreateClient(clock);
        ledger = new(clock);
        cache = new(secrets, clock);
    }

    public async Task InitializeAsync()
    {
        var settings = new StubSettings
        {
            Standing = _ => standing,
            QuestionFaults = new(call =>
            {
                questions.Add(call.Recipient);
                return fault(questions.Count);
            }),
            Credentials = new HashSet<string> { $"{Account}:twilio-token" },
        };
        stub = await StubProvider.StartAsync(ProviderKind.Twilio, settings, ledger, clock, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await stub!.DisposeAsync();
    }

    public static TheoryData<MessageContent> EveryContent => new(Yes, Content, Filled(Template(Channel.Sms, null, "Hello {{name}}", Parameter("name")), "Dana"));

    [Theory, MemberData(nameof(EveryContent))]
    public async Task Find_OneUnaccountedMessage_IsIt(MessageContent content)
    {
        var message = Message(content is MessageContent.FromTemplate { Definition.Key.Channel: Channel.Sms } ? Twilio with { Channel = Channel.Sms } : Twilio, content);
        var id = await SendAsync(message);

        Assert.Equal(new LookupResult.Found(id, OutboundStatus.Sent, null), await FindLaterAsync(message));
    }

    [Theory]
    [InlineData("accepted", OutboundStatus.Sent, null)]
    [InlineData("sent", OutboundStatus.Sent, null)]
    [InlineData("delivered", OutboundStatus.Delivered, null)]
    [InlineData("read", OutboundStatus.Read, null)]
    [InlineData("undelivered", OutboundStatus.Failed, 30008)]
    [InlineData("failed", OutboundStatus.Failed, 63016)]
    [InlineData("canceled", OutboundStatus.Failed, null)]
    public async Task Find_Message_StandsWhereTwilioSays(string status, OutboundStatus expected, int? code)
    {
        var id = await SendAsync(Message(Twilio, Yes));
        standing = new(status, code);

        Assert.Equal(new LookupResult.Found(id, expected, code?.ToString(CultureInfo.InvariantCulture)), await FindLaterAsync(Message(Twilio, Yes)));
    }

    [Fact]
    public async Task Find_NothingInTheList_IsNotThere()
    {
        Assert.IsType<LookupResult.NotThere>(await FindLaterAsync(Message(Twilio, Yes)));
        Assert.Equal([Person], questions);
    }

    [Fact]
    public async Task Find_OnlyMessagesOfOtherItems_IsNotThere()
    {
        var others = new HashSet<string> { await SendAsync(Message(Twilio, Yes)), await SendAsync(Message(Twilio, Content)) };

        Assert.IsType<LookupResult.NotThere>(await FindLaterAsync(Message(Twilio, Yes), new(others, AreAllKnown: false)));
    }

    [Fact]
    public async Task Find_MessagesOutsideTheTime_IsNotThere()
    {
        await SendAsync(Message(Twilio, Yes));
        clock.Advance(TimeSpan.FromMinutes(3));
        var from = clock.GetUtcNow();
        clock.Advance(Attempt + TimeSpan.FromMinutes(3));
        await SendAsync(Message(Twilio, Yes));

        Assert.IsType<LookupResult.NotThere>(await FindAsync(Message(Twilio, Yes), NoOthers, from));
    }

    [Fact]
    public async Task Find_MessagesToOthersOrFromOthers_IsNotThere()
    {
        await SendAsync(Message(Twilio, Yes) with { Recipient = "+15555550199" });
        await SendAsync(Message(Twilio with { Address = "+15555550101" }, Yes));
        await SendAsync(Message(Twilio with { Channel = Channel.Sms }, Yes));

        Assert.IsType<LookupResult.NotThere>(await FindLaterAsync(Message(Twilio, Yes)));
    }

    [Fact]
    public async Task Find_OthersWithAnotherText_DoNotHideTheOneWithThisText()
    {
        await SendAsync(Message(Twilio, Text("No")));
        var id = await SendAsync(Message(Twilio, Yes));

        Assert.Equal(id, Assert.IsType<LookupResult.Found>(await FindLaterAsync(Message(Twilio, Yes))).ProviderMessageId);
        AssertOpen("several", await FindLaterAsync(Message(Twilio, Content)));
        AssertOpen("only_others", await FindLaterAsync(Message(Twilio, Text("Perhaps"))));
    }

    [Fact]
    public async Task Find_TheSameTextTwice_IsInconclusive()
    {
        var first = await SendAsync(Message(Twilio, Yes));
        await SendAsync(Message(Twilio, Yes));

        AssertOpen("several", await FindLaterAsync(Message(Twilio, Yes)));
        Assert.IsType<LookupResult.Found>(await FindLaterAsync(Message(Twilio, Yes), new(new HashSet<string> { first }, AreAllKnown: true)));
    }

    [Fact]
    public async Task Find_AnotherMessageMayBeTheOneThatWasTaken_IsInconclusive()
    {
        await SendAsync(Message(Twilio, Yes));

        AssertOpen("others_unknown", await FindLaterAsync(Message(Twilio, Yes), NoOthers with { AreAllKnown = false }));
    }

    [Fact]
    public async Task Find_OverAMessagingService_LooksAtWhatTheServiceSent()
    {
        var sender = Twilio with { ProviderSenderId = Service };
        var id = await SendAsync(Message(sender, Content));
        await SendAsync(Message(Twilio with { Address = "+15555550101" }, Content));

        Assert.Equal(id, Assert.IsType<LookupResult.Found>(await FindLaterAsync(Message(sender, Content))).ProviderMessageId);
    }

    [Fact]
    public async Task Find_ManyPages_ReadsBackToTheAttemptAndNoFurther()
    {
        for (var i = 0; i < 150; i++)
            await SendAsync(Message(Twilio, Text("Earlier")));
        clock.Advance(TimeSpan.FromMinutes(3));
        var id = await SendAsync(Message(Twilio, Yes));
        var from = clock.GetUtcNow();
        clock.Advance(Attempt + TimeSpan.FromMinutes(3));
        for (var i = 0; i < 230; i++)
            await SendAsync(Message(Twilio, Text("Later")));

        Assert.Equal(id, Assert.IsType<LookupResult.Found>(await FindAsync(Message(Twilio, Yes), NoOthers, from)).ProviderMessageId);
        Assert.Equal(3, questions.Count);
    }

    [Fact]
    public async Task Find_MoreThanFivePages_IsInconclusive()
    {
        var from = clock.GetUtcNow();
        clock.Advance(Attempt + TimeSpan.FromMinutes(3));
        for (var i = 0; i < 501; i++)
            await SendAsync(Message(Twilio, Text("Later")));

        AssertOpen("too_many_messages", await FindAsync(Message(Twilio, Yes), NoOthers, from));
        Assert.Equal(5, questions.Count);
    }

    public static TheoryData<Fault, string> Faults => new()
    {
        { new Fault.Throttle429(), "http_429" },
        { new Fault.Error5xxBeforeAccept(), "http_503" },
        { new Fault.ResetBeforeAccept(), "connection" },
        { new Fault.InvalidJsonAfterAccept(), "unreadable_answer" },
        { new Fault.RefuseWith("20404"), "http_404" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Find_AnyPageFails_IsInconclusive(Fault problem, string reason)
    {
        var from = clock.GetUtcNow();
        for (var i = 0; i < 101; i++)
            await SendAsync(Message(Twilio, Text("Other")));
        fault = question => question % 2 == 0 ? problem : Fault.None;
        clock.Advance(TimeSpan.FromMinutes(15));

        AssertOpen(reason, await FindAsync(Message(Twilio, Yes), NoOthers, from));
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task Find_NoAnswerInTime_IsInconclusive()
    {
        var asked = new TaskCompletionSource();
        fault = _ =>
        {
            asked.SetResult();
            return new Fault.TimeoutAfterAccept();
        };

        var finding = FindLaterAsync(Message(Twilio, Yes));
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(10));

        AssertOpen("timeout", await finding);
    }

    [Fact]
    public async Task Find_RefusedCredentials_AreReadAnew()
    {
        secrets.Value = """{"auth_token":"old-token"}""";
        AssertOpen("http_401", await FindLaterAsync(Message(Twilio, Yes)));
        secrets.Value = """{"auth_token":"twilio-token"}""";

        Assert.IsType<LookupResult.NotThere>(await FindLaterAsync(Message(Twilio, Yes)));
    }

    [Fact]
    public async Task Find_SecretMissing_IsInconclusive() =>
        AssertOpen("no_credentials", await FindLaterAsync(Message(Twilio with { SecretReference = "ssm:gone" }, Yes)));

    [Fact]
    public async Task Find_TooSoonAfterTheAttempt_AsksNobody()
    {
        var from = clock.GetUtcNow();
        clock.Advance(Attempt + TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1));

        AssertOpen("too_early", await FindAsync(Message(Twilio, Yes), NoOthers, from));
        Assert.Empty(questions);
    }

    [Theory]
    [InlineData("""{"messages":[{"sid":"SM1","status":"sent","date_created":"yesterday"}],"next_page_uri":null}""")]
    [InlineData("""{"messages":[{"status":"sent","date_created":"Mon, 24 Aug 2026 05:01:45 +0000"}],"next_page_uri":null}""")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[],"next_page_uri":"//elsewhere.example.test/2010-04-01/Accounts/"}""")]
    [InlineData("""{"messages":{},"next_page_uri":null}""")]
    [InlineData("[]")]
    public async Task Find_AnswerThatCannotBeRead_IsInconclusive(string body)
    {
        await using var server = RawServer.Always(RawServer.Answer(200, body));
        var from = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(15));

        AssertOpen("unreadable_answer", await LookupAt(server.Address).FindAsync(Query(Message(Twilio, Yes), NoOthers, from), CancellationToken.None));
    }

    [Theory]
    [InlineData("Mon, 24 Aug 2026 05:01:45 +0000")]
    [InlineData("Thu, 24 Aug 2026 07:01:45 +0200")]
    [InlineData("24 Aug 2026 05:01:45 +0000")]
    public async Task Find_EveryFormOfTheTime_IsRead(string time)
    {
        var body = $$"""{"messages":[{"sid":"SM1","status":"sent","date_created":"{{time}}","from":"whatsapp:+15555550100","body":"Yes"}],"next_page_uri":null}""";
        await using var server = RawServer.Always(RawServer.Answer(200, body));
        var from = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.IsType<LookupResult.Found>(await LookupAt(server.Address).FindAsync(Query(Message(Twilio, Yes), NoOthers, from), CancellationToken.None));
    }

    [Fact]
    public void CanLookUp_TwilioAlone()
    {
        var lookup = LookupAt(new("https://api.example.test"));

        Assert.True(lookup.CanLookUp(Twilio));
        Assert.False(lookup.CanLookUp(Meta));
        Assert.False(lookup.CanLookUp(Ses));
    }

    private static void AssertOpen(string reason, LookupResult result) => Assert.Equal(reason, Assert.IsType<LookupResult.Inconclusive>(result).Reason);

    private static LookupQuery Query(OutboundMessage message, OtherMessages others, DateTimeOffset from) =>
        new() { Message = message, AttemptedFrom = from, AttemptedUntil = from + Attempt, Others = others };

    private TwilioLookup LookupAt(Uri address) => new(client, cache, new() { BaseAddress = address }, clock);

    private async Task<string> SendAsync(OutboundMessage message)
    {
        var provider = new TwilioProvider(client, cache, new() { BaseAddress = stub!.BaseAddress }, clock);
        return Assert.IsType<SendOutcome.Accepted>(await provider.SendAsync(message, CancellationToken.None)).ProviderMessageId;
    }

    private Task<LookupResult> FindAsync(OutboundMessage message, OtherMessages others, DateTimeOffset from) =>
        LookupAt(stub!.BaseAddress).FindAsync(Query(message, others, from), CancellationToken.None);

    /// <summary>Looks for a message whose attempt began at the beginning of the test.</summary>
    private Task<LookupResult> FindLaterAsync(OutboundMessage message, OtherMessages? others = null)
    {
        clock.Advance(TimeSpan.FromMinutes(15));
        return FindAsync(message, others ?? NoOthers, Samples.Now);
    }
}
