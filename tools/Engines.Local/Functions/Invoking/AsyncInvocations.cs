namespace Engines.Local.Functions.Invoking;

/// <summary>Invocations of type <c>Event</c>: accepted first, carried out later, and twice more if the function fails.</summary>
internal sealed class AsyncInvocations(TimeProvider time) : IAsyncDisposable
{
    /// <summary>The largest event.</summary>
    public const int BytesMax = 1024 * 1024;

    private const int WaitingMax = 1_000;

    // Lambda waits as long.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan ThrottledPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly HashSet<Task> underWay = [];

    /// <summary>Takes an event, unless too many wait already.</summary>
    public bool TryAccept(FunctionHost host, ReadOnlyMemory<byte> payload)
    {
        lock (gate)
        {
            underWay.RemoveWhere(task => task.IsCompleted);
            return underWay.Count < WaitingMax && underWay.Add(Task.Run(() => RunAsync(host, payload, stopping.Token)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        Task[] left;
        lock (gate)
            left = [.. underWay];
        await Task.WhenAll(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task RunAsync(FunctionHost host, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var outcome = await host.InvokeAsync(payload, cancellationToken).ConfigureAwait(false);
            if (outcome is InvocationOutcome.Answered)
                return;

            // A refused event was not tried: it waits for room, and its retries stay.
            if (outcome is InvocationOutcome.Throttled)
                await Task.Delay(ThrottledPause, time, cancellationToken).ConfigureAwait(false);
            else if (failures == Pauses.Length)
                return;
            else
                await Task.Delay(Pauses[failures++], time, cancellationToken).ConfigureAwait(false);
        }
    }
}
