using Amazon.DynamoDBv2.Model;
using Engines.Local.Cloud;

namespace Engines.Local.Campaigns;

/// <summary>Whether everything that stands in the table fits together, and fits what the providers took.</summary>
/// <param name="Conversations">How many conversations were looked at.</param>
/// <param name="Contradictions">What does not fit.</param>
public sealed record ConsistencyReport(int Conversations, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>How many conversations have something that does not fit.</summary>
    public int Inconsistent => Contradictions.Select(found => found.Conversation).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Reads the whole table.</summary>
    public static async Task<ConsistencyReport> CreateAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        var items = await ScanAsync(cloud, cancellationToken);
        var accepted = cloud.Ledger.Entries.Where(entry => entry.IsAccepted && entry.Attempt is not null)
            .ToLookup(entry => entry.Attempt!.Value.Conversation.Value, StringComparer.Ordinal);
        var partitions = items.ToLookup(item => item["conversation_id"].S, StringComparer.Ordinal);
        var conversations = partitions.Select(partition => partition.Key).Union(accepted.Select(calls => calls.Key), StringComparer.Ordinal).ToList();
        return new(
            conversations.Count,
            [.. conversations.SelectMany(conversation => ConsistencyCheck.Of(conversation, [.. partitions[conversation]], [.. accepted[conversation]]))]);
    }

    private static async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        var request = new ScanRequest { TableName = cloud.Conversations.Name, ConsistentRead = true };
        var items = new List<Dictionary<string, AttributeValue>>();
        do
        {
            var page = await cloud.Dynamo.ScanAsync(request, cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return items;
    }
}
