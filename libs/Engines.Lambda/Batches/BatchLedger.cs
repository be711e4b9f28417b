using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>Which records of a batch are proved done. Every one stands as failed until then.</summary>
internal sealed class BatchLedger(IReadOnlyList<SQSEvent.SQSMessage> records)
{
    private readonly bool[] done = new bool[records.Count];

    public void MarkDone(int index) => Volatile.Write(ref done[index], true);

    /// <summary>The failures as they stand now. An id that occurs twice is failed unless both records are done.</summary>
    public SQSBatchResponse ToResponse()
    {
        var response = new SQSBatchResponse();
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < done.Length; index++)
        {
            // An empty id is reported as it is: Lambda then takes the whole batch as failed, which loses nothing.
            var id = records[index].MessageId ?? string.Empty;
            if (!Volatile.Read(ref done[index]) && named.Add(id))
                response.BatchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id });
        }

        return response;
    }
}
