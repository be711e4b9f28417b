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
        var item = await table.GetAsync(HeadItem.ItemKey(conversation.Hash), cancellationToken).ConfigureAwait(false);
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
            keys.Add(InItem.ItemKey(conversation.Hash, id));
        var items = await table.BatchGetAsync(keys, null, cancellationToken).ConfigureAwait(false);
        var found = items.Select(InboundItem.From).ToDictionary(item => item.ProviderMessageId, StringComparer.Ordinal);
        return [.. providerMessageIds.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Reads the replies of a conversation, in no order of time.</summary>
    public async Task<IReadOnlyList<InboundItem>> ListAsync(ConversationId conversation, int itemsMax, CancellationToken cancellationToken)
    {
        var query = new PartitionQuery(InNames.ConversationId, conversation.Value, InNames.ItemId, InItem.ItemIdPrefix, itemsMax);
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
            keys.Add(Stored.KeyOf(conversation, item));
        var items = await table.BatchGetAsync(keys, null, cancellationToken).ConfigureAwait(false);
        var replies = items.Where(item => ConversationsTable.KindOf(item) == InItem.ItemKind);
        var answers = items.Where(item => ConversationsTable.KindOf(item) == OutItem.ItemKind);
        return ([.. replies.Select(InboundItem.From)], [.. answers.Select(OutboundItem.From)]);
    }

    private TransactWriteItem PutReply(InboundRecord record)
    {
        var now = time.GetUtcNow();
        var item = new InItem
        {
            Hash = record.Place.Conversation.Hash,
            ProviderMessageId = record.ProviderMessageId,
            CompanyId = record.Place.CompanyId,
            ProjectId = record.Place.ProjectId,
            Provider = record.Provider.ToStored(),
            Kind = record.Content.Kind,
            Content = JsonSerializer.Serialize(record.Content, InboundContentJson.Default.InboundContent),
            Wish = record.Wish is { } wish ? Tables.WishWords.Parse(wish) ?? throw new ArgumentException("No item knows such a wish.", nameof(record)) : null,
            ReceivedAt = record.SentAt,
            CreatedAt = now,
            Ttl = now + retention,
        };
        return new() { Put = new Put { TableName = table.Name, Item = item.ToItem(), ConditionExpression = $"attribute_not_exists({InNames.ConversationId})" } };
    }

    private TransactWriteItem UpdateHead(InboundRecord record, ConversationHead? head, ConversationStatus status)
    {
        var now = time.GetUtcNow();
        var values = new Dictionary<string, AttributeValue>
        {
            [":version"] = Stored.Number(HeadItem.CurrentVersion),
            [":company"] = HeadFields.OfCompanyId(record.Place.CompanyId),
            [":project"] = HeadFields.OfProjectId(record.Place.ProjectId),
            [":both"] = HeadFields.OfCompanyProject($"{record.Place.CompanyId}#{record.Place.ProjectId}"),
            [":channel"] = HeadFields.OfChannel(record.Place.Channel.ToStored()),
            [":now"] = HeadFields.OfLastActivityAt(now),
            [":status"] = HeadFields.OfConversationStatus(status),
        };
        var set = $"SET {HeadNames.SchemaVersion} = :version, {HeadNames.CompanyId} = :company, {HeadNames.ProjectId} = :project, "
            + $"{HeadNames.CompanyProject} = :both, {HeadNames.Channel} = :channel, {HeadNames.LastActivityAt} = :now, "
            + $"{HeadNames.CreatedAt} = if_not_exists({HeadNames.CreatedAt}, :now), {HeadNames.ConversationStatus} = :status";

        // Two replies recorded at the same moment may leave the older one's window, which is shorter by the time between them.
        if (record.WindowUntil is { } window && !(head?.WindowUntil >= window))
        {
            set += $", {HeadNames.WindowUntil} = :window";
            values[":window"] = HeadFields.OfWindowUntil(window);
        }

        var condition = $"attribute_not_exists({HeadNames.ConversationStatus})";
        if (head?.Status is { } seen)
        {
            condition = $"{HeadNames.ConversationStatus} = :seen";
            values[":seen"] = HeadFields.OfConversationStatus(seen);
        }

        if (status == ConversationStatus.Open)
        {
            set += $", {HeadNames.Pending} = list_append(if_not_exists({HeadNames.Pending}, :none), :reply)";
            condition += $" AND attribute_not_exists({HeadNames.Pending}[{PendingMax - 1}])";
            values[":none"] = HeadFields.OfPending([]);
            values[":reply"] = HeadFields.OfPending([new() { Id = record.ProviderMessageId, At = record.SentAt }]);
        }

        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadItem.ItemKey(record.Place.Conversation.Hash),
                UpdateExpression = set,
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            },
        };
    }
}
