using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <content>Several items at once, and several items in a row.</content>
public sealed partial class DynamoTable
{
    // The reason code that DynamoDB gives for an item whose condition did not hold.
    private const string ConditionFailed = "ConditionalCheckFailed";

    // DynamoDB cancels a transaction that meets another one on the same item. The other one has won, so soon there is nothing in the way.
    private const string Conflict = "TransactionConflict";

    /// <summary>Writes several items, or none of them.</summary>
    /// <param name="writes">The writes: 100 at most, no two on one item (limits of DynamoDB).</param>
    /// <param name="token">
    /// Names this transaction, in at most 36 characters: sent again with the same writes within ten minutes, it is not made a second time.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TransactionCanceledException">It was cancelled for another reason than a condition or a rival, such as throttling.</exception>
    public async Task<TransactionResult> TransactAsync(List<TransactWriteItem> writes, string token, CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest { TransactItems = writes, ClientRequestToken = token };
        try
        {
            await client.TransactWriteItemsAsync(request, cancellationToken).ConfigureAwait(false);
            return TransactionResult.Applied.Instance;
        }
        catch (TransactionCanceledException cancelled)
        {
            var reasons = cancelled.CancellationReasons ?? [];
            var refused = new List<int>(1);
            var isConflict = false;
            for (var i = 0; i < reasons.Count; i++)
            {
                if (reasons[i].Code == ConditionFailed)
                    refused.Add(i);
                isConflict |= reasons[i].Code == Conflict;
            }

            if (refused.Count > 0)
                return new TransactionResult.Refused(refused);
            if (isConflict)
                return TransactionResult.Rival.Instance;
            throw;
        }
        catch (TransactionInProgressException)
        {
            // The same token is still at work: an earlier try of ours whose answer was lost.
            return TransactionResult.Rival.Instance;
        }
    }

    /// <summary>Reads items of one partition whose sort key begins with a prefix, strongly consistent, in the order of the sort key.</summary>
    /// <param name="partition">Name and value of the partition key.</param>
    /// <param name="sort">Name and prefix of the sort key.</param>
    /// <param name="itemsMax">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> QueryPrefixAsync(
        KeyValuePair<string, string> partition, KeyValuePair<string, string> sort, int itemsMax, CancellationToken cancellationToken)
    {
        var found = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var request = new QueryRequest
            {
                TableName = Name,
                KeyConditionExpression = $"{partition.Key} = :partition AND begins_with({sort.Key}, :prefix)",
                ExpressionAttributeValues = new() { [":partition"] = Stored.Text(partition.Value), [":prefix"] = Stored.Text(sort.Value) },
                ConsistentRead = true,
                Limit = itemsMax - found.Count,
                ExclusiveStartKey = from,
            };
            var response = await client.QueryAsync(request, cancellationToken).ConfigureAwait(false);
            found.AddRange(response.Items ?? []);
            from = response.LastEvaluatedKey is { Count: > 0 } key ? key : null;
        }
        while (from is not null && found.Count < itemsMax);

        return found;
    }
}

/// <summary>What became of a transaction.</summary>
public abstract record TransactionResult
{
    private TransactionResult()
    {
    }

    /// <summary>All writes were made.</summary>
    public sealed record Applied : TransactionResult
    {
        internal static Applied Instance { get; } = new();
    }

    /// <summary>No write was made, because conditions did not hold.</summary>
    /// <param name="Writes">The numbers of those writes, from 0.</param>
    public sealed record Refused(IReadOnlyList<int> Writes) : TransactionResult;

    /// <summary>No write was made, because another transaction was at one of the items.</summary>
    public sealed record Rival : TransactionResult
    {
        internal static Rival Instance { get; } = new();
    }
}
