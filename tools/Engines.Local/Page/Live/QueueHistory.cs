using Engines.Local.Queues;

namespace Engines.Local.Page.Live;

/// <summary>How many messages each queue held lately, for the small lines beside the numbers. Not safe for threads.</summary>
internal sealed class QueueHistory
{
    /// <summary>How many looks are kept.</summary>
    /// <value>60: half a minute.</value>
    public const int LooksMax = 60;

    private readonly Dictionary<string, Queue<int>> byName = new(StringComparer.Ordinal);

    public void Take(IEnumerable<LocalQueue> queues)
    {
        foreach (var queue in queues)
        {
            if (!byName.TryGetValue(queue.Options.Name, out var looks))
                byName[queue.Options.Name] = looks = new(Enumerable.Repeat(0, LooksMax));
            looks.Dequeue();
            looks.Enqueue(queue.Count().Total);
        }
    }

    /// <summary>The oldest look first.</summary>
    public IReadOnlyCollection<int> Of(string name) => byName.TryGetValue(name, out var looks) ? looks : [];
}
