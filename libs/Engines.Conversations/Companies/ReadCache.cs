using System.Collections.Concurrent;

namespace Engines.Conversations;

/// <summary>Remembers for a while what was read, and that something is not there for a shorter while.</summary>
/// <remarks>Callers that need the same at the same time share one read. A read that failed is not remembered.</remarks>
/// <param name="read">Reads anew; null if there is nothing. No single caller's cancellation may end it, so it has to end by itself.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadCache<TKey, TValue>(Func<TKey, Task<TValue?>> read, TimeProvider time)
    where TKey : class
    where TValue : class
{
    /// <summary>How long what is there is remembered.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);

    /// <summary>How long it is remembered that something is not there, so that a flood of bad requests does not become a flood of reads.</summary>
    public static readonly TimeSpan AbsenceFreshness = TimeSpan.FromSeconds(5);

    private const int EntriesMax = 10_000;

    private readonly ConcurrentDictionary<TKey, Entry> known = new();

    public async Task<TValue?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(key, out var entry) && !entry.IsStale(now))
            return await entry.Value.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

        if (known.Count >= EntriesMax)
            known.Clear();

        var fresh = new Entry(new(() => read(key)), now);
        entry = known.AddOrUpdate(key, fresh, (_, old) => old.IsStale(now) ? fresh : old);
        try
        {
            return await entry.Value.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (entry.Value.Value.IsFaulted)
        {
            known.TryRemove(new(key, entry));
            throw;
        }
    }

    private sealed record Entry(Lazy<Task<TValue?>> Value, DateTimeOffset At)
    {
        // Wall-clock time, because a frozen function's monotonic clock may stand still.
        public bool IsStale(DateTimeOffset now)
        {
            if (!Value.IsValueCreated || !Value.Value.IsCompleted)
                return false;
            var isThere = Value.Value is { IsCompletedSuccessfully: true, Result: not null };
            return now < At || now - At >= (isThere ? Freshness : AbsenceFreshness);
        }
    }
}
