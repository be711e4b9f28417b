using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Local.Providers;

public sealed class RateLimitsTests
{
    private readonly QueueClock clock = new();

    [Fact]
    public void Admit_Meta_CountsTheSecondByNumber()
    {
        var limits = new RateLimits(new(), clock);
        for (var person = 0; person < 80; person++)
            limits.Admit(Call(ProviderKind.Meta, "1", $"+1555555{person:D4}"));

        Assert.Equal("130429", Refusal(limits, Call(ProviderKind.Meta, "1", "+15555559999")));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Meta, "2", "+15555559999")));
        clock.Advance(TimeSpan.FromSeconds(0.0125));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Meta, "1", "+15555559999")));
        Assert.Equal("130429", Refusal(limits, Call(ProviderKind.Meta, "1", "+15555559998")));
    }

    [Fact]
    public void Admit_Meta_CountsThePairInItsOwnMeasure()
    {
        var limits = new RateLimits(new(), clock);
        for (var message = 0; message < 45; message++)
            limits.Admit(Call(ProviderKind.Meta, "1", "+15555550001"));

        Assert.Equal("131056", Refusal(limits, Call(ProviderKind.Meta, "1", "+15555550001")));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Meta, "1", "+15555550002")));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("131056", Refusal(limits, Call(ProviderKind.Meta, "1", "+15555550001")));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Meta, "1", "+15555550001")));
        Assert.Equal("131056", Refusal(limits, Call(ProviderKind.Meta, "1", "+15555550001")));
    }

    [Fact]
    public void Admit_Twilio_QueuesByNumberAndRefusesByAccount()
    {
        var limits = new RateLimits(new RateRules { TwilioPerAccount = 4 }, clock);

        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(_ => limits.Admit(Call(ProviderKind.Twilio, "+15555550100", "+15555550001")).TotalSeconds));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Twilio, "+15555550101", "+15555550001")));
        Assert.Equal("20429", Refusal(limits, Call(ProviderKind.Twilio, "+15555550102", "+15555550001")));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, limits.Admit(Call(ProviderKind.Twilio, "+15555550100", "+15555550001")).TotalSeconds);
    }

    [Fact]
    public void Admit_Ses_CountsTheSecondAndTheDay()
    {
        var limits = new RateLimits(new RateRules { SesPerDay = 16 }, clock);
        for (var message = 0; message < 14; message++)
            limits.Admit(Call(ProviderKind.Ses, "hello@acme.example", "dana@example.test"));

        Assert.Contains("sending rate", RefusalText(limits), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        limits.Admit(Call(ProviderKind.Ses, "hello@acme.example", "dana@example.test"));
        limits.Admit(Call(ProviderKind.Ses, "hello@acme.example", "dana@example.test"));
        Assert.Contains("quota", RefusalText(limits), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TimeSpan.Zero, limits.Admit(Call(ProviderKind.Ses, "hello@acme.example", "dana@example.test")));
    }

    [Fact]
    public void TryTake_WhenEmpty_SaysHowLong()
    {
        var bucket = new TokenBucket(0.5, 1, clock);

        Assert.True(bucket.TryTake(out _));
        Assert.False(bucket.TryTake(out var wait));
        Assert.Equal(TimeSpan.FromSeconds(2), wait);
        Assert.False(bucket.IsFull);
        clock.Advance(wait);
        Assert.True(bucket.IsFull);
    }

    private static string RefusalText(RateLimits limits) =>
        Assert.Throws<StubRefusalException>(() => limits.Admit(Call(ProviderKind.Ses, "hello@acme.example", "dana@example.test"))).Message;

    private static string Refusal(RateLimits limits, StubCall call) => Assert.Throws<StubRefusalException>(() => limits.Admit(call)).Code;

    private static StubCall Call(ProviderKind provider, string sender, string recipient) => new() { Provider = provider, Sender = sender, Recipient = recipient, AccountId = "AC1" };
}
