namespace Engines.Local.Functions;

/// <summary>One place for a process: the process and the API it talks to, replaced together.</summary>
internal sealed class FunctionSlot(int number, FunctionSettings settings, FunctionHostOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private RuntimeApi? api;
    private FunctionProcess? process;
    private int generation;
    private bool closed;

    public FunctionProcess? Process => process;

    /// <summary>Starts a process, unless one is alive.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureStartedAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Hands the process an event. After anything but an answer or an error of the function's own, the process is not used again.</summary>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var usable = false;
        try
        {
            await EnsureStartedAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await api!.InvokeAsync(payload, settings.Timeout, cancellationToken).ConfigureAwait(false);
            usable = outcome is InvocationOutcome.Answered or InvocationOutcome.Error;
            return outcome;
        }
        finally
        {
            if (!usable && process is not null)
                await process.KillAsync().ConfigureAwait(false);
            gate.Release();
        }
    }

    /// <summary>Ends the process for good, after the event that it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        closed = true;
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task EnsureStartedAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (process is { Exited.IsCompleted: false } && api?.InitError is null)
            return;

        await StopAsync().ConfigureAwait(false);
        api = await RuntimeApi.StartAsync(settings, options.NextId, options.Time, cancellationToken).ConfigureAwait(false);
        generation++;
        process = FunctionProcess.Start(settings, api.Endpoint, $"local/[$LATEST]{number:00}-{generation:00}", options.Line, options.Time);
        _ = WatchAsync(process, api);
    }

    private static async Task WatchAsync(FunctionProcess process, RuntimeApi api)
    {
        var code = await process.Exited.ConfigureAwait(false);
        api.FailPending($"the process ended with exit code {code}");
    }

    private async Task StopAsync()
    {
        if (process is not null)
            await process.DisposeAsync().ConfigureAwait(false);
        if (api is not null)
            await api.DisposeAsync().ConfigureAwait(false);
        (process, api) = (null, null);
    }
}
