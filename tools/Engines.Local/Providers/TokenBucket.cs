namespace Engines.Local.Providers;

/// <summary>A limit that lets so many through at once and so many a second over time. May be used from several threads.</summary>
/// <param name="rate">Tokens a second.</param>
/// <param name="burst">Tokens that lie there at first, and at most.</param>
/// <param name="time">Its clock.</param>
public sealed class TokenBucket(double rate, double burst, TimeProvider time)
{
    private readonly Lock gate = new();
    private double tokens = burst;
    private long last = time.GetTimestamp();

    /// <summary>True once it has all its tokens again, as if it were new.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                Refill();
                return tokens >= burst;
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
            wait = tokens >= Almost ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - tokens) / rate);
            if (wait > TimeSpan.Zero)
                return false;
            tokens = Math.Max(0, tokens - 1);
            return true;
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        tokens = Math.Min(burst, tokens + (time.GetElapsedTime(last, now).TotalSeconds * rate));
        last = now;
    }
}
