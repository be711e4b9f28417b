using Engines.Conversations;
using Engines.Lambda;
using Replies.Inbound;
using Replies.Turns;

namespace Replies;

/// <summary>Counts what became of a batch, for one line of metrics.</summary>
internal sealed class RepliesTally(MetricsBatch metrics, DeadLetterCount deadLetters)
{
    private const string DeadLettered = "DeadLettered";

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Count(RecordResult result, Wish wish)
    {
        Count(result switch { RecordResult.Pending => "RepliesRecorded", RecordResult.Kept => "RepliesKept", _ => "RepliesRepeated" });
        if (result != RecordResult.Repeated && wish is Wish.OptOut or Wish.OptIn)
            Count(wish == Wish.OptOut ? "OptOuts" : "OptIns");
    }

    public void Count(TurnTally turn)
    {
        foreach (var (name, count) in turn.Counts)
            Count(name, count);
    }

    public void Count(string name, int count = 1)
    {
        lock (gate)
            counts[name] = counts.GetValueOrDefault(name) + count;
    }

    public void Flush()
    {
        lock (gate)
        {
            foreach (var (name, count) in counts)
                metrics.Add(name, count, MetricUnit.Count);
        }

        if (deadLetters.Take() is > 0 and var buried)
            metrics.Add(DeadLettered, buried, MetricUnit.Count);
        metrics.Flush();
    }
}
