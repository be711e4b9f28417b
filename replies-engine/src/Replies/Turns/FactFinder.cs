using Engines.Conversations;
using Replies.Decisions;
using Replies.Inbound;

namespace Replies.Turns;

/// <summary>Gathers what a decision looks at.</summary>
/// <param name="replies">Replies.</param>
/// <param name="outbound">Outbound messages.</param>
/// <param name="time">The clock.</param>
internal sealed class FactFinder(ReplyStore replies, OutboundStore outbound, TimeProvider time)
{
    // Enough for the messages of a year; a conversation with more shows an AI its first ones by key and the last turns in full.
    private const int OutboundMax = 50;

    private static readonly TimeSpan ServiceWindow = TimeSpan.FromHours(24);

    /// <summary>Reads the replies that one turn deals with.</summary>
    public Task<IReadOnlyList<InboundItem>> ReadPendingAsync(Turn turn, CancellationToken cancellationToken) => replies.ReadAsync(
        turn.Conversation, [.. turn.Head.Pending.Take(TurnStore.RepliesMax).Select(entry => entry.ProviderMessageId)], cancellationToken);

    public async Task<TurnFacts> FindAsync(Speaker speaker, Turn turn, IReadOnlyList<InboundItem> pending, CancellationToken cancellationToken) => new()
    {
        Conversation = turn.Conversation,
        Company = speaker.Company,
        Channel = speaker.Place.Channel,

        // Webhooks overtake each other; what a person wrote first is read first.
        Pending = [.. pending.Select(ToPending).OrderBy(reply => reply.At)],
        History = speaker.Company.Replies?.Ai is { } ai ? await ReadHistoryAsync(turn, ai.HistoryMax, cancellationToken).ConfigureAwait(false) : [],
        WindowUntil = WindowOf(speaker.Place.Channel, turn.Head, pending),
        IsOptedOut = turn.Head.IsOptedOut,
        Now = time.GetUtcNow(),
    };

    private static DateTimeOffset? WindowOf(Channel channel, ConversationHead head, IReadOnlyList<InboundItem> pending)
    {
        if (channel != Channel.WhatsApp)
            return null;
        var until = pending.Count == 0 ? DateTimeOffset.MinValue : pending.Max(reply => reply.SentAt) + ServiceWindow;
        return head.WindowUntil > until ? head.WindowUntil : until;
    }

    private async Task<IReadOnlyList<HistoryEntry>> ReadHistoryAsync(Turn turn, int entriesMax, CancellationToken cancellationToken)
    {
        var (recent, answers) = await replies.ReadRecentAsync(turn.Conversation, turn.Head.Recent, cancellationToken).ConfigureAwait(false);
        var sent = await outbound.ListAsync(turn.Conversation, OutboundMax, cancellationToken).ConfigureAwait(false);
        var entries = recent.Select(HistoryText.Of)
            .Concat(answers.Concat(sent).DistinctBy(message => message.RequestId).Where(WasSaid).Select(HistoryText.Of));
        return [.. entries.OrderBy(entry => entry.At).TakeLast(entriesMax)];
    }

    private static bool WasSaid(OutboundItem message) =>
        message.Status is OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read or OutboundStatus.Unconfirmed;

    private static PendingReply ToPending(InboundItem item) => new(item.ProviderMessageId, item.SentAt, item.Content, WishNames.Parse(item.Wish));
}
