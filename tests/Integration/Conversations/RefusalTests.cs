using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

/// <summary>What the machine says of a refusal, for metrics to count.</summary>
public sealed class RefusalTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly ProviderError Stopped = new(ProviderKind.Meta, "132015", FailureClass.TemplateStopped);
    private static readonly ProviderError Expired = new(ProviderKind.Meta, "190", FailureClass.Configuration);
    private static readonly ProviderError TooMany = new(ProviderKind.Meta, "130429", FailureClass.Rate);

    public static TheoryData<SendOutcome, FailureClass?> Outcomes => new()
    {
        { new SendOutcome.Accepted("wamid.1"), null },
        { new SendOutcome.Refused(Stopped), FailureClass.TemplateStopped },
        { new SendOutcome.NotAccepted(Expired), FailureClass.Configuration },
        { new SendOutcome.Throttled(TooMany, null), FailureClass.Rate },
        { new SendOutcome.Unknown(new(ProviderKind.Meta, "timeout", FailureClass.Unavailable)), null },
    };

    [Theory, MemberData(nameof(Outcomes))]
    public async Task Send_AnsweredByTheProvider_SaysWhatARefusalMeans(SendOutcome outcome, FailureClass? refusal) =>
        Assert.Equal(refusal, (await SendAsync(outcome, attemptsMax: 20)).Refusal);

    [Fact]
    public async Task Send_RefusedForTheLastTime_StillSaysIt()
    {
        var result = Assert.IsType<OutboundResult.GiveUp>(await SendAsync(new SendOutcome.NotAccepted(Expired), attemptsMax: 1));

        Assert.Equal((Reasons.AttemptsExhausted, FailureClass.Configuration), (result.Reason, result.Refusal));
    }

    private async Task<OutboundResult> SendAsync(SendOutcome outcome, int attemptsMax)
    {
        var store = new OutboundStore(tables.Conversations, TimeSpan.FromDays(365), TimeProvider.System);
        var heads = new HeadStore(tables.Conversations, TimeProvider.System);
        var machine = new OutboundMachine(store, heads, new Fixed(outcome), new OutboundOptions { Jitter = () => 0.5, AttemptsMax = attemptsMax }, TimeProvider.System);
        var window = new AttemptWindow("worker-1", TimeProvider.System.GetUtcNow().AddSeconds(45), CancellationToken.None);
        return await machine.SendAsync(Sample.Outbound(tables.NextRequestId(), "+15550178001", UnconfirmedPolicy.NeverTwice), null, window, CancellationToken.None);
    }

    private sealed class Fixed(SendOutcome outcome) : IMessageProvider
    {
        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) => Task.FromResult(outcome);
    }
}
