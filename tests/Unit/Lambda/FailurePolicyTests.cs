using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

public sealed class FailurePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(9, 512)]
    [InlineData(10, 900)]
    [InlineData(39, 900)]
    public void Decide_FullJitter_DoublesUpToFifteenMinutes(int receiveCount, double seconds)
    {
        var decided = Assert.IsType<Disposition.Redeliver>(Policy(jitter: 1).Decide(new TimeoutException(), receiveCount));

        Assert.Equal(TimeSpan.FromSeconds(seconds), decided.After);
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(0.5, 24)]
    [InlineData(7, 32)]
    [InlineData(-7, 16)]
    public void Decide_Jitter_TakesAtMostHalfAway(double jitter, double seconds)
    {
        var decided = Assert.IsType<Disposition.Redeliver>(Policy(jitter).Decide(new TimeoutException(), 5));

        Assert.Equal(TimeSpan.FromSeconds(seconds), decided.After);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Decide_CountMakesNoSense_WaitsAsAfterTheFirst(int receiveCount)
    {
        var decided = Assert.IsType<Disposition.Redeliver>(Policy(jitter: 1).Decide(new TimeoutException(), receiveCount));

        Assert.Equal(TimeSpan.FromSeconds(2), decided.After);
    }

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    [InlineData(41, true)]
    public void Decide_AtDeliveriesMax_GivesUp(int receiveCount, bool givesUp)
    {
        var decided = Policy().Decide(new TimeoutException(), receiveCount);

        Assert.Equal(givesUp, decided is Disposition.DeadLetter { Reason: "deliveries_exhausted" });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Decide_MessageOfTheException_GoesNowhere(int receiveCount)
    {
        var decided = Policy().Decide(new InvalidOperationException("+4915112345678"), receiveCount);

        Assert.DoesNotContain("4915", decided.ToString(), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", decided.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Limit_RedeliveryAtDeliveriesMax_BecomesDeadLetterWithItsReason()
    {
        var limited = Policy().Limit(new Disposition.Redeliver(TimeSpan.FromSeconds(1), "paused"), 40, Now, Now);

        Assert.Equal(new Disposition.DeadLetter("deliveries_exhausted", "paused"), limited);
    }

    [Fact]
    public void Limit_DoneOrDeadLetterPastEveryLimit_IsLeftAlone()
    {
        var letter = new Disposition.DeadLetter("conflict", "hash");

        Assert.Equal(Disposition.Finished, Policy().Limit(Disposition.Finished, 99, Now.AddDays(-20), Now));
        Assert.Equal(letter, Policy().Limit(letter, 99, Now.AddDays(-20), Now));
    }

    [Theory]
    [InlineData(0, 13, true)]
    [InlineData(0, 12.9, false)]
    [InlineData(12, 12.6, true)]
    [InlineData(12, 12.4, false)]
    public void Limit_Age_CountsTheWaitThatIsToCome(double waitHours, double ageDays, bool tooOld)
    {
        var redelivery = new Disposition.Redeliver(TimeSpan.FromHours(waitHours), "waiting");

        var limited = Policy().Limit(redelivery, 1, Now.AddDays(-ageDays), Now);

        Assert.Equal(tooOld ? new Disposition.DeadLetter("too_old", "waiting") : redelivery, limited);
    }

    [Fact]
    public void Limit_AgeUnknown_IsNotOld() =>
        Assert.IsType<Disposition.Redeliver>(Policy().Limit(new Disposition.Redeliver(TimeSpan.FromDays(99), "x"), 1, null, Now));

    [Fact]
    public void Limits_ZeroOrLess_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryLimits { DeliveriesMax = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryLimits { MessageAgeMax = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryLimits { BackOffFirst = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryLimits { BackOffMax = TimeSpan.Zero });
    }

    private static FailurePolicy Policy(double jitter = 0) => new(new RetryLimits(), () => jitter);
}
