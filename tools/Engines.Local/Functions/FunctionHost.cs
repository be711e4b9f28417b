using Engines.Local.Queues;

namespace Engines.Local.Functions;

/// <summary>What a host needs from outside.</summary>
/// <param name="Line">Called for each line that a process writes and each that Lambda would write, from more than one thread.</param>
/// <param name="NextId">The ids of invocations; called from more than one thread.</param>
/// <param name="Time">Its clock.</param>
public sealed record FunctionHostOptions(Action<string> Line, Func<Guid> NextId, TimeProvider Time);

/// <summary>
/// Keeps the processes of a function and hands each event to a free one: there are few at first, an event that finds none free starts another, and one that nobody
/// needs for long is ended. A process that died or ran out of time is replaced: at once, and if that fails too, with the next event, so that a function that
/// cannot start costs one process for each event and not more.
/// </summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private readonly FunctionHostOptions options;
    private readonly FunctionSlot[] slots;
    private readonly FunctionStatistics statistics = new();
    private readonly ChangeSignal freed = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private FunctionSettings settings;
    private Task caring = Task.CompletedTask;
    private int atWork;
    private int disposed;

    private FunctionHost(FunctionSettings settings, FunctionHostOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Processes, 1);
        (this.settings, this.options, stopped) = (settings, options, stopping.Token);
        slots = [.. Enumerable.Range(1, settings.Processes).Select(number => new FunctionSlot(number, options, statistics))];
    }

    /// <summary>The function; its assembly is the one that the next process runs.</summary>
    public FunctionSettings Settings => Volatile.Read(ref settings);

    /// <summary>The ids of the processes that are alive.</summary>
    public IReadOnlyList<int> ProcessIds => [.. Living.Select(instance => instance.ProcessId)];

    /// <summary>The processes that are alive, and what they are doing.</summary>
    public IReadOnlyList<FunctionProcessState> Processes => [.. Living.Select(instance => instance.State)];

    /// <summary>The last invocations, the newest first; 200 at most.</summary>
    public IReadOnlyList<InvocationRecord> Recent => statistics.Recent;

    /// <summary>How the function is doing.</summary>
    public FunctionSnapshot Snapshot
    {
        get
        {
            var activities = Living.Select(instance => instance.Activity).ToLookup(activity => activity);
            return statistics.AddTo(new(Settings.Name)
            {
                Busy = activities[ProcessActivity.Busy].Count(),
                Idle = activities[ProcessActivity.Idle].Count(),
                Starting = activities[ProcessActivity.Starting].Count(),
                ProcessesMax = slots.Length,
            });
        }
    }

    private IEnumerable<FunctionInstance> Living => slots.Select(slot => slot.Living).OfType<FunctionInstance>();

    /// <summary>Starts as many processes as there shall always be.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="options">What the host needs from outside.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<FunctionHost> StartAsync(FunctionSettings settings, FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var host = new FunctionHost(settings, options);
        try
        {
            foreach (var slot in host.slots.Take(settings.ProcessesMin))
                await slot.StartAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        host.caring = new FunctionCare(host.slots, () => host.Settings, options.Time).RunAsync(host.TryLease, host.Release, host.stopped);
        return host;
    }

    /// <summary>Hands an event to a process that is free, and waits for what comes of it.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="cancellationToken">Ends the waiting, and the process that has the event.</param>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        (await CallAsync(payload, cancellationToken).ConfigureAwait(false)).Outcome;

    /// <summary>The same, with all that is known of it.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="cancellationToken">Ends the waiting, and the process that has the event.</param>
    public async Task<InvocationReply> CallAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref atWork) > slots.Length)
        {
            Interlocked.Decrement(ref atWork);
            statistics.Refused();
            return new(options.NextId(), new InvocationOutcome.Throttled(), null);
        }

        try
        {
            statistics.Invoked();
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
            return await CallAsync(await LeaseAsync(both.Token).ConfigureAwait(false), payload, both.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref atWork);
        }
    }

    /// <summary>Lets new code take over, one process after the other; each finishes its event first. New events get the new code from now on.</summary>
    /// <param name="assembly">The new assembly.</param>
    /// <param name="cancellationToken">Ends the waiting; what is not replaced by then is replaced before its next event.</param>
    public async Task ReplaceAsync(string assembly, CancellationToken cancellationToken)
    {
        Volatile.Write(ref settings, Settings with { Assembly = assembly });
        foreach (var slot in slots)
        {
            await LeaseAsync(slot, cancellationToken).ConfigureAwait(false);
            try
            {
                if (slot.Living is not null)
                    await slot.StartAsync(Settings, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Release(slot);
            }
        }
    }

    /// <summary>Ends a process by force, whatever it is doing, as if the machine under it had gone.</summary>
    /// <param name="index">The place of the process, from 0; nothing happens where none is.</param>
    public Task KillAsync(int index) => slots[index].Living?.KillAsync() ?? Task.CompletedTask;

    /// <summary>The same for the process with that id.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>What it was doing; null if it was gone already.</returns>
    public async Task<ProcessActivity?> KillProcessAsync(int processId)
    {
        if (Living.FirstOrDefault(instance => instance.ProcessId == processId) is not { } found)
            return null;

        var activity = found.Activity;
        await found.KillAsync().ConfigureAwait(false);
        return activity;
    }

    /// <summary>Ends the events under way and every process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        await stopping.CancelAsync().ConfigureAwait(false);
        await caring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask())).ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task<InvocationReply> CallAsync(FunctionSlot slot, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var usable = false;
        try
        {
            var reply = await slot.InvokeAsync(Settings, payload, cancellationToken).ConfigureAwait(false);
            usable = reply.Outcome is InvocationOutcome.Answered or InvocationOutcome.Error;
            return reply;
        }
        finally
        {
            if (usable)
                Release(slot);
            else
                _ = RestartAsync(slot);
        }
    }

    private async Task RestartAsync(FunctionSlot slot)
    {
        // The slot is free again however this goes: the next event tries once more, and whoever sent it hears why it failed.
        await slot.StartAsync(Settings, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Release(slot);
    }

    // Fewer are at work than there are slots, so one is free, or is about to be: it is being restarted or replaced.
    private async Task<FunctionSlot> LeaseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = freed.Next;
            lock (gate)
            {
                if (slots.Where(slot => !slot.IsLeased).MinBy(Rank) is { } best)
                {
                    best.IsLeased = true;
                    return best;
                }
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LeaseAsync(FunctionSlot slot, CancellationToken cancellationToken)
    {
        for (var change = freed.Next; !TryLease(slot); change = freed.Next)
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // A warm one first, then one that is on its way, then a new one; the later ones are left alone, and so may end.
    private static int Rank(FunctionSlot slot) => slot.Instance switch
    {
        { IsUsable: true, WasReady: true } => 0,
        { IsUsable: true } => 1,
        _ => 2,
    };

    private bool TryLease(FunctionSlot slot)
    {
        lock (gate)
            return !slot.IsLeased && (slot.IsLeased = true);
    }

    private void Release(FunctionSlot slot)
    {
        lock (gate)
        {
            slot.IsLeased = false;
            slot.FreeSince = options.Time.GetTimestamp();
        }

        freed.Raise();
    }
}
