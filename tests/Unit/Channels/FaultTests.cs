using Engines.Channels;
using Microsoft.Extensions.Time.Testing;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Channels;

/// <summary>Each fault at the edge, with each provider: what the caller believes against what the person got.</summary>
public sealed class FaultTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly ProviderLedger ledger = new(TimeProvider.System);
    private readonly CancellationTokenSource patience = new(Patience, TimeProvider.System);
    private readonly List<StubProvider> stubs = [];
    private readonly HttpClient client;

    public FaultTests() => client = ProviderHttp.CreateClient(clock);

    public static TheoryData<ProviderKind> Kinds => new(Enum.GetValues<ProviderKind>());

    public static TheoryData<ProviderKind, string> KindsAndFaults
    {
        get
        {
            var data = new TheoryData<ProviderKind, string>();
            foreach (var (kind, name) in Enum.GetValues<ProviderKind>().SelectMany(kind => Faults.Keys.Select(name => (kind, name))))
                data.Add(kind, name);
            return data;
        }
    }

    private static Dictionary<string, (Fault Fault, string Outcome, bool IsAccepted)> Faults { get; } = new()
    {
        ["none"] = (Fault.None, "Accepted", true),
        ["throttle"] = (new Fault.Throttle429(TimeSpan.FromSeconds(9)), "Throttled", false),
        ["5xx before"] = (new Fault.Error5xxBeforeAccept(), "Unknown", false),
        ["5xx after"] = (new Fault.Error5xxAfterAccept(), "Unknown", true),
        ["reset before"] = (new Fault.ResetBeforeAccept(), "Unknown", false),
        ["reset after"] = (new Fault.ResetAfterAccept(), "Unknown", true),
        ["half an answer"] = (new Fault.InvalidJsonAfterAccept(), "Unknown", true),
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var stub in stubs)
            await stub.DisposeAsync();
    }

    public void Dispose()
    {
        client.Dispose();
        patience.Dispose();
    }

    [Theory]
    [MemberData(nameof(KindsAndFaults))]
    public async Task Send_AnyFault_CallsOnceAndClaimsNoMoreThanItKnows(ProviderKind kind, string name)
    {
        var (fault, outcome, isAccepted) = Faults[name];
        var provider = await StartAsync(kind, FaultPlan.Script(fault));

        var actual = await provider.SendAsync(Samples.For(kind), patience.Token);

        Assert.Equal(outcome, actual.GetType().Name);
        var entry = Assert.Single(ledger.Entries);
        Assert.Equal(isAccepted, entry.IsAccepted);
        Assert.Equal(Samples.Attempt(), entry.Attempt);
        Assert.Equal(kind == ProviderKind.Ses ? Samples.Mail : Samples.Person, entry.Call.Recipient);
        if (actual is SendOutcome.Accepted accepted)
            Assert.Equal(entry.ProviderMessageId, accepted.ProviderMessageId);
        if (actual is SendOutcome.Throttled throttled)
            Assert.Equal(TimeSpan.FromSeconds(9), throttled.RetryAfter);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_NoAnswerInTime_IsUnknown(ProviderKind kind)
    {
        var provider = await StartAsync(kind, FaultPlan.Script(new Fault.TimeoutAfterAccept()));
        var sending = provider.SendAsync(Samples.For(kind), CancellationToken.None);
        await ledger.WaitAsync(entries => entries.Count == 1, patience.Token);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("timeout", Assert.IsType<SendOutcome.Unknown>(await sending).Error.Code);
        Assert.Single(ledger.AcceptedFor(Samples.Attempt()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_CancelledAfterItLeft_IsUnknown(ProviderKind kind)
    {
        using var cancellation = new CancellationTokenSource();
        var provider = await StartAsync(kind, FaultPlan.Script(new Fault.TimeoutAfterAccept()));
        var sending = provider.SendAsync(Samples.For(kind), cancellation.Token);
        await ledger.WaitAsync(entries => entries.Count == 1, patience.Token);

        await cancellation.CancelAsync();

        Assert.Equal("cancelled", Assert.IsType<SendOutcome.Unknown>(await sending).Error.Code);
    }

    [Fact]
    public async Task Send_ReleasedOrSlowAnswer_IsAccepted()
    {
        var release = new TaskCompletionSource();
        var provider = await StartAsync(ProviderKind.Meta, FaultPlan.Script(new Fault.TimeoutAfterAccept(release.Task), new Fault.SlowAnswer(TimeSpan.Zero)));
        var sending = provider.SendAsync(Samples.For(ProviderKind.Meta), patience.Token);
        await ledger.WaitAsync(entries => entries.Count == 1, patience.Token);
        release.SetResult();

        Assert.IsType<SendOutcome.Accepted>(await sending);
        Assert.IsType<SendOutcome.Accepted>(await provider.SendAsync(Samples.For(ProviderKind.Meta), patience.Token));
    }

    [Fact]
    public void Plans_SeedScriptAndRecipient_ChooseAsTheySay()
    {
        var call = new StubCall { Provider = ProviderKind.Meta, Recipient = Samples.Person };
        var refusal = new Fault.RefuseWith("131026");
        FaultPlan Seeded() => FaultPlan.Rate(7, (0.3, refusal), (0.3, new Fault.ResetAfterAccept()));

        var (one, two) = (Seeded(), Seeded());
        var drawn = Enumerable.Range(0, 200).Select(_ => one.Next(call)).ToList();

        Assert.Equal(drawn, Enumerable.Range(0, 200).Select(_ => two.Next(call)));
        Assert.InRange(drawn.Count(fault => fault == refusal), 30, 90);
        var combined = FaultPlan.FirstOf(
            FaultPlan.Script(Fault.None, new Fault.ResetBeforeAccept()), FaultPlan.ByRecipient(new Dictionary<string, Fault> { [Samples.Person] = refusal }));
        Assert.Equal(refusal, combined.Next(call));
        Assert.Equal(new Fault.ResetBeforeAccept(), combined.Next(call));
    }

    [Fact]
    public async Task Ledger_SeveralAttemptsOfOneRequest_AreCountedTogether()
    {
        var provider = await StartAsync(ProviderKind.Meta, FaultPlan.Script(new Fault.Throttle429()));
        await provider.SendAsync(Samples.For(ProviderKind.Meta), patience.Token);
        await provider.SendAsync(Samples.For(ProviderKind.Meta), patience.Token);

        var attempt = Samples.Attempt();
        Assert.Equal(2, ledger.CallsFor(attempt.Conversation, "r-1").Count);
        Assert.Single(ledger.AcceptedFor(attempt.Conversation, "r-1"));
        Assert.Equal((2, 1), Assert.Single(ledger.PerRequest()).Value);
    }

    private async Task<IMessageProvider> StartAsync(ProviderKind kind, FaultPlan faults)
    {
        var stub = await StubProvider.StartAsync(kind, new StubSettings { Faults = faults }, ledger, clock, patience.Token);
        stubs.Add(stub);
        return new Providers(client, clock).Of(kind, stub.BaseAddress);
    }
}
