namespace Engines.Local.Queues;

/// <summary>
/// The groups of a FIFO queue. Each is a lane of messages in the order of their arrival, closed while one of them is in flight; among open lanes, the one whose
/// first message came first is next.
/// </summary>
internal sealed class FifoLanes
{
    private readonly Dictionary<string, Lane> byGroup = new(StringComparer.Ordinal);
    private readonly SortedSet<Lane> open = new(Comparer<Lane>.Create((left, right) => left.OpenedWith.CompareTo(right.OpenedWith)));

    /// <summary>The message that can be received next; null if there is none, or if every group waits for one of its own.</summary>
    public StoredMessage? Next => open.Min?.Messages.First?.Value;

    /// <summary>The next message of a group, for the answer that holds the one before it already; null if it is not visible.</summary>
    public static StoredMessage? Following(StoredMessage message) =>
        message.Lane?.Next?.Value is { Place: ShelfPlace.Visible } next ? next : null;

    public void Add(StoredMessage message)
    {
        var group = message.Message.GroupId ?? "";
        if (!byGroup.TryGetValue(group, out var lane))
            byGroup[group] = lane = new();
        message.Lane = lane.Messages.AddLast(message);
    }

    /// <summary>Hears that a message lies elsewhere now.</summary>
    public void Moved(StoredMessage message, ShelfPlace before)
    {
        var lane = LaneOf(message);
        lane.Held += (Holds(message.Place) ? 1 : 0) - (Holds(before) ? 1 : 0);
        Refresh(lane);
    }

    public void Remove(StoredMessage message)
    {
        var lane = LaneOf(message);
        lane.Held -= Holds(message.Place) ? 1 : 0;
        lane.Messages.Remove(message.Lane!);
        message.Lane = null;
        Refresh(lane);
        if (lane.Messages.Count == 0)
            byGroup.Remove(message.Message.GroupId ?? "");
    }

    public void Clear()
    {
        byGroup.Clear();
        open.Clear();
    }

    private void Refresh(Lane lane)
    {
        open.Remove(lane);
        if (lane.Held > 0 || lane.Messages.First?.Value is not { Place: ShelfPlace.Visible } first)
            return;
        lane.OpenedWith = first.Sequence;
        open.Add(lane);
    }

    private Lane LaneOf(StoredMessage message) => byGroup[message.Message.GroupId ?? ""];

    private static bool Holds(ShelfPlace place) => place is ShelfPlace.InFlight or ShelfPlace.Taken;

    private sealed class Lane
    {
        public LinkedList<StoredMessage> Messages { get; } = new();

        /// <summary>How many of them are in flight.</summary>
        public int Held { get; set; }

        /// <summary>Its place among the open lanes; set only while it is not one of them.</summary>
        public long OpenedWith { get; set; } = -1;
    }
}
