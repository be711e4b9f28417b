using System.Collections.Concurrent;

namespace Engines.Local.Queues;

/// <summary>The queues of one cloud. There may be more of them while it runs.</summary>
public sealed class LocalQueues
{
    private readonly ConcurrentDictionary<string, LocalQueue> byName = new(StringComparer.Ordinal);

    /// <summary>The queues, in the order of their names.</summary>
    public IReadOnlyList<LocalQueue> All => [.. byName.Values.OrderBy(queue => queue.Options.Name, StringComparer.Ordinal)];

    /// <summary>The queue of that name; null if there is none.</summary>
    public LocalQueue? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>A collection of these.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static LocalQueues Of(params IEnumerable<LocalQueue> queues)
    {
        var all = new LocalQueues();
        foreach (var queue in queues)
            all.Add(queue);
        return all;
    }

    /// <summary>Adds a queue.</summary>
    /// <exception cref="ArgumentException">There is one of that name already.</exception>
    public LocalQueue Add(LocalQueue queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return byName.TryAdd(queue.Options.Name, queue)
            ? queue
            : throw new ArgumentException($"There is a queue {queue.Options.Name} already.", nameof(queue));
    }
}
