using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The <c>HEAD</c> items of ConversationsTable: one for each conversation that somebody has taken part in.</summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class HeadStore(DynamoTable table, TimeProvider time)
{
    private const string Projection =
        $"{HeadAttributes.ConversationId}, {HeadAttributes.ItemId}, {HeadAttributes.AliasOf}, {HeadAttributes.OptedInAt}, {HeadAttributes.OptedOutAt}, "
        + $"{HeadAttributes.MarketingOptedInAt}, {HeadAttributes.MarketingOptedOutAt}";

    /// <summary>How many ties are followed from one conversation to another with the same person.</summary>
    internal const int TiesMax = 4;

    // Each conversation is two keys: its own HEAD, and the tie to another conversation with the same person.
    private const int ConversationsPerRead = DynamoTable.BatchKeysMax / 2;

    /// <summary>
    /// Reads what people want, for several conversations in one request for each fifty, strongly consistent. Where a conversation is tied to
    /// another one with the same person, a further request reads that one's wishes, and the last word under either address counts.
    /// </summary>
    public async Task<IReadOnlyDictionary<ConversationId, ConversationHead>> ReadAsync(
        IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<ConversationId, ConversationHead>(conversations.Count);
        List<KeyValuePair<ConversationId, ConversationId>>? ties = null;
        foreach (var chunk in conversations.Distinct().Chunk(ConversationsPerRead))
        {
            var keys = new List<Dictionary<string, AttributeValue>>(chunk.Length * 2);
            foreach (var conversation in chunk)
            {
                keys.Add(KeyOf(conversation));
                keys.Add(KeyOf(conversation, HeadAttributes.Alias));
            }

            foreach (var item in await table.BatchGetAsync(keys, Projection, cancellationToken).ConfigureAwait(false))
            {
                if (!ConversationId.TryParse(Stored.RequireText(item, HeadAttributes.ConversationId), out var id))
                    continue;
                if (ConversationId.TryParse(Stored.ReadText(item, HeadAttributes.AliasOf), out var target))
                    (ties ??= []).Add(new(id, target));
                else
                    heads[id] = ConversationHead.From(item);
            }
        }

        if (ties is not null)
            await FollowAsync(ties, heads, cancellationToken).ConfigureAwait(false);
        return heads;
    }

    /// <summary>Reads what one person wants, who is known under one or two conversations: the last word under either counts. Null if nothing is known.</summary>
    public async Task<ConversationHead?> ReadWishesAsync(ConversationId conversation, ConversationId other, CancellationToken cancellationToken)
    {
        var heads = await ReadAsync([conversation, other], cancellationToken).ConfigureAwait(false);
        var own = heads.GetValueOrDefault(conversation);
        return conversation != other && heads.GetValueOrDefault(other) is { } second ? own?.With(second) ?? second : own;
    }

    /// <summary>Remembers that a person stopped all messages, or advertising alone. An older word never undoes a newer one.</summary>
    /// <param name="place">The conversation, and whose it is.</param>
    /// <param name="marketingOnly">True for advertising alone.</param>
    /// <param name="at">When the person said so.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task OptOutAsync(ConversationPlace place, bool marketingOnly, DateTimeOffset at, CancellationToken cancellationToken) =>
        NoteWishAsync(place, marketingOnly ? HeadAttributes.MarketingOptedOutAt : HeadAttributes.OptedOutAt, at, cancellationToken);

    /// <summary>Remembers that a person wants messages, or advertising, again. An older word never undoes a newer one.</summary>
    /// <param name="place">The conversation, and whose it is.</param>
    /// <param name="marketingOnly">True for advertising alone.</param>
    /// <param name="at">When the person said so.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task OptInAsync(ConversationPlace place, bool marketingOnly, DateTimeOffset at, CancellationToken cancellationToken) =>
        NoteWishAsync(place, marketingOnly ? HeadAttributes.MarketingOptedInAt : HeadAttributes.OptedInAt, at, cancellationToken);

    private async Task NoteWishAsync(ConversationPlace place, string mark, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var change = new Change(
            $"SET {mark} = :at, {HeadAttributes.LastActivityAt} = :now, {HeadAttributes.SchemaVersion} = :version, "
            + $"{HeadAttributes.CompanyId} = if_not_exists({HeadAttributes.CompanyId}, :company), {HeadAttributes.ProjectId} = if_not_exists({HeadAttributes.ProjectId}, :project), "
            + $"{HeadAttributes.CompanyProject} = if_not_exists({HeadAttributes.CompanyProject}, :both), {HeadAttributes.Channel} = :channel",
            $"attribute_not_exists({mark}) OR {mark} < :at",
            new()
            {
                [":at"] = Stored.Time(at),
                [":now"] = Stored.Time(time.GetUtcNow()),
                [":version"] = Stored.Number(HeadAttributes.SchemaVersionNow),
                [":company"] = Stored.Text(place.CompanyId),
                [":project"] = Stored.Text(place.ProjectId),
                [":both"] = Stored.Text($"{place.CompanyId}#{place.ProjectId}"),
                [":channel"] = Stored.Text(place.Channel.ToName()),
            });
        await Contention.RetryAsync(() => table.UpdateAsync(KeyOf(place.Conversation), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
    }

    private async Task FollowAsync(
        List<KeyValuePair<ConversationId, ConversationId>> ties, Dictionary<ConversationId, ConversationHead> heads, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < TiesMax && ties.Count > 0; hop++)
        {
            var further = new List<KeyValuePair<ConversationId, ConversationId>>();
            foreach (var chunk in ties.Chunk(ConversationsPerRead))
            {
                var keys = new List<Dictionary<string, AttributeValue>>(chunk.Length * 2);
                foreach (var target in chunk.Select(tie => tie.Value).Distinct())
                {
                    keys.Add(KeyOf(target));
                    keys.Add(KeyOf(target, HeadAttributes.Alias));
                }

                var found = await table.BatchGetAsync(keys, Projection, cancellationToken).ConfigureAwait(false);
                foreach (var (from, to) in chunk)
                {
                    foreach (var item in found.Where(item => Stored.ReadText(item, HeadAttributes.ConversationId) == to.Value))
                    {
                        if (ConversationId.TryParse(Stored.ReadText(item, HeadAttributes.AliasOf), out var next))
                            further.Add(new(from, next));
                        else
                            heads[from] = heads.TryGetValue(from, out var own) ? own.With(ConversationHead.From(item)) : ConversationHead.From(item);
                    }
                }
            }

            ties = further;
        }
    }

    internal static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string item = HeadAttributes.Head) => new()
    {
        [HeadAttributes.ConversationId] = Stored.Text(conversation.Value),
        [HeadAttributes.ItemId] = Stored.Text(item),
    };
}

/// <summary>A conversation, and whose it is.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ProjectId">The company's project.</param>
/// <param name="Channel">The channel.</param>
public sealed record ConversationPlace(ConversationId Conversation, string CompanyId, string ProjectId, Channel Channel);
