using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Campaigns;

/// <summary>What the tables say about one conversation, as far as a report needs it.</summary>
internal sealed record ConversationItems
{
    /// <summary>Where the conversation stands.</summary>
    /// <value><c>open</c> where there is no such item or attribute.</value>
    public string Status { get; init; } = "open";

    public DateTimeOffset? OptedOutAt { get; init; }

    /// <summary>How many replies wait for a decision.</summary>
    public int Pending { get; init; }

    /// <summary>What people said, by the provider's id.</summary>
    public IReadOnlyDictionary<string, RecordedReply> Replies { get; init; } = new Dictionary<string, RecordedReply>();

    /// <summary>What was sent to them, by the request's id.</summary>
    public IReadOnlyDictionary<string, SentMessage> Messages { get; init; } = new Dictionary<string, SentMessage>();

    /// <summary>Reads the whole partition, strongly consistent.</summary>
    public static async Task<ConversationItems> ReadAsync(IAmazonDynamoDB dynamo, string table, ConversationId conversation, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "conversation_id = :conversation",
            ExpressionAttributeValues = new() { [":conversation"] = new(conversation.Value) },
            ConsistentRead = true,
        };
        var items = new List<Dictionary<string, AttributeValue>>();
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return From(items);
    }

    /// <summary>Makes sense of the items of one conversation.</summary>
    public static ConversationItems From(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var head = items.FirstOrDefault(item => item["item_id"].S == "HEAD") ?? [];
        return new()
        {
            Status = Text(head, "conversation_status") ?? "open",
            OptedOutAt = Time(head, "opted_out_at"),
            Pending = head.GetValueOrDefault("pending")?.L?.Count ?? 0,
            Replies = Under(items, "IN#").ToDictionary(
                item => item.Id, item => new RecordedReply(Text(item.Item, "turn"), Time(item.Item, "created_at")), StringComparer.Ordinal),
            Messages = Under(items, "OUT#").ToDictionary(item => item.Id, item => ToMessage(item.Item), StringComparer.Ordinal),
        };
    }

    private static IEnumerable<(string Id, Dictionary<string, AttributeValue> Item)> Under(IReadOnlyList<Dictionary<string, AttributeValue>> items, string prefix) =>
        items.Where(item => item["item_id"].S.StartsWith(prefix, StringComparison.Ordinal)).Select(item => (item["item_id"].S[prefix.Length..], item));

    private static SentMessage ToMessage(Dictionary<string, AttributeValue> item) => new(Text(item, "outbound_status") ?? "", Text(item, "when_unconfirmed") ?? "")
    {
        Answers = item.GetValueOrDefault("answers")?.SS ?? [],
        CreatedAt = Time(item, "created_at"),
    };

    private static string? Text(Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    private static DateTimeOffset? Time(Dictionary<string, AttributeValue> item, string name) =>
        Text(item, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}

/// <summary>A reply as it was recorded.</summary>
/// <param name="Turn">How it was closed over: <c>answered</c>, <c>silent</c> or <c>handed_off</c>; null before.</param>
/// <param name="CreatedAt">When it was recorded.</param>
internal sealed record RecordedReply(string? Turn, DateTimeOffset? CreatedAt);

/// <summary>A message to a person as it was recorded.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="WhenUnconfirmed">Its policy about an unknown outcome.</param>
internal sealed record SentMessage(string Status, string WhenUnconfirmed)
{
    /// <summary>The replies that it answers, by the provider's ids; empty for a message that answers nothing.</summary>
    public IReadOnlyCollection<string> Answers { get; init; } = [];

    public DateTimeOffset? CreatedAt { get; init; }
}
