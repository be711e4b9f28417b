using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The <c>HEAD</c> items of ConversationsTable: one for each conversation that somebody has taken part in.</summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class HeadStore(DynamoTable table, TimeProvider time)
{
    private const string Projection =
        $"{HeadNames.ConversationId}, {HeadNames.ItemId}, {AliasNames.AliasOf}, {HeadNames.OptedInAt}, {HeadNames.OptedOutAt}, "
        + $"{HeadNames.MarketingOptedInAt}, {HeadNames.MarketingOptedOutAt}";

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
                keys.Add(HeadItem.ItemKey(conversation.Hash));
                keys.Add(AliasItem.ItemKey(conversation.Hash));
            }

            foreach (var item in await table.BatchGetAsync(keys, Projection, cancellationToken).ConfigureAwait(false))
            {
                if (!ConversationId.TryParse(Stored.RequireText(item, HeadNames.ConversationId), out var id))
                    continue;
                if (ConversationId.TryParse(AliasFields.ReadAliasOf(item), out var target))
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
        NoteWishAsync(place, marketingOnly ? HeadNames.MarketingOptedOutAt : HeadNames.OptedOutAt, at, cancellationToken);

    /// <summary>Remembers that a person wants messages, or advertising, again. An older word never undoes a newer one.</summary>
    /// <param name="place">The conversation, and whose it is.</param>
    /// <param name="marketingOnly">True for advertising alone.</param>
    /// <param name="at">When the person said so.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task OptInAsync(ConversationPlace place, bool marketingOnly, DateTimeOffset at, CancellationToken cancellationToken) =>
        NoteWishAsync(place, marketingOnly ? HeadNames.MarketingOptedInAt : HeadNames.OptedInAt, at, cancellationToken);

    private async Task NoteWishAsync(ConversationPlace place, string mark, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var change = new Change(
            $"SET {mark} = :at, {HeadNames.LastActivityAt} = :now, {HeadNames.SchemaVersion} = :version, "
            + $"{HeadNames.CompanyId} = if_not_exists({HeadNames.CompanyId}, :company), {HeadNames.ProjectId} = if_not_exists({HeadNames.ProjectId}, :project), "
            + $"{HeadNames.CompanyProject} = if_not_exists({HeadNames.CompanyProject}, :both), {HeadNames.Channel} = :channel",
            $"attribute_not_exists({mark}) OR {mark} < :at",
            new()
            {
                [":at"] = HeadFields.OfOptedOutAt(at),
                [":now"] = HeadFields.OfLastActivityAt(time.GetUtcNow()),
                [":version"] = Stored.Number(HeadItem.CurrentVersion),
                [":company"] = HeadFields.OfCompanyId(place.CompanyId),
                [":project"] = HeadFields.OfProjectId(place.ProjectId),
                [":both"] = HeadFields.OfCompanyProject($"{place.CompanyId}#{place.ProjectId}"),
                [":channel"] = HeadFields.OfChannel(place.Channel.ToStored()),
            });
        await Contention.RetryAsync(() => table.UpdateAsync(HeadItem.ItemKey(place.Conversation.Hash), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
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
                    keys.Add(HeadItem.ItemKey(target.Hash));
                    keys.Add(AliasItem.ItemKey(target.Hash));
                }

                var found = await table.BatchGetAsync(keys, Projection, cancellationToken).ConfigureAwait(false);
                foreach (var (from, to) in chunk)
                {
                    foreach (var item in found.Where(item => Stored.ReadText(item, HeadNames.ConversationId) == to.Value))
                    {
                        if (ConversationId.TryParse(AliasFields.ReadAliasOf(item), out var next))
                            further.Add(new(from, next));
                        else
                            heads[from] = heads.TryGetValue(from, out var own) ? own.With(ConversationHead.From(item)) : ConversationHead.From(item);
                    }
                }
            }

            ties = further;
        }
    }
}

/// <summary>A conversation, and whose it is.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ProjectId">The company's project.</param>
/// <param name="Channel">The channel.</param>
public sealed record ConversationPlace(ConversationId Conversation, string CompanyId, string ProjectId, Channel Channel);
