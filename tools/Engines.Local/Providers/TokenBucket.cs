namespace Engines.Local.Providers;

/// <summary>A limit that lets so many through at once and so many a second over time. May be used from several threads.</summary>
/// <param name="rate">Tokens a second.</param>
/// <param name="burst">Tokens that lie there at first, and at most.</param>
/// <param name="time">Its clock.</param>
public sealed class TokenBucket(double rate, double burst, TimeProvider time)
{
    private readonly Lock gate = new();
    private double taken;
    private long last = time.GetTimestamp();

    /// <summary>True once it has all its tokens again, as if it were new.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                Refill();
                return taken <= 0;
            }
        }
    }

    /// <summary>Takes a token; false if there is none.</summary>
    public bool TryTake() => TryTake(out _);

    /// <summary>Takes a token; false, and how long it will be until there is one, if there is none.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (gate)
        {
            Refill();

            // What is refilled in many small steps may fall short of a whole token by a rounding error.
            const double Almost = 1 - 1e-9;
            var left = burst - taken;
            wait = left >= Almost ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - left) / rate);
            if (wait > TimeSpan.Zero)
                return false;
            taken++;
            return true;
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        taken = Math.Max(0, taken - (time.GetElapsedTime(last, now).TotalSeconds * rate));
        last = now;
    }
}
