using Engines.Schema.Migration;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Schema.Migration;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task TakeAsync_MoreThanTheRate_LetsTheRatePassEachSecond()
    {
        var bucket = new TokenBucket(10, time);
        var takers = Enumerable.Range(0, 40).Select(_ => bucket.TakeAsync(CancellationToken.None)).ToArray();

        for (var second = 0; second <= 3; second++)
        {
            await SettleAsync(takers, 10 * (second + 1));
            Assert.Equal(10 * (second + 1), takers.Count(taker => taker.IsCompleted));
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Charge_ExpensiveRequest_DelaysTheNext()
    {
        var bucket = new TokenBucket(10, time);
        await bucket.TakeAsync(CancellationToken.None);
        bucket.Charge(19);

        var next = bucket.TakeAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMilliseconds(1_000));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(101));
        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task TakeAsync_AfterALongRest_LetsNoMorePassThanOneSecondHolds()
    {
        var bucket = new TokenBucket(5, time);
        time.Advance(TimeSpan.FromHours(1));

        var takers = Enumerable.Range(0, 12).Select(_ => bucket.TakeAsync(CancellationToken.None)).ToArray();

        await SettleAsync(takers, 5);
        Assert.Equal(5, takers.Count(taker => taker.IsCompleted));
    }

    // What a timer continues may run on another thread.
    private static async Task SettleAsync(Task[] takers, int count)
    {
        for (var look = 0; look < 500 && takers.Count(taker => taker.IsCompleted) < count; look++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
    }
}
