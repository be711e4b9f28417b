using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>
/// One DynamoDB table, in the few operations that the engines use. All access goes through here, so that requests can be counted, and the
/// client replaced, in one place.
/// </summary>
/// <param name="client">The client; it retries throttling by its own rules.</param>
/// <param name="name">The table's name.</param>
public sealed partial class DynamoTable(IAmazonDynamoDB client, string name)
{
    // DynamoDB returns at most 16 MB a call and may leave keys unprocessed under load; HEAD items are far smaller.
    private const int BatchRoundsMax = 5;

    /// <summary>The most keys one batch read may name (a limit of DynamoDB).</summary>
    public const int BatchKeysMax = 100;

    /// <summary>The table's name.</summary>
    public string Name { get; } = name;

    /// <summary>Reads one item, strongly consistent; null if it is not there.</summary>
    public async Task<Dictionary<string, AttributeValue>?> GetAsync(Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = Name, Key = key, ConsistentRead = true };
        var response = await client.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsItemSet ? response.Item : null;
    }

    /// <summary>Writes a whole item, in place of what stood there.</summary>
    public Task PutAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken) =>
        client.PutItemAsync(new PutItemRequest { TableName = Name, Item = item }, cancellationToken);

    /// <summary>Writes a whole item if the condition holds.</summary>
    public async Task<WriteResult> PutAsync(
        Dictionary<string, AttributeValue> item, string condition, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest
        {
            TableName = Name,
            Item = item,
            ConditionExpression = condition,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await client.PutItemAsync(request, cancellationToken).ConfigureAwait(false);
            return WriteResult.Applied.Instance;
        }
        catch (ConditionalCheckFailedException refusal)
        {
            return await FindAsync(refusal, key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Changes attributes of one item if the condition holds.</summary>
    public async Task<WriteResult> UpdateAsync(
        Dictionary<string, AttributeValue> key, Change change, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = Name,
            Key = key,
            UpdateExpression = change.Expression,
            ConditionExpression = change.Condition,
            ExpressionAttributeNames = change.Names,
            ExpressionAttributeValues = change.Values,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            ReturnValues = change.ReturnsItem ? ReturnValue.ALL_NEW : null,
        };
        try
        {
            var response = await client.UpdateItemAsync(request, cancellationToken).ConfigureAwait(false);
            return change.ReturnsItem ? new WriteResult.Applied(response.Attributes) : WriteResult.Applied.Instance;
        }
        catch (ConditionalCheckFailedException refusal)
        {
            return await FindAsync(refusal, key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads up to <see cref="BatchKeysMax"/> items, strongly consistent, in no order; missing ones are left out.</summary>
    /// <exception cref="ProvisionedThroughputExceededException">Some keys stayed unprocessed.</exception>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> BatchGetAsync(
        List<Dictionary<string, AttributeValue>> keys, string? projection, CancellationToken cancellationToken)
    {
        var found = new List<Dictionary<string, AttributeValue>>(keys.Count);
        var wanted = new Dictionary<string, KeysAndAttributes>
        {
            [Name] = new() { Keys = keys, ConsistentRead = true, ProjectionExpression = projection },
        };

        for (var round = 0; round < BatchRoundsMax && wanted.Count > 0; round++)
        {
            var response = await client.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = wanted }, cancellationToken).ConfigureAwait(false);
            if (response.Responses is { } responses && responses.TryGetValue(Name, out var items))
                found.AddRange(items);
            wanted = response.UnprocessedKeys ?? [];
        }

        return wanted.Count == 0
            ? found
            : throw new ProvisionedThroughputExceededException($"{wanted[Name].Keys.Count} keys of {Name} stayed unprocessed.");
    }

    /// <summary>Reads the items of one partition whose sort key begins with a prefix, strongly consistent, in the order of the sort key.</summary>
    /// <param name="query">What is read.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<QueryAnswer> QueryAsync(PartitionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new QueryRequest
        {
            TableName = Name,
            ConsistentRead = true,
            KeyConditionExpression = $"{query.PartitionName} = :partition AND begins_with({query.SortName}, :prefix)",
            ExpressionAttributeValues = new() { [":partition"] = Stored.Text(query.Partition), [":prefix"] = Stored.Text(query.SortPrefix) },
            ProjectionExpression = query.Projection,
        };

        while (true)
        {
            request.Limit = query.ItemsMax - items.Count;
            var response = await client.QueryAsync(request, cancellationToken).ConfigureAwait(false);
            items.AddRange(response.Items ?? []);
            if (response.LastEvaluatedKey is not { Count: > 0 } last)
                return new(items, IsComplete: true);
            if (items.Count >= query.ItemsMax)
                return new(items, IsComplete: false);
            request.ExclusiveStartKey = last;
        }
    }

    // DynamoDB hands back the item that stood in the way; DynamoDB Local 1.x does not, and then it has to be read.
    private async Task<WriteResult> FindAsync(
        ConditionalCheckFailedException refusal, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken) =>
        new WriteResult.Refused(refusal.Item is { Count: > 0 } item ? item : await GetAsync(key, cancellationToken).ConfigureAwait(false));
}
