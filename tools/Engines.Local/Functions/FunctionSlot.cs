namespace Engines.Local.Functions;

/// <summary>One place for a process: the process and the API it talks to, replaced together.</summary>
internal sealed class FunctionSlot(int number, FunctionSettings settings, FunctionHostOptions options) : IAsyncDisposable
{
    private RuntimeApi? api;
    private FunctionProcess? process;
    private int generation;

    public FunctionProcess? Process => process;

    /// <summary>Starts a process, unless one is alive.</summary>
    public async Task EnsureStartedAsync(CancellationToken cancellationToken)
    {
        if (process is { Exited.IsCompleted: false } && api?.InitError is null)
            return;

        await StopAsync().ConfigureAwait(false);
        var fresh = await RuntimeApi.StartAsync(settings, options.NextId, options.Time, cancellationToken).ConfigureAwait(false);
        api = fresh;
        generation++;
        process = FunctionProcess.Start(settings, fresh.Endpoint, $"local/[$LATEST]{number:00}-{generation:00}", options.Line, options.Time);
        _ = WatchAsync(process, fresh);
    }

    /// <summary>Hands the process an event. After anything but an answer or an error of the function's own, the process is not used again.</summary>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await EnsureStartedAsync(cancellationToken).ConfigureAwait(false);
        var usable = false;
        try
        {
            var outcome = await api!.InvokeAsync(payload, settings.Timeout, cancellationToken).ConfigureAwait(false);
            usable = outcome is InvocationOutcome.Answered or InvocationOutcome.Error;
            return outcome;
        }
        finally
        {
            if (!usable)
                await process!.KillAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => new(StopAsync());

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
