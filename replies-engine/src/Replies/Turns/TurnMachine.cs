using Engines.Conversations;
using Replies.Decisions;

namespace Replies.Turns;

/// <summary>Everything that a turn needs to act.</summary>
/// <param name="Store">Turns.</param>
/// <param name="Facts">What a decision looks at.</param>
/// <param name="Messages">Outbound messages.</param>
/// <param name="Machine">Sends them.</param>
/// <param name="Decider">Decides.</param>
internal sealed record TurnTools(TurnStore Store, FactFinder Facts, OutboundStore Messages, OutboundMachine Machine, Decider Decider)
{
    /// <summary>What people want.</summary>
    public required HeadStore Heads { get; init; }
}

/// <summary>
/// Answers in one conversation until nothing waits: take the turn, decide over all pending replies together, send, close over exactly those.
/// What was claimed once is never decided again; whoever dies leaves the rest to the next delivery of its message.
/// </summary>
/// <param name="tools">What it acts with.</param>
/// <param name="time">The clock.</param>
internal sealed class TurnMachine(TurnTools tools, TimeProvider time)
{
    // A person who writes faster than this many answers is answered again by the next delivery.
    private const int RoundsMax = 20;

    // What stands after a conflict is read once more; a second conflict means that two workers disagree for good.
    private const int ConflictsMax = 2;

    private const string Answered = "answered";
    private const string Silent = "silent";
    private const string HandedOff = "handed_off";

    /// <summary>Takes the conversation as far as it can go now.</summary>
    /// <param name="speaker">Who speaks with whom.</param>
    /// <param name="owner">The delivery that asks.</param>
    /// <param name="window">The part of the invocation that it may use.</param>
    public async Task<TurnEnd> RunAsync(Speaker speaker, TurnOwner owner, AttemptWindow window)
    {
        switch (await tools.Store.TakeAsync(speaker.Place.Conversation, owner, window.LeaseUntil, CancellationToken.None).ConfigureAwait(false))
        {
            case TakeResult.Taken taken:
                return await HoldAsync(speaker, taken.Turn, window).ConfigureAwait(false);
            case TakeResult.HeldByOneself held:
                var left = held.Until - time.GetUtcNow();
                return new TurnEnd.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero, TurnReasons.TurnHeld);
            default:
                return TurnEnd.Idle.Instance;
        }
    }

    private async Task<TurnEnd> HoldAsync(Speaker speaker, Turn turn, AttemptWindow window)
    {
        var tally = new TurnTally();
        try
        {
            for (var round = 0; round < RoundsMax && !window.CallEnds.IsCancellationRequested; round++)
            {
                switch (await AnswerAsync(speaker, turn, window, tally).ConfigureAwait(false))
                {
                    case Step.Closed { Result: CloseResult.More { Turn.Head.Pending.Count: > 0 } more }:
                        turn = more.Turn;
                        break;
                    case Step.Closed:
                        return new TurnEnd.Done(tally);
                    case Step.Wait wait:
                        await tools.Store.ReleaseAsync(turn, CancellationToken.None).ConfigureAwait(false);
                        return wait.End with { Tally = tally };
                }
            }
        }
        catch (Exception)
        {
            // Whatever went wrong, the turn is worth giving back; if that fails as well, it runs out.
            await ReleaseQuietlyAsync(turn).ConfigureAwait(false);
            throw;
        }

        await tools.Store.ReleaseAsync(turn, CancellationToken.None).ConfigureAwait(false);
        return new TurnEnd.Wait(TimeSpan.Zero, Reasons.NoTimeLeft) { Tally = tally };
    }

    private async Task<Step> AnswerAsync(Speaker speaker, Turn turn, AttemptWindow window, TurnTally tally)
    {
        var requestId = Answer.IdOf(turn.Head.Pending[0].ProviderMessageId);
        for (var conflict = 0; ; conflict++)
        {
            // An answer that was claimed before is gone on with: deciding again could say something else, and say it twice.
            var claimed = await tools.Messages.ReadAsync(turn.Conversation, requestId, CancellationToken.None).ConfigureAwait(false);
            var answer = claimed is null ? null : AnswerJson.Read(claimed.RequestJson);
            if (answer is null)
            {
                var (decided, step) = await DecideAsync(speaker, turn, window, tally).ConfigureAwait(false);
                if (step is not null)
                    return step;
                answer = decided!;
            }

            var message = AnswerComposer.Compose(speaker with { Person = answer.Recipient }, requestId, answer);

            // A decision may take seconds, and a person can say stop meanwhile.
            var own = ConversationId.Of(speaker.Place.Channel, speaker.Sender.Address, answer.Recipient);
            var wishes = await tools.Heads.ReadWishesAsync(turn.Conversation, own, CancellationToken.None).ConfigureAwait(false);
            var result = await tools.Machine.SendAsync(message, wishes, window, CancellationToken.None).ConfigureAwait(false);
            tally.Count(result);
            if (result is OutboundResult.GiveUp { Reason: Reasons.RequestConflict } && conflict < ConflictsMax)
                continue;
            return await ConcludeAsync(turn, answer, requestId, result, tally).ConfigureAwait(false);
        }
    }

    private async Task<(Answer? Answer, Step? Step)> DecideAsync(Speaker speaker, Turn turn, AttemptWindow window, TurnTally tally)
    {
        var ids = turn.Head.Pending.Take(TurnStore.RepliesMax).Select(entry => entry.ProviderMessageId).ToList();
        var pending = await tools.Facts.ReadPendingAsync(turn, CancellationToken.None).ConfigureAwait(false);
        if (pending.Count == 0)
            return (null, await CloseAsync(turn, new TurnOutcome(ids, Silent, "erased", TurnEnding.Open), tally).ConfigureAwait(false));

        var now = time.GetUtcNow();
        if (!turn.Head.IsOptedOut && QuietHoursClock.EndsAt(speaker.Company.Replies?.QuietHours, now) is { } end)
            return (null, new Step.Wait(new TurnEnd.Wait(end - now, TurnReasons.QuietHours)));

        var facts = await tools.Facts.FindAsync(speaker, turn, pending, CancellationToken.None).ConfigureAwait(false);
        var decision = await tools.Decider.DecideAsync(facts, window.CallEnds).ConfigureAwait(false);
        tally.Count(decision);
        switch (decision)
        {
            case Decision.Silence silence:
                var what = silence.Ending == TurnEnding.HandOff ? HandedOff : Silent;
                return (null, await CloseAsync(turn, new TurnOutcome(ids, what, silence.By, silence.Ending), tally).ConfigureAwait(false));
            case Decision.Answer decided:
                return (new Answer { Replies = ids, Recipient = speaker.Person, Content = decided.Content, Ending = decided.Ending, By = decided.By }, null);
            default:
                throw new InvalidOperationException("There is no such decision.");
        }
    }

    private async Task<Step> ConcludeAsync(Turn turn, Answer answer, string requestId, OutboundResult result, TurnTally tally)
    {
        switch (result)
        {
            case OutboundResult.Wait wait:
                return new Step.Wait(new TurnEnd.Wait(wait.For, wait.Reason));
            case OutboundResult.Settled { Status: OutboundStatus.Suppressed, Reason: Reasons.OptedOut or Reasons.MarketingOptedOut } suppressed:
                return await CloseAsync(turn, new TurnOutcome(answer.Replies, Silent, suppressed.Reason!, TurnEnding.Open), tally).ConfigureAwait(false);

            // An answer that cannot be given is a matter for people, or the person would wait for ever.
            case OutboundResult.Settled { Status: OutboundStatus.Suppressed or OutboundStatus.Failed } refused:
                return await CloseAsync(turn, HandOver(answer, requestId, refused.Reason ?? refused.Status.ToWord()), tally).ConfigureAwait(false);
            case OutboundResult.GiveUp up:
                return await CloseAsync(turn, HandOver(answer, requestId, up.Reason), tally).ConfigureAwait(false);
            default:
                return await CloseAsync(turn, new TurnOutcome(answer.Replies, Answered, answer.By, answer.Ending) { AnswerId = requestId }, tally).ConfigureAwait(false);
        }
    }

    private static TurnOutcome HandOver(Answer answer, string requestId, string reason) =>
        new(answer.Replies, HandedOff, reason, TurnEnding.HandOff) { AnswerId = requestId };

    private async Task<Step> CloseAsync(Turn turn, TurnOutcome outcome, TurnTally tally)
    {
        var result = await tools.Store.CloseAsync(turn, outcome, CancellationToken.None).ConfigureAwait(false);
        if (result is not CloseResult.Lost)
            tally.Count(outcome);
        return new Step.Closed(result);
    }

    private async Task ReleaseQuietlyAsync(Turn turn)
    {
        try
        {
            await tools.Store.ReleaseAsync(turn, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The failure that led here is the one to report; the turn runs out by itself.
        }
    }

    private abstract record Step
    {
        public sealed record Closed(CloseResult Result) : Step;

        public sealed record Wait(TurnEnd.Wait End) : Step;
    }
}

/// <summary>What a turn came to, for the queue to act on.</summary>
internal abstract record TurnEnd
{
    private TurnEnd()
    {
    }

    /// <summary>What was done meanwhile.</summary>
    public TurnTally Tally { get; init; } = new();

    /// <summary>Nothing waits any more, or whatever waits is somebody else's turn.</summary>
    public sealed record Done : TurnEnd
    {
        public Done(TurnTally tally) => Tally = tally;
    }

    /// <summary>There was nothing to do.</summary>
    public sealed record Idle : TurnEnd
    {
        public static Idle Instance { get; } = new();
    }

    /// <summary>Come back later.</summary>
    /// <param name="For">How much later.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Wait(TimeSpan For, string Reason) : TurnEnd;
}
