using Engines.Local.Providers;

namespace Engines.Local.Edge;

/// <summary>Chooses how often each webhook is delivered, and how late: providers repeat what was not answered in time, and keep no order.</summary>
/// <param name="choose">Called once for each webhook with its place among all, from 1; a delivery for each delay that it returns. From several threads.</param>
public sealed class DeliveryPlan(Func<int, RawWebhook, IReadOnlyList<TimeSpan>> choose)
{
    private const int RepeatedShare = 10;
    private const int LateShare = 10;
    private const int RepeatsMax = 3;

    /// <summary>Each webhook once and at once.</summary>
    public static DeliveryPlan Prompt { get; } = new((_, _) => [TimeSpan.Zero]);

    /// <summary>The delays of one webhook's deliveries, each counted from when it happened.</summary>
    public IReadOnlyList<TimeSpan> For(int number, RawWebhook webhook) => choose(number, webhook);

    /// <summary>One in ten is repeated once to three times, one in ten comes late and so after others; the seed and the place among all decide which.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="latest">How late at most.</param>
    public static DeliveryPlan Seeded(int seed, TimeSpan latest) => new((number, _) =>
    {
        var random = new Random(StableHash.Of($"{seed}/edge/{number}"));
        var first = random.Next(LateShare) == 0 ? latest * random.NextDouble() : TimeSpan.Zero;
        var repeats = random.Next(RepeatedShare) == 0 ? random.Next(1, RepeatsMax + 1) : 0;
        return [first, .. Enumerable.Range(0, repeats).Select(_ => latest * random.NextDouble())];
    });
}
