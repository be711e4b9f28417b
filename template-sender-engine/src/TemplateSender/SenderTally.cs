using Engines.Conversations;
using Engines.Lambda;

namespace TemplateSender;

/// <summary>Counts what became of a batch, for one line of metrics.</summary>
internal sealed class SenderTally(MetricsBatch metrics, DeadLetterCount deadLetters)
{
    private const string DeadLettered = "DeadLettered";
    private const string Repeated = "Repeated";
    private const string Waiting = "Waiting";

    private readonly Lock gate = new();
    private readonly Dictionary<string, Counter> counts = new(8, StringComparer.Ordinal);

    public void Count(OutboundResult result)
    {
        if (result.Refusal is { } refusal)
            Count(RefusalMetrics.NameOf(refusal));

        // A message that is given up counts once it lies in the dead-letter queue.
        if (result is OutboundResult.GiveUp)
            return;

        Count(result switch
        {
            OutboundResult.Settled { IsNew: false } => Repeated,
            OutboundResult.Settled settled => settled.Status.ToString(),
            OutboundResult.Wait { Reason: Reasons.Unconfirmed, Cause: not null } => nameof(OutboundStatus.Unconfirmed),
            OutboundResult.Wait { Reason: Reasons.RetryWait, Cause: not null } => nameof(OutboundStatus.RetryWait),
            _ => Waiting,
        });
    }

    private void Count(string name)
    {
        lock (gate)
        {
            if (!counts.TryGetValue(name, out var counter))
                counts[name] = counter = new();
            counter.Value++;
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            foreach (var (name, counter) in counts)
                metrics.Add(name, counter.Value, MetricUnit.Count);
        }

        if (deadLetters.Take() is > 0 and var buried)
            metrics.Add(DeadLettered, buried, MetricUnit.Count);

        metrics.Flush();
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
