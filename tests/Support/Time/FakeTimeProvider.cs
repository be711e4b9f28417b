namespace Microsoft.Extensions.Time.Testing;

/// <summary>
/// A clock that stands still until a test moves it; the slice of the official class that our tests use, under its name, so that the
/// package can take its place (docs/adr/0002).
/// </summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now;

    /// <summary>A clock that stands at midnight of 1 January 2000, UTC.</summary>
    public FakeTimeProvider()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public FakeTimeProvider(DateTimeOffset startDateTime) => now = Start = startDateTime.ToUniversalTime();

    /// <summary>When the clock was made.</summary>
    public DateTimeOffset Start { get; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock forward to a moment. Timers due on the way fire, each at its own time.</summary>
    public void SetUtcNow(DateTimeOffset value)
    {
        lock (gate)
            ArgumentOutOfRangeException.ThrowIfLessThan(value, now);

        while (TakeDue(value) is { } timer)
            timer.Fire();
    }

    /// <summary>Moves the clock forward by a span. Timers due on the way fire, each at its own time.</summary>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        SetUtcNow(GetUtcNow() + delta);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The next timer due until the given moment, with the clock set to its time; null, with the clock at that moment, when there is none.</summary>
    private FakeTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt);
            if (due is null)
            {
                now = until > now ? until : now;
                return null;
            }

            now = due.DueAt > now ? due.DueAt : now;
            if (due.Period > TimeSpan.Zero)
                due.DueAt += due.Period;
            else
                timers.Remove(due);
            return due;
        }
    }

    private sealed class FakeTimer(FakeTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = time.now + dueTime;
                    Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                    time.timers.Add(this);
                }
            }

            // A timer that is due at once does not wait for the clock to move.
            if (dueTime == TimeSpan.Zero)
                time.SetUtcNow(time.GetUtcNow());
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
