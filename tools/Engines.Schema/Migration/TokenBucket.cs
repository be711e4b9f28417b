namespace Engines.Schema.Migration;

/// <summary>
/// Lets so many units a second pass. What a request costs is known only afterwards, so it may leave a debt: the next ones then wait for longer.
/// </summary>
/// <param name="unitsPerSecond">Above zero. The bucket holds as many, so it never lets more than twice that pass in one second.</param>
/// <param name="time">The clock.</param>
public sealed class TokenBucket(double unitsPerSecond, TimeProvider time)
{
    private readonly Lock gate = new();
    private double used;
    private long filledAt;

    /// <summary>Takes one unit, and waits until there is one.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (Reserve(1) is { Ticks: > 0 } wait)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Charges what a request cost beyond what was taken for it.</summary>
    public void Charge(double more) => Reserve(more);

    // Who comes while there is a debt queues behind it: each is told how long its own part of it lasts.
    private TimeSpan Reserve(double taken)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            used = Math.Max(0, used - (time.GetElapsedTime(filledAt, now).TotalSeconds * unitsPerSecond)) + taken;
            filledAt = now;
            return used <= unitsPerSecond ? TimeSpan.Zero : TimeSpan.FromSeconds((used - unitsPerSecond) / unitsPerSecond);
        }
    }
}
