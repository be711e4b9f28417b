using System.Threading.Channels;

namespace Engines.Local.Providers;

/// <summary>Reports statuses of the messages that the stubs took: give <see cref="Accept"/> to <see cref="StubSettings.Accepted"/>.</summary>
public sealed class StatusEchoes : IDisposable
{
    /// <summary>How many events may wait to be read.</summary>
    /// <value>100,000; beyond that they are dropped and counted, as a provider gives up on a deaf receiver.</value>
    public const int WaitingMax = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<ITimer> timers = [];
    private readonly Channel<StatusEcho> events = Channel.CreateBounded<StatusEcho>(WaitingMax);
    private readonly EchoPlan plan;
    private readonly TimeProvider time;
    private int dropped;
    private bool isDisposed;

    /// <summary>Makes the source of events.</summary>
    /// <param name="plan">Which events each message gets.</param>
    /// <param name="time">Measures the delays.</param>
    public StatusEchoes(EchoPlan plan, TimeProvider time) => (this.plan, this.time) = (plan, time);

    /// <summary>The events, as they fall due.</summary>
    public ChannelReader<StatusEcho> Events => events.Reader;

    /// <summary>How many events nobody read in time.</summary>
    public int Dropped => Volatile.Read(ref dropped);

    /// <summary>How many events are planned or due and not read yet.</summary>
    public int Pending
    {
        get
        {
            lock (gate)
                return timers.Count + events.Reader.Count;
        }
    }

    /// <summary>Plans the events of a message.</summary>
    public void Accept(AcceptedMessage message)
    {
        foreach (var chosen in message.FailsWith is { } code ? [new(EchoStatus.Failed, TimeSpan.Zero, code)] : plan.For(message))
        {
            var planned = chosen with { After = chosen.After + message.Queued };
            if (planned.After <= TimeSpan.Zero)
                Report(message, planned);
            else
                Schedule(message, planned);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            foreach (var timer in timers)
                timer.Dispose();
            timers.Clear();
        }

        events.Writer.TryComplete();
    }

    private void Schedule(AcceptedMessage message, PlannedEcho planned)
    {
        lock (gate)
        {
            if (isDisposed)
                return;

            // Created stopped, so that it cannot fire before it can be forgotten.
            ITimer? timer = null;
            timer = time.CreateTimer(_ => Fire(timer!, message, planned), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timers.Add(timer);
            timer.Change(planned.After, Timeout.InfiniteTimeSpan);
        }
    }

    private void Fire(ITimer timer, AcceptedMessage message, PlannedEcho planned)
    {
        lock (gate)
        {
            if (isDisposed || !timers.Remove(timer))
                return;
        }

        timer.Dispose();
        Report(message, planned);
    }

    private void Report(AcceptedMessage message, PlannedEcho planned)
    {
        if (!events.Writer.TryWrite(new(message, planned.Status, planned.Code, message.At + planned.After)))
            Interlocked.Increment(ref dropped);
    }
}
