using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>The messages of a batch that nobody has finished yet: all of them, to begin with.</summary>
internal sealed class Unfinished
{
    private readonly Lock gate = new();
    private readonly List<SQSEvent.SQSMessage> records;

    public Unfinished(IEnumerable<SQSEvent.SQSMessage> records) => this.records = [.. records];

    public int Count
    {
        get
        {
            lock (gate)
                return records.Count;
        }
    }

    public void Finish(SQSEvent.SQSMessage record)
    {
        lock (gate)
            records.Remove(record);
    }

    public SQSBatchResponse ToResponse()
    {
        lock (gate)
        {
            var failures = new List<SQSBatchResponse.BatchItemFailure>(records.Count);
            foreach (var record in records)
                failures.Add(new() { ItemIdentifier = record.MessageId });
            return new SQSBatchResponse { BatchItemFailures = failures };
        }
    }
}
