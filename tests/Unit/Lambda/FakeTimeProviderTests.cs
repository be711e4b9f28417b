using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

public sealed class FakeTimeProviderTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Advance_TimersDueOnTheWay_FireInOrderEachAtItsOwnTime()
    {
        var fired = new List<string>();
        using var second = time.CreateTimer(_ => fired.Add($"second {Seconds()}"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var first = time.CreateTimer(_ => fired.Add($"first {Seconds()}"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var later = time.CreateTimer(_ => fired.Add("later"), null, TimeSpan.FromSeconds(9), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["first 1", "second 2"], fired);
        Assert.Equal(5, Seconds());
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresUntilDisposed()
    {
        var fired = 0;
        var timer = time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        time.Advance(TimeSpan.FromSeconds(6));
        timer.Dispose();
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(3, fired);
    }

    [Fact]
    public void SetUtcNow_Backwards_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => time.SetUtcNow(time.GetUtcNow().AddTicks(-1)));

    [Fact]
    public void ElapsedTime_Always_FollowsTheClock()
    {
        var start = time.GetTimestamp();

        time.Advance(TimeSpan.FromMilliseconds(1234));

        Assert.Equal(TimeSpan.FromMilliseconds(1234), time.GetElapsedTime(start));
    }

    [Fact]
    public void CancellationTokenSource_OnThisClock_FiresWhenItIsMoved()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(source.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(source.IsCancellationRequested);
    }

    private double Seconds() => (time.GetUtcNow() - time.Start).TotalSeconds;
}
