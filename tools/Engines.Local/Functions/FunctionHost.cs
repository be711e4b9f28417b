using System.Threading.Channels;

namespace Engines.Local.Functions;

/// <summary>What a host needs from outside.</summary>
/// <param name="Line">Called for each line that a process writes, from more than one thread.</param>
/// <param name="NextId">The ids of invocations; called from more than one thread.</param>
/// <param name="Time">Its clock.</param>
public sealed record FunctionHostOptions(Action<string> Line, Func<Guid> NextId, TimeProvider Time);

/// <summary>
/// Keeps the processes of a function alive and hands each event to a free one. A process that died or ran out of time is replaced: at once, and
/// if that fails too, with the next event, so that a function that cannot start costs one process for each event and not more.
/// </summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private readonly string name;
    private readonly FunctionSlot[] slots;
    private readonly Channel<FunctionSlot> free = Channel.CreateUnbounded<FunctionSlot>();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private int disposed;

    private FunctionHost(FunctionSettings settings, FunctionHostOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Processes, 1);
        name = settings.Name;
        stopped = stopping.Token;
        slots = [.. Enumerable.Range(1, settings.Processes).Select(number => new FunctionSlot(number, settings, options))];
    }

    /// <summary>The ids of the processes that are alive.</summary>
    public IReadOnlyList<int> ProcessIds => [.. slots.Select(slot => slot.Process).OfType<FunctionProcess>()
        .Where(process => !process.Exited.IsCompleted).Select(process => process.Id)];

    /// <summary>How the function is doing.</summary>
    public FunctionSnapshot Snapshot => new(name) { Idle = ProcessIds.Count, ProcessesMax = slots.Length };

    /// <summary>Starts every process.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="options">What the host needs from outside.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<FunctionHost> StartAsync(FunctionSettings settings, FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var host = new FunctionHost(settings, options);
        try
        {
            foreach (var slot in host.slots)
            {
                await slot.StartAsync(cancellationToken).ConfigureAwait(false);
                host.free.Writer.TryWrite(slot);
            }
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return host;
    }

    /// <summary>Hands an event to the first process that is free, and waits for what comes of it.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="cancellationToken">Ends the waiting, and the process that has the event.</param>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
        var slot = await free.Reader.ReadAsync(both.Token).ConfigureAwait(false);
        var usable = false;
        try
        {
            var outcome = await slot.InvokeAsync(payload, both.Token).ConfigureAwait(false);
            usable = outcome is InvocationOutcome.Answered or InvocationOutcome.Error;
            return outcome;
        }
        finally
        {
            if (usable)
                free.Writer.TryWrite(slot);
            else
                _ = ReplaceAsync(slot);
        }
    }

    /// <summary>Ends a process by force, whatever it is doing, as if the machine under it had gone.</summary>
    /// <param name="index">Which one, from 0.</param>
    public Task KillAsync(int index) => slots[index].Process?.KillAsync() ?? Task.CompletedTask;

    /// <summary>Ends the events under way and every process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask())).ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task ReplaceAsync(FunctionSlot slot)
    {
        // The slot is free again however this goes: the next event tries once more, and whoever sent it hears why it failed.
        await slot.StartAsync(stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        free.Writer.TryWrite(slot);
    }
}
