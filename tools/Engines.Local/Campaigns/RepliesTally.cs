using Engines.Local.People;

namespace Engines.Local.Campaigns;

/// <summary>A message that a provider took.</summary>
/// <param name="RequestId">Which.</param>
/// <param name="At">When.</param>
internal sealed record AcceptedCall(string RequestId, DateTimeOffset At);

/// <summary>Adds up conversations: what people remember against what the engine recorded and the providers took.</summary>
internal sealed class RepliesTally
{
    // A call that was on its way when the opt-out was written is no defect; one that began later is.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    private readonly SortedDictionary<string, int> deadLetters = new(StringComparer.Ordinal);
    private int sent;
    private int recorded;
    private int answered;
    private int silent;
    private int leftToPeople;
    private int undelivered;
    private int handedOff;
    private int optedOut;
    private int skipped;
    private int answeredTwice;
    private int stopsMissed;
    private int callsAfterOptOut;
    private int leftPending;
    private int unmatched;

    public void Add(PersonConversation conversation, ConversationItems items, IReadOnlyList<AcceptedCall> accepted)
    {
        var calls = accepted.GroupBy(call => call.RequestId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var said in conversation.Said)
        {
            sent++;
            if (!items.Replies.TryGetValue(said.ProviderMessageId, out var reply))
                continue;
            recorded++;
            AddReply(said.ProviderMessageId, reply, items, calls);
        }

        handedOff += IsHandedOff(items) ? 1 : 0;
        optedOut += items.OptedOutAt is null ? 0 : 1;
        leftPending += items.Pending > 0 && !IsHandedOff(items) ? 1 : 0;
        unmatched += IsUnmatched(items) && conversation.Heard > 0 ? 1 : 0;
        stopsMissed += items.OptedOutAt is null && conversation.Said.Any(said => said.Mood == Mood.Stop) ? 1 : 0;
        callsAfterOptOut += CallsAfterOptOut(conversation, items, accepted);
    }

    public void AddDeadLetter(string reason) => deadLetters[reason] = deadLetters.GetValueOrDefault(reason) + 1;

    public RepliesReport ToReport(int quarantined) => new()
    {
        Sent = sent,
        Recorded = recorded,
        Answered = answered,
        Silent = silent,
        LeftToPeople = leftToPeople,
        Undelivered = undelivered,
        HandedOff = handedOff,
        OptedOut = optedOut,
        DeadLetters = deadLetters,
        Skipped = skipped,
        AnsweredTwice = answeredTwice,
        StopsMissed = stopsMissed,
        CallsAfterOptOut = callsAfterOptOut,
        LeftPending = leftPending,
        Unmatched = unmatched,
        Quarantined = quarantined,
    };

    private void AddReply(string id, RecordedReply reply, ConversationItems items, Dictionary<string, int> calls)
    {
        var covering = items.Messages.Where(message => message.Value.Answers.Contains(id)).ToList();
        var answers = covering.Sum(message => AnswersOf(message.Value, calls.GetValueOrDefault(message.Key)));
        if (answers > 1)
            answeredTwice++;

        if (answers > 0)
            answered++;
        else if (reply.Turn == "silent")
            silent++;
        else if (reply.Turn == "handed_off" && covering.Count > 0)
            undelivered++;
        else if (reply.Turn == "handed_off" || IsHandedOff(items) || items.OptedOutAt is not null || IsUnmatched(items))
            leftToPeople++;
        else
            skipped++;
    }

    // What at_least_once allows to be sent again is one answer, however often it went out.
    private static int AnswersOf(SentMessage message, int accepted) => message.WhenUnconfirmed == "at_least_once" ? Math.Min(accepted, 1) : accepted;

    private static int CallsAfterOptOut(PersonConversation conversation, ConversationItems items, IReadOnlyList<AcceptedCall> accepted)
    {
        if (items.OptedOutAt is not { } optedOutAt)
            return 0;

        // opted_out_at may be the provider's time of the message, and the engine could know of it only once it was recorded.
        var stops = conversation.Said.Where(said => said.Mood == Mood.Stop).Select(said => items.Replies.GetValueOrDefault(said.ProviderMessageId)?.CreatedAt);
        var known = stops.OfType<DateTimeOffset>().Append(optedOutAt).Max();
        return accepted.Count(call => call.At > known && (call.At > known + OnItsWay || items.Messages.GetValueOrDefault(call.RequestId)?.CreatedAt > known));
    }

    private static bool IsUnmatched(ConversationItems items) => items.Status == "unmatched";

    private static bool IsHandedOff(ConversationItems items) => items.Status == "handed_off";
}
