using Engines.Conversations;
using Replies.Decisions;
using Replies.Inbound;
using Replies.Turns;

namespace Replies.Intake;

/// <summary>The stores that taking a reply in needs.</summary>
/// <param name="Replies">Replies.</param>
/// <param name="Outbound">Outbound messages.</param>
/// <param name="Heads">What people want.</param>
/// <param name="Aliases">Who is the same person.</param>
internal sealed record IntakeStores(ReplyStore Replies, OutboundStore Outbound, HeadStore Heads, AliasStore Aliases);

/// <summary>Records what people wrote or want, before anything is done about it.</summary>
/// <param name="stores">Where.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplyIntake(IntakeStores stores, TimeProvider time)
{
    // All messages of a conversation are looked at to find the project that a person answers; only where projects share a number.
    private const int OutboundMax = 1000;

    private static readonly TimeSpan ServiceWindow = TimeSpan.FromHours(24);

    /// <summary>Records a reply: the wish that it says first, so that it counts at once, then the reply itself.</summary>
    /// <returns>Who is to be answered, and what became of the record; null if the route's company has no such sender.</returns>
    public async Task<(Speaker Speaker, RecordResult Result, Wish Wish)?> RecordAsync(
        InboundEvent.Reply reply, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        var senders = Routing.SendersOf(reply.Route!, reply.Channel, projects);
        if (senders.Count == 0)
            return null;

        // Projects that share a sender share its address, and so the conversation.
        var resolution = await stores.Aliases
            .ResolveAsync(reply.Channel, senders[0].Sender.Address, reply.Person, reply.OtherAddress, cancellationToken).ConfigureAwait(false);
        var (company, sender) = await ChooseAsync(senders, resolution, cancellationToken).ConfigureAwait(false);
        var place = new ConversationPlace(resolution.Conversation, company.CompanyId, company.ProjectId, reply.Channel);

        var now = time.GetUtcNow();
        var wish = WishReader.Read(company.Replies, reply.Channel, reply.Content, reply.Wish);
        var sentAt = Earlier(reply.SentAt ?? await FirstSeenAsync(reply, wish, resolution, cancellationToken).ConfigureAwait(false) ?? arrivedAt, now);
        await NoteAsync(place, wish, marketingOnly: false, sentAt, cancellationToken).ConfigureAwait(false);

        var record = new InboundRecord
        {
            Place = place,
            Provider = reply.Provider,
            ProviderMessageId = reply.ProviderMessageId,
            SentAt = sentAt,
            Content = reply.Content,
            Wish = wish.ToName(),
            WindowUntil = reply.Channel == Channel.WhatsApp ? sentAt + ServiceWindow : null,
        };
        var addresses = new[] { resolution.Conversation, ConversationId.Of(reply.Channel, sender.Address, reply.Person) };
        var result = await stores.Replies.RecordAsync(
            record, resolution.Head, token => BeginAsync(company, addresses, token), cancellationToken).ConfigureAwait(false);
        return (new Speaker(place, company, sender, reply.Person), result, wish);
    }

    /// <summary>Remembers a wish that came without words.</summary>
    /// <returns>True if there was a sender to remember it for.</returns>
    public async Task<bool> NoteAsync(InboundEvent.Preference preference, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        var senders = Routing.SendersOf(preference.Route!, preference.Channel, projects);
        if (senders.Count == 0)
            return false;
        var (company, sender) = senders[0];
        var resolution = await stores.Aliases
            .ResolveAsync(preference.Channel, sender.Address, preference.Person, preference.OtherAddress, cancellationToken).ConfigureAwait(false);
        var place = new ConversationPlace(resolution.Conversation, company.CompanyId, company.ProjectId, preference.Channel);
        await NoteAsync(place, preference.Wish, preference.IsMarketingOnly, Earlier(preference.At ?? arrivedAt, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ties a person's new address to the conversation under the old one. What the person refused under the old address stays refused.</summary>
    public async Task MoveAsync(InboundEvent.AddressChange change, IReadOnlyList<Company> projects, CancellationToken cancellationToken)
    {
        foreach (var address in Routing.SendersOf(change.Route!, change.Channel, projects).Select(pair => pair.Sender.Address).Distinct(StringComparer.Ordinal))
        {
            var old = await stores.Aliases.ResolveAsync(change.Channel, address, change.From, null, cancellationToken).ConfigureAwait(false);
            var moved = ConversationId.Of(change.Channel, address, change.To);
            await stores.Aliases.TieAsync(moved, old.Conversation, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(ConversationPlace place, Wish wish, bool marketingOnly, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (wish == Wish.OptOut)
            await stores.Heads.OptOutAsync(place, marketingOnly, at, cancellationToken).ConfigureAwait(false);
        else if (wish == Wish.OptIn)
            await stores.Heads.OptInAsync(place, marketingOnly, at, cancellationToken).ConfigureAwait(false);
    }

    // A provider that does not say when a person wrote repeats an old word as if it were new; the record of the first time tells.
    private async Task<DateTimeOffset?> FirstSeenAsync(InboundEvent.Reply reply, Wish wish, Resolution resolution, CancellationToken cancellationToken)
    {
        if (wish is not (Wish.OptOut or Wish.OptIn) || resolution.Head is null)
            return null;
        var recorded = await stores.Replies.ReadAsync(resolution.Conversation, [reply.ProviderMessageId], cancellationToken).ConfigureAwait(false);
        return recorded.Count > 0 ? recorded[0].SentAt : null;
    }

    private async Task<ConversationStatus> BeginAsync(Company company, ConversationId[] addresses, CancellationToken cancellationToken)
    {
        if (company.Replies?.AnswersUnmatched == true)
            return ConversationStatus.Open;
        foreach (var conversation in addresses.Distinct())
        {
            if ((await stores.Outbound.ListAsync(conversation, 1, cancellationToken).ConfigureAwait(false)).Count > 0)
                return ConversationStatus.Open;
        }

        return ConversationStatus.Unmatched;
    }

    private async Task<(Company Company, ChannelSender Sender)> ChooseAsync(
        IReadOnlyList<(Company Company, ChannelSender Sender)> senders, Resolution resolution, CancellationToken cancellationToken)
    {
        if (senders.Count == 1)
            return senders[0];

        // Projects share this number: a person answers whoever wrote last.
        var messages = await stores.Outbound.ListAsync(resolution.Conversation, OutboundMax, cancellationToken).ConfigureAwait(false);
        var last = messages.Where(message => message.Answers.Count == 0).MaxBy(message => message.CreatedAt);
        var (company, project) = last is null ? (resolution.Head?.CompanyId, resolution.Head?.ProjectId) : (last.CompanyId, last.ProjectId);
        foreach (var candidate in senders)
        {
            if (candidate.Company.CompanyId == company && candidate.Company.ProjectId == project)
                return candidate;
        }

        return senders[0];
    }

    // A provider's clock may be ahead of ours; nobody wrote in the future.
    private static DateTimeOffset Earlier(DateTimeOffset at, DateTimeOffset now) => at < now ? at : now;
}
