using System.Security.Cryptography;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>
/// Replies in ConversationsTable. A reply is written together with its place in the conversation's list of pending ones, or not at all:
/// whatever is recorded will be seen by the next turn.
/// </summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="retention">How long a reply is kept; must outlast every repetition of its webhook, or a late one is answered again.</param>
/// <param name="time">The clock.</param>
public sealed class ReplyStore(DynamoTable table, TimeSpan retention, TimeProvider time)
{
    // Each round means that somebody changed the conversation's status between our read and our write.
    private const int RoundsMax = 8;

    /// <summary>How many replies may wait for a turn at once.</summary>
    /// <value>1,000: about 130 KB of an item that may have 400. More are refused, and wait in the queue.</value>
    public const int PendingMax = 1000;

    private const int HistoryMax = 100;

    /// <summary>Reads a conversation's head, strongly consistent; null if there is none.</summary>
    public async Task<ConversationHead?> ReadHeadAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var item = await table.GetAsync(HeadStore.KeyOf(conversation), cancellationToken).ConfigureAwait(false);
        return item is null ? null : ConversationHead.From(item);
    }

    /// <summary>Records a reply. A repetition changes nothing.</summary>
    /// <param name="record">The reply.</param>
    /// <param name="head">The head as it was read before; null if there was none.</param>
    /// <param name="first">
    /// Says how a conversation begins that nobody answers in yet: asked when the head has no status, and again while it is unmatched.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">Too many replies wait already, or others changed the conversation all the time; the message has to be delivered again.</exception>
    public async Task<RecordResult> RecordAsync(
        InboundRecord record, ConversationHead? head, Func<CancellationToken, Task<ConversationStatus>> first, CancellationToken cancellationToken)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var status = head?.Status switch
            {
                null or ConversationStatus.Unmatched => await first(cancellationToken).ConfigureAwait(false),
                ConversationStatus.Closed => ConversationStatus.Open,
                var known => known.Value,
            };
            var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var writes = new List<TransactWriteItem>(2) { PutReply(record), UpdateHead(record, head, status) };
            var result = await Contention.RetryAsync(() => table.TransactAsync(writes, token, cancellationToken), time, cancellationToken).ConfigureAwait(false);
            if (result is TransactionResult.Applied)
                return status == ConversationStatus.Open ? RecordResult.Pending : RecordResult.Kept;
            if (((TransactionResult.Refused)result).Writes.Contains(0))
                return RecordResult.Repeated;

            head = await ReadHeadAsync(record.Place.Conversation, cancellationToken).ConfigureAwait(false);
            if (head?.Pending.Count >= PendingMax)
                throw new InvalidOperationException($"{PendingMax} replies of the conversation wait already; the message has to be delivered again.");
        }

        throw new InvalidOperationException("The conversation's status changed all the time; the message has to be delivered again.");
    }

    /// <summary>Reads replies by their ids, strongly consistent, in the given order; missing ones are left out.</summary>
    public async Task<IReadOnlyList<InboundItem>> ReadAsync(
        ConversationId conversation, IReadOnlyList<string> providerMessageIds, CancellationToken cancellationToken)
    {
        var keys = new List<Dictionary<string, AttributeValue>>(providerMessageIds.Count);
        foreach (var id in providerMessageIds)
            keys.Add(HeadStore.KeyOf(conversation, InAttributes.ItemPrefix + id));
        var items = await table.BatchGetAsync(keys, null, cancellationToken).ConfigureAwait(false);
        var found = items.Select(InboundItem.From).ToDictionary(item => item.ProviderMessageId, StringComparer.Ordinal);
        return [.. providerMessageIds.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Reads the replies of a conversation, in no order of time.</summary>
    public async Task<IReadOnlyList<InboundItem>> ListAsync(ConversationId conversation, int itemsMax, CancellationToken cancellationToken)
    {
        var query = new PartitionQuery(HeadAttributes.ConversationId, conversation.Value, HeadAttributes.ItemId, InAttributes.ItemPrefix, itemsMax);
        var answer = await table.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. answer.Items.Select(InboundItem.From)];
    }

    /// <summary>Reads what the head lists as the last turns: replies and answers, by item id.</summary>
    public async Task<(IReadOnlyList<InboundItem> Replies, IReadOnlyList<OutboundItem> Answers)> ReadRecentAsync(
        ConversationId conversation, IReadOnlyList<string> recent, CancellationToken cancellationToken)
    {
        if (recent.Count == 0)
            return ([], []);
        var keys = new List<Dictionary<string, AttributeValue>>(recent.Count);
        foreach (var item in recent.TakeLast(HistoryMax).Distinct())
            keys.Add(HeadStore.KeyOf(conversation, item));
        var items = await table.BatchGetAsync(keys, null, cancellationToken).ConfigureAwait(false);
        var replies = items.Where(item => Stored.RequireText(item, HeadAttributes.ItemId).StartsWith(InAttributes.ItemPrefix, StringComparison.Ordinal));
        var answers = items.Where(item => Stored.RequireText(item, HeadAttributes.ItemId).StartsWith(OutAttributes.ItemPrefix, StringComparison.Ordinal));
        return ([.. replies.Select(InboundItem.From)], [.. answers.Select(OutboundItem.From)]);
    }

    private TransactWriteItem PutReply(InboundRecord record)
    {
        var now = time.GetUtcNow();
        var item = HeadStore.KeyOf(record.Place.Conversation, InAttributes.ItemPrefix + record.ProviderMessageId);
        item[InAttributes.SchemaVersion] = Stored.Number(InAttributes.SchemaVersionNow);
        item[InAttributes.CompanyId] = Stored.Text(record.Place.CompanyId);
        item[InAttributes.ProjectId] = Stored.Text(record.Place.ProjectId);
        item[InAttributes.Provider] = Stored.Text(record.Provider.ToName());
        item[InAttributes.Kind] = Stored.Text(record.Content.Kind.ToName());
        item[InAttributes.Content] = Stored.Text(JsonSerializer.Serialize(record.Content, InboundContentJson.Default.InboundContent));
        item[InAttributes.ReceivedAt] = Stored.Time(record.SentAt);
        item[InAttributes.CreatedAt] = Stored.Time(now);
        item[InAttributes.TimeToLive] = Stored.Number((now + retention).ToUnixTimeSeconds());
        if (record.Wish is { } wish)
            item[InAttributes.Wish] = Stored.Text(wish);
        return new() { Put = new Put { TableName = table.Name, Item = item, ConditionExpression = $"attribute_not_exists({HeadAttributes.ConversationId})" } };
    }

    private TransactWriteItem UpdateHead(InboundRecord record, ConversationHead? head, ConversationStatus status)
    {
        var now = time.GetUtcNow();
        var values = new Dictionary<string, AttributeValue>
        {
            [":version"] = Stored.Number(HeadAttributes.SchemaVersionNow),
            [":company"] = Stored.Text(record.Place.CompanyId),
            [":project"] = Stored.Text(record.Place.ProjectId),
            [":both"] = Stored.Text($"{record.Place.CompanyId}#{record.Place.ProjectId}"),
            [":channel"] = Stored.Text(record.Place.Channel.ToName()),
            [":now"] = Stored.Time(now),
            [":status"] = Stored.Text(status.ToName()),
        };
        var set = $"SET {HeadAttributes.SchemaVersion} = :version, {HeadAttributes.CompanyId} = :company, {HeadAttributes.ProjectId} = :project, "
            + $"{HeadAttributes.CompanyProject} = :both, {HeadAttributes.Channel} = :channel, {HeadAttributes.LastActivityAt} = :now, "
            + $"{HeadAttributes.CreatedAt} = if_not_exists({HeadAttributes.CreatedAt}, :now), {HeadAttributes.Status} = :status";

        // Two replies recorded at the same moment may leave the older one's window, which is shorter by the time between them.
        if (record.WindowUntil is { } window && !(head?.WindowUntil >= window))
        {
            set += $", {HeadAttributes.WindowUntil} = :window";
            values[":window"] = Stored.Milliseconds(window);
        }

        var condition = $"attribute_not_exists({HeadAttributes.Status})";
        if (head?.Status is { } seen)
        {
            condition = $"{HeadAttributes.Status} = :seen";
            values[":seen"] = Stored.Text(seen.ToName());
        }

        if (status == ConversationStatus.Open)
        {
            set += $", {HeadAttributes.Pending} = list_append(if_not_exists({HeadAttributes.Pending}, :none), :reply)";
            condition += $" AND attribute_not_exists({HeadAttributes.Pending}[{PendingMax - 1}])";
            values[":none"] = new() { L = [], IsLSet = true };
            values[":reply"] = new() { L = [EntryOf(record)] };
        }

        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadStore.KeyOf(record.Place.Conversation),
                UpdateExpression = set,
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            },
        };
    }

    private static AttributeValue EntryOf(InboundRecord record) => new()
    {
        M = new() { [HeadAttributes.PendingId] = Stored.Text(record.ProviderMessageId), [HeadAttributes.PendingAt] = Stored.Time(record.SentAt) },
    };
}
