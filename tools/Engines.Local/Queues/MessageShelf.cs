namespace Engines.Local.Queues;

/// <summary>
/// The messages of one queue, found by key, by where they stand and by when they expire; none of the questions that are asked all the time takes longer for a
/// longer queue. Not safe for threads: the queue locks.
/// </summary>
internal sealed class MessageShelf(bool isFifo)
{
    private readonly Dictionary<long, StoredMessage> bySequence = [];
    private readonly SortedSet<StoredMessage> visible = new(Ordered(message => message.VisibleAt));
    private readonly SortedSet<StoredMessage> inFlight = new(Ordered(message => message.VisibleAt));
    private readonly SortedSet<StoredMessage> delayed = new(Ordered(message => message.VisibleAt));
    private readonly SortedSet<StoredMessage> byExpiry = new(Ordered(message => message.ExpiresAt));
    private readonly FifoLanes lanes = new();
    private long lastSequence;

    public int Count => bySequence.Count;

    /// <summary>How many stand where, as of the last sweep.</summary>
    public QueueCounts Counts => new(visible.Count, Count - visible.Count - delayed.Count, delayed.Count);

    /// <summary>Whether a message can be received, as of the last sweep.</summary>
    public bool HasReceivable => isFifo ? lanes.Next is not null : visible.Count > 0;

    /// <summary>When time alone may make another message visible; null if it never does.</summary>
    public DateTimeOffset? NextDue => (inFlight.Min?.VisibleAt, delayed.Min?.VisibleAt) switch
    {
        (null, var due) => due,
        (var due, null) => due,
        var (one, other) => one < other ? one : other,
    };

    /// <summary>All of them, those first that can be seen first.</summary>
    public IEnumerable<StoredMessage> InOrderOfVisibility =>
        visible.Concat(inFlight.Concat(delayed).OrderBy(message => message.VisibleAt).ThenBy(message => message.Sequence));

    public void Add(StoredMessage message, DateTimeOffset now)
    {
        message.Sequence = ++lastSequence;
        bySequence.Add(message.Sequence, message);
        byExpiry.Add(message);
        if (isFifo)
            lanes.Add(message);
        Show(message, now);
    }

    public StoredMessage? Find(long sequence) => bySequence.GetValueOrDefault(sequence);

    /// <summary>The message to receive next.</summary>
    /// <param name="after">The one received just before for the same answer: a FIFO queue goes on in its group.</param>
    /// <param name="choose">Told how many are visible, says which of them a standard queue gives; 0 is the one that is visible longest.</param>
    public StoredMessage? Next(StoredMessage? after, Func<int, int> choose)
    {
        if (isFifo)
            return (after is null ? null : FifoLanes.Following(after)) ?? lanes.Next;
        if (visible.Count == 0)
            return null;

        var index = Math.Clamp(choose(visible.Count), 0, visible.Count - 1);
        return index == 0 ? visible.Min : visible.ElementAt(index);
    }

    /// <summary>Takes a message out of sight until it is hidden, shown or removed. It counts as in flight.</summary>
    public void Take(StoredMessage message) => Put(message, ShelfPlace.Taken);

    /// <summary>Puts a message where its time of visibility says.</summary>
    public void Hide(StoredMessage message, DateTimeOffset until, DateTimeOffset now)
    {
        Put(message, ShelfPlace.Taken);
        message.VisibleAt = until;
        Show(message, now);
    }

    public void Remove(StoredMessage message)
    {
        if (!bySequence.Remove(message.Sequence))
            return;
        SetOf(message.Place)?.Remove(message);
        byExpiry.Remove(message);
        if (isFifo)
            lanes.Remove(message);
    }

    /// <summary>Removes what has expired and shows what is due.</summary>
    public void Sweep(DateTimeOffset now)
    {
        while (byExpiry.Min is { } oldest && oldest.ExpiresAt <= now)
            Remove(oldest);
        while (inFlight.Min is { } back && back.VisibleAt <= now)
            Put(back, ShelfPlace.Visible);
        while (delayed.Min is { } due && due.VisibleAt <= now)
            Put(due, ShelfPlace.Visible);
    }

    /// <summary>Lets every message expire so long after it was sent.</summary>
    public void Retain(TimeSpan retention)
    {
        byExpiry.Clear();
        foreach (var message in bySequence.Values)
        {
            message.ExpiresAt = message.SentAt + retention;
            byExpiry.Add(message);
        }
    }

    /// <summary>Lets every message that is still delayed become visible so long after it was sent.</summary>
    public void Delay(TimeSpan delay, DateTimeOffset now)
    {
        foreach (var message in delayed.ToList())
            Hide(message, message.SentAt + delay, now);
    }

    public void Clear()
    {
        bySequence.Clear();
        visible.Clear();
        inFlight.Clear();
        delayed.Clear();
        byExpiry.Clear();
        lanes.Clear();
    }

    private void Show(StoredMessage message, DateTimeOffset now) =>
        Put(message, message.VisibleAt <= now ? ShelfPlace.Visible : message.Receive > 0 ? ShelfPlace.InFlight : ShelfPlace.Delayed);

    private void Put(StoredMessage message, ShelfPlace place)
    {
        SetOf(message.Place)?.Remove(message);
        var before = message.Place;
        message.Place = place;
        SetOf(place)?.Add(message);
        if (isFifo)
            lanes.Moved(message, before);
    }

    private SortedSet<StoredMessage>? SetOf(ShelfPlace place) => place switch
    {
        ShelfPlace.Visible => visible,
        ShelfPlace.InFlight => inFlight,
        ShelfPlace.Delayed => delayed,
        _ => null,
    };

    private static Comparer<StoredMessage> Ordered(Func<StoredMessage, DateTimeOffset> moment) => Comparer<StoredMessage>.Create(
        (left, right) => moment(left).CompareTo(moment(right)) is var order and not 0 ? order : left.Sequence.CompareTo(right.Sequence));
}

/// <summary>Where on the shelf a message lies.</summary>
internal enum ShelfPlace
{
    /// <summary>Nowhere yet.</summary>
    None,
    Visible,
    InFlight,
    Delayed,

    /// <summary>In somebody's hands for the length of one call.</summary>
    Taken,
}
