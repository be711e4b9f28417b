using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Page.Showing;

/// <summary>One item of ConversationsTable, read leniently: the page also shows what the engines would refuse to read.</summary>
internal sealed record StoredItem(Dictionary<string, AttributeValue> Attributes)
{
    public string ConversationId => Text("conversation_id") ?? "";

    public string Id => Text("item_id") ?? "";

    /// <summary>The id of an outbound item's request; null for other items.</summary>
    public string? RequestId => Id.StartsWith("OUT#", StringComparison.Ordinal) ? Id["OUT#".Length..] : null;

    public bool IsReply => Id.StartsWith("IN#", StringComparison.Ordinal);

    public string? Text(string name) => Attributes.GetValueOrDefault(name)?.S;

    public long? Number(string name) => long.TryParse(Attributes.GetValueOrDefault(name)?.N, CultureInfo.InvariantCulture, out var number) ? number : null;

    public int Count(string name) => Attributes.GetValueOrDefault(name) is { } value ? Math.Max(value.L?.Count ?? 0, value.SS?.Count ?? 0) : 0;

    /// <summary>A stored time in Unix milliseconds.</summary>
    public long? Time(string name) => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : null;
}

/// <summary>Reads ConversationsTable for people.</summary>
internal sealed class Partition(IAmazonDynamoDB dynamo, string table)
{
    // A conversation of a load test; whoever has more sees the first ones by key.
    private const int ItemsMax = 2_000;

    // 30 pages of 1 MB each: a search of a table this large is a matter of a second on a laptop.
    private const int ScanPagesMax = 30;

    /// <summary>Every item of a conversation, strongly consistent.</summary>
    public async Task<IReadOnlyList<StoredItem>> ReadAsync(ConversationId conversation, int itemsMax, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "conversation_id = :conversation",
            ExpressionAttributeValues = new() { [":conversation"] = new(conversation.Value) },
            ConsistentRead = true,
            Limit = itemsMax,
        };
        var items = new List<StoredItem>();
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            items.AddRange((page.Items ?? []).Select(item => new StoredItem(item)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 } && items.Count < itemsMax);

        return items;
    }

    /// <summary>Every item of a conversation, strongly consistent.</summary>
    public Task<IReadOnlyList<StoredItem>> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) => ReadAsync(conversation, ItemsMax, cancellationToken);

    /// <summary>Reads outbound items by their keys; those that do not exist are left out.</summary>
    public async Task<IReadOnlyList<StoredItem>> ReadAsync(IReadOnlyCollection<(ConversationId Conversation, string RequestId)> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return [];
        var found = await new DynamoTable(dynamo, table).BatchGetAsync(
            [.. keys.Select(key => new Dictionary<string, AttributeValue> { ["conversation_id"] = new(key.Conversation.Value), ["item_id"] = new($"OUT#{key.RequestId}") })],
            projection: null, cancellationToken);
        return [.. found.Select(item => new StoredItem(item))];
    }

    /// <summary>Looks through the whole table for a request. Only people do that, and only on their own machine.</summary>
    public async Task<IReadOnlyList<StoredItem>> ScanAsync(string requestId, CancellationToken cancellationToken)
    {
        var request = new ScanRequest
        {
            TableName = table,
            FilterExpression = "item_id = :item",
            ExpressionAttributeValues = new() { [":item"] = new($"OUT#{requestId}") },
        };
        var items = new List<StoredItem>();
        for (var page = 0; page < ScanPagesMax; page++)
        {
            var answer = await dynamo.ScanAsync(request, cancellationToken);
            items.AddRange((answer.Items ?? []).Select(item => new StoredItem(item)));
            request.ExclusiveStartKey = answer.LastEvaluatedKey;
            if (request.ExclusiveStartKey is not { Count: > 0 })
                break;
        }

        return items;
    }
}
