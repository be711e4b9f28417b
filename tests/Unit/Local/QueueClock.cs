namespace Engines.Tests.Unit.Local;

/// <summary>A clock that moves only when it is told to, and says when somebody waits on it.</summary>
internal sealed class QueueClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Completes once something waits for this clock, at once if something does already.</summary>
    public Task WhenWaitedForAsync()
    {
        lock (gate)
            return alarms.Count > 0 ? Task.CompletedTask : armed.Task;
    }

    /// <summary>Completes when something begins to wait for this clock after this is read.</summary>
    public Task NextWait
    {
        get
        {
            lock (gate)
                return armed.Task;
        }
    }

    public void Advance(TimeSpan span)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += span;
            due = [.. alarms.Where(alarm => alarm.Due <= now)];
            alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Arm(Alarm alarm, TimeSpan dueTime)
    {
        lock (gate)
        {
            alarms.Remove(alarm);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;

            alarm.Due = now + dueTime;
            alarms.Add(alarm);
            armed.TrySetResult();
            armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Alarm(QueueClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
