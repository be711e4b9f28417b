using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

/// <summary>What the machine makes of what the provider says about an outcome that stayed unknown.</summary>
public sealed class OutcomeLookUpTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly SendOutcome Lost = new SendOutcome.Unknown(new(ProviderKind.Twilio, "timeout", FailureClass.Unavailable));
    private static int people;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.Zero));
    private readonly Scripted world = new();
    private readonly string person = $"+1555777{Interlocked.Increment(ref people):D4}";

    [Fact]
    public async Task Send_Found_IsSettledAsTheProviderSays()
    {
        world.Answer = _ => new LookupResult.Found("SM1", OutboundStatus.Delivered, null);
        var message = await LoseAsync();

        Assert.Equal(new OutboundResult.Settled(OutboundStatus.Delivered, null, IsNew: true), await SendAsync(message));

        var item = await ReadAsync(message);
        Assert.Equal((OutboundStatus.Delivered, "SM1", 1), (item.Status, item.ProviderMessageId, item.AcceptedAttempts.Count));
        Assert.Equal(1, world.Calls);
    }

    [Theory]
    [InlineData("30008", "twilio:30008")]
    [InlineData(null, Reasons.ReportedFailed)]
    public async Task Send_FoundFailed_IsFailedWithTheCode(string? code, string reason)
    {
        world.Answer = _ => new LookupResult.Found("SM1", OutboundStatus.Failed, code);
        var message = await LoseAsync();

        Assert.Equal(new OutboundResult.Settled(OutboundStatus.Failed, reason, IsNew: true), await SendAsync(message));
        Assert.Equal(reason, (await ReadAsync(message)).Reason);
    }

    [Fact]
    public async Task Send_NotThere_GoesOutAgainWhateverThePolicy()
    {
        world.Answer = _ => LookupResult.NotThere.Instance;
        var message = await LoseAsync();
        world.Outcome = new SendOutcome.Accepted("SM2");

        Assert.Equal(new OutboundResult.Settled(OutboundStatus.Sent, null, IsNew: true), await SendAsync(message));

        var item = await ReadAsync(message);
        Assert.Equal((2, "SM2"), (item.Attempt, item.ProviderMessageId));
        Assert.Contains(OutboundStatus.RetryWait, item.FirstSeen.Keys);
    }

    [Fact]
    public async Task Send_NotThereAfterTheLastAttempt_IsGivenUpAndMayBeRedriven()
    {
        world.Answer = _ => LookupResult.NotThere.Instance;
        var message = await LoseAsync(attemptsMax: 1);

        Assert.Equal(Reasons.AttemptsExhausted, Assert.IsType<OutboundResult.GiveUp>(await SendAsync(message, attemptsMax: 1)).Reason);

        var item = await ReadAsync(message);
        Assert.Equal((OutboundStatus.RetryWait, Reasons.NotThere), (item.Status, item.Reason));
        Assert.Equal(1, world.Calls);
    }

    [Fact]
    public async Task Send_NotThereAndOptedOutMeanwhile_IsSuppressed()
    {
        world.Answer = _ => LookupResult.NotThere.Instance;
        var message = await LoseAsync();

        var result = await SendAsync(message, head: new() { OptedOutAt = clock.GetUtcNow() });

        Assert.Equal(new OutboundResult.Settled(OutboundStatus.Suppressed, Reasons.OptedOut, IsNew: true), result);
        Assert.Equal(1, world.Calls);
    }

    [Theory]
    [InlineData(UnconfirmedPolicy.NeverTwice)]
    [InlineData(UnconfirmedPolicy.AtLeastOnce)]
    public async Task Send_Inconclusive_LeavesItToThePolicy(UnconfirmedPolicy policy)
    {
        var message = await LoseAsync(policy);
        world.Outcome = new SendOutcome.Accepted("SM2");

        var result = await SendAsync(message);

        Assert.Single(world.Queries);
        if (policy == UnconfirmedPolicy.AtLeastOnce)
            Assert.Equal(OutboundStatus.Sent, Assert.IsType<OutboundResult.Settled>(result).Status);
        else
            Assert.Contains("(several)", Assert.IsType<OutboundResult.GiveUp>(result).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AnotherAccountSince_AsksNobody()
    {
        var message = await LoseAsync();

        var result = await SendAsync(message with { Sender = message.Sender with { AccountId = "AC00000000000000000000000000000002" } });

        Assert.Equal(Reasons.OutcomeUnknown, Assert.IsType<OutboundResult.GiveUp>(result).Reason);
        Assert.Empty(world.Queries);
    }

    [Fact]
    public async Task Send_BeforeTheWindowIsOver_AsksNobody()
    {
        var message = await LoseAsync(TimeSpan.FromMinutes(14));

        Assert.IsType<OutboundResult.Wait>(await SendAsync(message));
        Assert.Empty(world.Queries);
    }

    [Fact]
    public async Task Send_ReportArrivesDuringTheLookUp_IsBelieved()
    {
        var message = await LoseAsync();
        var store = Store();
        world.Answer = query =>
        {
            store.ResolveAsync(query.Message.Attempt, new(OutboundStatus.Read, clock.GetUtcNow()) { ProviderMessageId = "SM1" }, default).Wait();
            return LookupResult.NotThere.Instance;
        };

        Assert.Equal(OutboundStatus.Read, Assert.IsType<OutboundResult.Settled>(await SendAsync(message)).Status);
        Assert.Equal(1, world.Calls);
    }

    [Fact]
    public async Task Send_OtherMessagesOfTheConversation_AreNamedInTheQuestion()
    {
        world.Outcome = new SendOutcome.Accepted("SM7");
        await SendAsync(NewMessage());
        var message = await LoseAsync();
        await SendAsync(message);
        Assert.Equal((true, true), (world.Queries[^1].Others.ProviderMessageIds.SetEquals(["SM7"]), world.Queries[^1].Others.AreAllKnown));

        // A second one under the same cloud: either may be the one that was taken.
        var first = await LoseAsync(TimeSpan.FromMinutes(1));
        var second = await LoseAsync();
        await SendAsync(first);
        Assert.False(world.Queries[^1].Others.AreAllKnown);
        await SendAsync(second);
        Assert.False(world.Queries[^1].Others.AreAllKnown);

        // Long after, neither can be.
        clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(await LoseAsync());
        Assert.True(world.Queries[^1].Others.AreAllKnown);
        Assert.Equal(TimeSpan.FromSeconds(45), world.Queries[^1].AttemptedUntil - world.Queries[^1].AttemptedFrom);
    }

    private Outbound NewMessage(UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice) =>
        Sample.Outbound(tables.NextRequestId(), person, policy) with { Sender = Sample.Sender(ProviderKind.Twilio) };

    /// <summary>A message whose outcome is unknown, and whose window is just over.</summary>
    private Task<Outbound> LoseAsync(UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice, int attemptsMax = 20) =>
        LoseAsync(TimeSpan.FromMinutes(16), policy, attemptsMax);

    private async Task<Outbound> LoseAsync(TimeSpan ago, UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice, int attemptsMax = 20)
    {
        var message = NewMessage(policy);
        world.Outcome = Lost;
        Assert.Equal(Reasons.Unconfirmed, Assert.IsType<OutboundResult.Wait>(await SendAsync(message, attemptsMax)).Reason);
        clock.Advance(ago);
        return message;
    }

    private Task<OutboundResult> SendAsync(Outbound message, int attemptsMax = 20, ConversationHead? head = null)
    {
        var options = new OutboundOptions { Jitter = () => 0.5, Lookup = world, AttemptsMax = attemptsMax };
        var machine = new OutboundMachine(Store(), new HeadStore(tables.Conversations, clock), world, options, clock);
        var window = new AttemptWindow("worker-1", clock.GetUtcNow().AddSeconds(45), CancellationToken.None);
        return machine.SendAsync(message, head, window, CancellationToken.None);
    }

    private OutboundStore Store() => new(tables.Conversations, TimeSpan.FromDays(365), clock);

    private async Task<OutboundItem> ReadAsync(Outbound message) => (await Store().ReadAsync(message.Record.Conversation, message.Record.RequestId, default))!;

    private sealed class Scripted : IMessageProvider, IOutcomeLookup
    {
        public SendOutcome Outcome { get; set; } = Lost;

        public Func<LookupQuery, LookupResult> Answer { get; set; } = _ => new LookupResult.Inconclusive("several");

        public int Calls { get; private set; }

        public List<LookupQuery> Queries { get; } = [];

        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(Outcome);
        }

        public bool CanLookUp(ChannelSender sender) => sender.Provider == ProviderKind.Twilio;

        public async Task<LookupResult> FindAsync(LookupQuery query, CancellationToken cancellationToken)
        {
            Queries.Add(query);
            return await Task.Run(() => Answer(query), cancellationToken);
        }
    }
}
