namespace Engines.Local.Queues;

/// <summary>The messages of one queue, found by key, by when they can be seen and by when they expire. Not safe for threads: the queue locks.</summary>
internal sealed class MessageShelf
{
    private readonly Dictionary<long, StoredMessage> bySequence = [];
    private readonly SortedSet<StoredMessage> byVisibility = new(Ordered(message => message.VisibleAt));
    private readonly SortedSet<StoredMessage> byExpiry = new(Ordered(message => message.ExpiresAt));
    private long lastSequence;

    public int Count => bySequence.Count;

    /// <summary>The message that can be seen first, now or later.</summary>
    public StoredMessage? Next => byVisibility.Min;

    public IEnumerable<StoredMessage> InOrderOfVisibility => byVisibility;

    public void Add(StoredMessage message)
    {
        message.Sequence = ++lastSequence;
        bySequence.Add(message.Sequence, message);
        byVisibility.Add(message);
        byExpiry.Add(message);
    }

    public StoredMessage? Find(long sequence) => bySequence.GetValueOrDefault(sequence);

    public void Remove(StoredMessage message)
    {
        bySequence.Remove(message.Sequence);
        byVisibility.Remove(message);
        byExpiry.Remove(message);
    }

    public void Hide(StoredMessage message, DateTimeOffset until)
    {
        byVisibility.Remove(message);
        message.VisibleAt = until;
        byVisibility.Add(message);
    }

    public void RemoveExpired(DateTimeOffset now)
    {
        while (byExpiry.Min is { } oldest && oldest.ExpiresAt <= now)
            Remove(oldest);
    }

    public void Clear()
    {
        bySequence.Clear();
        byVisibility.Clear();
        byExpiry.Clear();
    }

    private static Comparer<StoredMessage> Ordered(Func<StoredMessage, DateTimeOffset> moment) => Comparer<StoredMessage>.Create(
        (left, right) => moment(left).CompareTo(moment(right)) is var order and not 0 ? order : left.Sequence.CompareTo(right.Sequence));
}
