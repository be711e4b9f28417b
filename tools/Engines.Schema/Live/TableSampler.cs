using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Reads some items from all over a table. One scan from its beginning would meet a few partitions only.</summary>
public static class TableSampler
{
    private const int SegmentsMax = 50;
    private const int ItemsPerSegment = 20;
    private const int AtOnceMax = 8;

    /// <summary>At most so many items; all of them if the table holds no more.</summary>
    /// <param name="dynamo">DynamoDB.</param>
    /// <param name="table">The real name.</param>
    /// <param name="most">The size of the sample, from 1. Reading costs read units for each.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ReadAsync(
        IAmazonDynamoDB dynamo, string table, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        var count = Math.Clamp(most / ItemsPerSegment, 1, SegmentsMax);
        var segments = Enumerable.Range(0, count).Select(number => new ScanRequest { TableName = table, Segment = number, TotalSegments = count }).ToList();
        var items = new List<Dictionary<string, AttributeValue>>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellationToken };

        // What small segments leave over is read from the others in the next round.
        while (items.Count < most && segments.Count > 0)
        {
            var share = ((most - items.Count) + segments.Count - 1) / segments.Count;
            await Parallel.ForEachAsync(segments, parallel, async (segment, cancellation) =>
            {
                segment.Limit = share;
                var page = await dynamo.ScanAsync(segment, cancellation).ConfigureAwait(false);
                segment.ExclusiveStartKey = page.LastEvaluatedKey;
                lock (items)
                    items.AddRange(page.Items ?? []);
            }).ConfigureAwait(false);
            segments.RemoveAll(segment => segment.ExclusiveStartKey is not { Count: > 0 });
        }

        return items.Count <= most ? items : items[..most];
    }
}
