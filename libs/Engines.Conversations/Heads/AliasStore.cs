using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>
/// Finds the one conversation with a person who may come under several addresses: a number and a WhatsApp business-scoped user id, or an old
/// number and a new one. <c>ALIAS</c> items tie the later address to the conversation under the first.
/// </summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class AliasStore(DynamoTable table, TimeProvider time)
{
    private readonly HeadStore heads = new(table, time);

    /// <summary>
    /// Finds the conversation, and ties the second address to it if it is not tied yet; what was refused under that address is then refused in the
    /// conversation as well. One read, and one write for a new tie.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="companyAddress">The company's normalised address.</param>
    /// <param name="person">The person's normalised address.</param>
    /// <param name="otherAddress">A second normalised address of the same person; null if none is known.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Resolution> ResolveAsync(
        Channel channel, string companyAddress, string person, string? otherAddress, CancellationToken cancellationToken)
    {
        var own = ConversationId.Of(channel, companyAddress, person);
        var other = otherAddress is null || otherAddress == person ? null : ConversationId.Of(channel, companyAddress, otherAddress);
        var found = await ReadAsync(other is null ? [own] : [own, other], cancellationToken).ConfigureAwait(false);

        var conversation = found.TieOf(own) ?? found.TieOf(other) ?? (found.HeadOf(own) is null && found.HeadOf(other) is not null ? other! : own);
        if (conversation != own && found.TieOf(own) is null)
            await TieAsync(own, conversation, channel, found.HeadOf(own), cancellationToken).ConfigureAwait(false);
        if (other is not null && conversation != other && found.TieOf(other) is null)
            await TieAsync(other, conversation, channel, found.HeadOf(other), cancellationToken).ConfigureAwait(false);

        if (conversation == own || conversation == other)
            return new(conversation, found.HeadOf(conversation));

        // What a tie leads to may have been tied itself since: the person changed the number once more.
        for (var hop = 0; hop < HeadStore.TiesMax; hop++)
        {
            var target = await ReadAsync([conversation], cancellationToken).ConfigureAwait(false);
            if (target.TieOf(conversation) is not { } next || next == own || next == other)
                return new(conversation, target.HeadOf(conversation));
            conversation = next;
        }

        throw new InvalidOperationException($"More than {HeadStore.TiesMax} ties lead from one conversation to another; an ALIAS item has to be removed.");
    }

    /// <summary>Ties one conversation to another with the same person. The first tie stays.</summary>
    public async Task TieAsync(ConversationId from, ConversationId to, CancellationToken cancellationToken)
    {
        if (from == to)
            return;
        var tie = new AliasItem { Hash = from.Hash, AliasOf = to.Value, CreatedAt = time.GetUtcNow() };
        await table.PutAsync(tie.ToItem(), $"attribute_not_exists({AliasNames.ConversationId})", AliasItem.ItemKey(from.Hash), cancellationToken).ConfigureAwait(false);
    }

    // What the person refused under an address of its own, it has refused from now on under both; first, because a tie is made only once.
    private async Task TieAsync(ConversationId from, ConversationId to, Channel channel, ConversationHead? head, CancellationToken cancellationToken)
    {
        if (head is { CompanyId: { } company, ProjectId: { } project })
        {
            var place = new ConversationPlace(to, company, project, channel);
            if (head is { IsOptedOut: true, OptedOutAt: { } all })
                await heads.OptOutAsync(place, marketingOnly: false, all, cancellationToken).ConfigureAwait(false);
            if (head is { IsMarketingOptedOut: true, MarketingOptedOutAt: { } advertising })
                await heads.OptOutAsync(place, marketingOnly: true, advertising, cancellationToken).ConfigureAwait(false);
        }

        await TieAsync(from, to, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Found> ReadAsync(ConversationId[] conversations, CancellationToken cancellationToken)
    {
        var keys = new List<Dictionary<string, AttributeValue>>(conversations.Length * 2);
        foreach (var conversation in conversations)
        {
            keys.Add(HeadItem.ItemKey(conversation.Hash));
            keys.Add(AliasItem.ItemKey(conversation.Hash));
        }

        return new(await table.BatchGetAsync(keys, null, cancellationToken).ConfigureAwait(false));
    }

    private sealed class Found(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        public ConversationId? TieOf(ConversationId? conversation) =>
            Find(conversation, AliasItem.ItemKind) is { } item && ConversationId.TryParse(AliasFields.ReadAliasOf(item), out var target) ? target : null;

        public ConversationHead? HeadOf(ConversationId? conversation) => Find(conversation, HeadItem.ItemKind) is { } item ? ConversationHead.From(item) : null;

        private Dictionary<string, AttributeValue>? Find(ConversationId? conversation, string kind) => conversation is null ? null : items.FirstOrDefault(
            item => Stored.ReadText(item, HeadNames.ConversationId) == conversation.Value && ConversationsTable.KindOf(item) == kind);
    }
}

/// <summary>The conversation with a person, whatever address they came under.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Head">Its head as it stands; null if there is none.</param>
public sealed record Resolution(ConversationId Conversation, ConversationHead? Head);
