using Engines.Local.Queues;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>Waits on signals, each for a bounded time.</summary>
internal static class Waiting
{
    /// <summary>Waits until nothing is left in the queue, neither visible nor in flight.</summary>
    public static async Task UntilEmptyAsync(this LocalQueue queue, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        while (true)
        {
            var change = queue.NextChange;
            var counts = queue.Count();
            if (counts.Total == 0)
                return;
            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"After {patience.TotalSeconds:0} s the queue {queue.Options.Name} still holds {counts}.");
            }
        }
    }
}
