using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The <c>HEAD</c> items of ConversationsTable: one for each conversation that somebody has taken part in.</summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class HeadStore(DynamoTable table, TimeProvider time)
{
    private const string Projection =
        $"{HeadAttributes.ConversationId}, {HeadAttributes.OptedInAt}, {HeadAttributes.OptedOutAt}, {HeadAttributes.MarketingOptedOutAt}";

    /// <summary>Reads what is known about several conversations in one request for each hundred, strongly consistent.</summary>
    public async Task<IReadOnlyDictionary<ConversationId, ConversationHead>> ReadAsync(
        IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<ConversationId, ConversationHead>(conversations.Count);
        foreach (var chunk in conversations.Distinct().Chunk(DynamoTable.BatchKeysMax))
        {
            var keys = new List<Dictionary<string, AttributeValue>>(chunk.Length);
            foreach (var conversation in chunk)
                keys.Add(KeyOf(conversation));
            foreach (var item in await table.BatchGetAsync(keys, Projection, cancellationToken).ConfigureAwait(false))
            {
                if (ConversationId.TryParse(Stored.RequireText(item, HeadAttributes.ConversationId), out var id))
                    heads[id] = ConversationHead.From(item);
            }
        }

        return heads;
    }

    /// <summary>Remembers that a person stopped all messages, or marketing alone. The first time stays.</summary>
    public async Task OptOutAsync(OutboundRecord record, bool marketingOnly, CancellationToken cancellationToken)
    {
        var mark = marketingOnly ? HeadAttributes.MarketingOptedOutAt : HeadAttributes.OptedOutAt;
        var change = new Change(
            $"SET {mark} = if_not_exists({mark}, :now), {HeadAttributes.LastActivityAt} = :now, {HeadAttributes.SchemaVersion} = :version, "
            + $"{HeadAttributes.CompanyId} = :company, {HeadAttributes.ProjectId} = :project, {HeadAttributes.CompanyProject} = :both, {HeadAttributes.Channel} = :channel",
            $"attribute_not_exists({mark})",
            new()
            {
                [":now"] = Stored.Time(time.GetUtcNow()),
                [":version"] = Stored.Number(HeadAttributes.SchemaVersionNow),
                [":company"] = Stored.Text(record.CompanyId),
                [":project"] = Stored.Text(record.ProjectId),
                [":both"] = Stored.Text($"{record.CompanyId}#{record.ProjectId}"),
                [":channel"] = Stored.Text(record.Channel.ToName()),
            });
        await table.UpdateAsync(KeyOf(record.Conversation), change, cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation) => new()
    {
        [HeadAttributes.ConversationId] = Stored.Text(conversation.Value),
        [HeadAttributes.ItemId] = Stored.Text(HeadAttributes.Head),
    };
}
