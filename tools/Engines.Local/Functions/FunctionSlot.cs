namespace Engines.Local.Functions;

/// <summary>One place for a process, which may be empty. Whoever works with it has to have leased it from the host.</summary>
internal sealed class FunctionSlot(int number, FunctionHostOptions options, FunctionStatistics statistics) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private FunctionInstance? instance;
    private int generation;
    private bool closed;

    /// <summary>Whether somebody works with it; the host's lock guards this.</summary>
    public bool IsLeased { get; set; }

    /// <summary>Since when nobody does, as a timestamp of the clock.</summary>
    public long FreeSince { get; set; }

    /// <summary>The process that is in it, dead or alive.</summary>
    public FunctionInstance? Instance => Volatile.Read(ref instance);

    /// <summary>Its process, if that is alive.</summary>
    public FunctionInstance? Living => Instance is { IsAlive: true } living ? living : null;

    /// <summary>Whether a process died here that had come as far as to ask for events.</summary>
    public bool HasLostItsProcess => Instance is { IsAlive: false, WasReady: true };

    /// <summary>Starts a process, unless one runs that fits.</summary>
    public async Task StartAsync(FunctionSettings settings, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureStartedAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Hands the process an event. After anything but an answer or an error of the function's own, the process is no more.</summary>
    public async Task<InvocationReply> InvokeAsync(FunctionSettings settings, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var usable = false;
        try
        {
            var running = await EnsureStartedAsync(settings, cancellationToken).ConfigureAwait(false);
            var reply = await running.InvokeAsync(payload, cancellationToken).ConfigureAwait(false);
            usable = reply.Outcome is InvocationOutcome.Answered or InvocationOutcome.Error;
            if (reply.Record is { } record)
                statistics.Ended(record);
            return reply;
        }
        finally
        {
            if (!usable && instance is not null)
                await instance.KillAsync().ConfigureAwait(false);
            gate.Release();
        }
    }

    /// <summary>Lets the process end, after the event that it has.</summary>
    public async Task EmptyAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Ends the process for good, after the event that it has.</summary>
    public async ValueTask DisposeAsync()
    {
        closed = true;
        await EmptyAsync().ConfigureAwait(false);
    }

    private async Task<FunctionInstance> EnsureStartedAsync(FunctionSettings settings, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (instance is { IsUsable: true } running && running.Settings.Assembly == settings.Assembly)
            return running;

        await StopAsync().ConfigureAwait(false);
        var started = await FunctionInstance.StartAsync(settings, $"local/[$LATEST]{number:00}-{++generation:00}", options, cancellationToken).ConfigureAwait(false);
        statistics.Started();
        instance = started;
        return started;
    }

    private async Task StopAsync()
    {
        if (instance is not null)
            await instance.DisposeAsync().ConfigureAwait(false);
        instance = null;
    }
}
