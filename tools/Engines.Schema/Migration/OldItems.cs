using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Finds the items that a migration is about, segment by segment, page by page.</summary>
/// <param name="dynamo">Where they are.</param>
/// <param name="target">The migration and its table.</param>
/// <param name="patience">For what DynamoDB cannot do just now.</param>
internal sealed class OldItems(IAmazonDynamoDB dynamo, MigrationTarget target, Patience patience)
{
    /// <summary>One page: how many items were looked at, those that are meant, and where the next page begins.</summary>
    public async Task<(int Read, IReadOnlyList<Dictionary<string, AttributeValue>> Old, Dictionary<string, AttributeValue>? Next)> ReadAsync(
        (int Number, int Of) segment, Dictionary<string, AttributeValue>? from, int size, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>();
        var request = new ScanRequest(target.TableName)
        {
            Segment = segment.Number,
            TotalSegments = segment.Of,
            ExclusiveStartKey = from,
            Limit = size,
            // What was written before the scan came by must not be missed: no second scan follows.
            ConsistentRead = true,
            FilterExpression = ItemWrite.OldVersion(target.Migration, values),
            ExpressionAttributeNames = new() { ["#version"] = target.VersionAttribute },
            ExpressionAttributeValues = values.Count == 0 ? null : values,
        };
        var page = await patience.TryAsync(token => dynamo.ScanAsync(request, token), cancellationToken).ConfigureAwait(false);
        return (page.ScannedCount ?? 0, [.. (page.Items ?? []).Where(target.IsMeant)], page.LastEvaluatedKey is { Count: > 0 } next ? next : null);
    }
}
