namespace Engines.Conversations;

/// <summary>
/// Sends one message: claim, call, record. It never calls the provider for a message unless it is certain that earlier calls did nothing,
/// or the template's policy prefers twice to never.
/// </summary>
/// <param name="store">Where messages stand.</param>
/// <param name="heads">Where a refusal because of an opt-out is remembered.</param>
/// <param name="provider">Who carries them.</param>
/// <param name="options">How patient it is.</param>
/// <param name="time">The clock.</param>
public sealed class OutboundMachine(OutboundStore store, HeadStore heads, IMessageProvider provider, OutboundOptions options, TimeProvider time)
{
    // Each round means that another worker changed the item between our read and our write; more than a few is a storm, and the queue is the better place to wait.
    private const int RoundsMax = 4;

    private readonly OutcomeSearch search = new(store, options.Lookup);

    /// <summary>Takes the message as far as it can go now.</summary>
    /// <param name="message">The message.</param>
    /// <param name="head">What is known of the person, read in this invocation.</param>
    /// <param name="window">The part of the invocation that the attempt may use.</param>
    /// <param name="cancellationToken">Ends the work around the call; what is known of a call that was made is still recorded.</param>
    public async Task<OutboundResult> SendAsync(Outbound message, ConversationHead? head, AttemptWindow window, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (message.NotBefore > now)
            return new OutboundResult.Wait(message.NotBefore.Value - now, Reasons.NotYet);
        if (window.CallEnds.IsCancellationRequested)
            return new OutboundResult.Wait(TimeSpan.Zero, Reasons.NoTimeLeft);

        var verdict = SendGate.Decide(message, head, now);
        var attempt = new Attempt(message, verdict, window, NewLease(message, window));
        var claim = verdict is Verdict.Close close
            ? await store.CloseNewAsync(message.Record, close, cancellationToken).ConfigureAwait(false)
            : await store.ClaimAsync(message.Record, attempt.Lease, cancellationToken).ConfigureAwait(false);

        for (var round = 0; round < RoundsMax; round++)
        {
            switch (claim)
            {
                case ClaimResult.Taken when attempt.Closing is { } closed:
                    return new OutboundResult.Settled(closed.Status, closed.Reason, IsNew: true);
                case ClaimResult.Taken taken:
                    return await CallAsync(attempt, taken.Attempt, cancellationToken).ConfigureAwait(false);
                case ClaimResult.Standing { Found: var overdue } when MayAsk(attempt, overdue):
                    if (await AskAsync(attempt, overdue, cancellationToken).ConfigureAwait(false) is { } learned)
                        return learned;
                    claim = await ReadAgainAsync(attempt, overdue, cancellationToken).ConfigureAwait(false);
                    break;
                case ClaimResult.Standing standing when Settle(attempt, standing.Found) is { } result:
                    return result;
                case ClaimResult.Standing standing:
                    claim = await GoOnAsync(attempt, standing.Found, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        return new OutboundResult.Wait(options.RetryDelayBase, Reasons.InProgress);
    }

    /// <summary>What needs no write: it is done, someone else has it, or it has to wait.</summary>
    private OutboundResult? Settle(Attempt attempt, OutboundItem found)
    {
        var now = time.GetUtcNow();
        if (found.RequestHash != attempt.Message.Record.RequestHash)
            return new OutboundResult.GiveUp(Reasons.RequestConflict, "a request with this request_id and other content came before; give the new content a new request_id");

        return found.Status switch
        {
            OutboundStatus.Sending when found.LeaseUntil > now => WaitUntil(found.LeaseUntil.Value, now, Reasons.InProgress),
            OutboundStatus.Unconfirmed when found.ReconcileUntil > now => WaitUntil(found.ReconcileUntil.Value, now, Reasons.Unconfirmed),
            OutboundStatus.RetryWait when found.NextAttemptAt > now => WaitUntil(found.NextAttemptAt.Value, now, Reasons.RetryWait),
            OutboundStatus.Unconfirmed when !MayRepeat(attempt, found) => new OutboundResult.GiveUp(
                Reasons.OutcomeUnknown,
                $"attempt {found.Attempt} ended with an unknown outcome ({found.Reason}) and no report came{attempt.LookupProblem}; the message may have been delivered"),
            OutboundStatus.Sending or OutboundStatus.Unconfirmed or OutboundStatus.RetryWait => null,
            _ => new OutboundResult.Settled(found.Status, found.Reason, IsNew: false),
        };
    }

    /// <summary>Makes the one write that what stands there asks for.</summary>
    private async Task<ClaimResult> GoOnAsync(Attempt attempt, OutboundItem found, CancellationToken cancellationToken)
    {
        var record = attempt.Message.Record;
        if (found.Status == OutboundStatus.Sending)
        {
            await store.AbandonAsync(AttemptOf(found), time.GetUtcNow() + options.ReconcileWindow, cancellationToken).ConfigureAwait(false);
            return await ReadAgainAsync(attempt, found, cancellationToken).ConfigureAwait(false);
        }

        if (found.Status == OutboundStatus.RetryWait && attempt.Verdict is Verdict.Close close)
        {
            var closed = await store.CloseWaitingAsync(record, found, close, cancellationToken).ConfigureAwait(false);
            attempt.Closing = closed is ClaimResult.Taken ? close : null;
            return closed;
        }

        attempt.Closing = null;
        return await store.ReclaimAsync(record, found, attempt.Lease, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ClaimResult> ReadAgainAsync(Attempt attempt, OutboundItem found, CancellationToken cancellationToken)
    {
        var record = attempt.Message.Record;
        var standing = await store.ReadAsync(record.Conversation, record.RequestId, cancellationToken).ConfigureAwait(false);
        return new ClaimResult.Standing(standing ?? found);
    }

    private bool MayAsk(Attempt attempt, OutboundItem found) =>
        !attempt.HasAsked && found.ReconcileUntil <= time.GetUtcNow() && search.Fits(attempt.Message, found);

    /// <summary>Asks the provider, once a delivery, and writes down what it says.</summary>
    /// <returns>What the message came to; null to go on from where it stands now.</returns>
    private async Task<OutboundResult?> AskAsync(Attempt attempt, OutboundItem found, CancellationToken cancellationToken)
    {
        attempt.HasAsked = true;
        var unknown = AttemptOf(found);
        var result = await search.AskAsync(attempt.Message, found, unknown, attempt.Window.CallEnds, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case LookupResult.Found there:
                var reason = there.Status == OutboundStatus.Failed ? ReasonOf(attempt.Message.Sender.Provider, there.Code) : null;
                var evidence = new Evidence(there.Status, time.GetUtcNow()) { ProviderMessageId = there.ProviderMessageId, Reason = reason };
                var step = await store.ResolveAsync(unknown, evidence, cancellationToken).ConfigureAwait(false);
                return step is StepResult.Applied ? new OutboundResult.Settled(there.Status, reason, IsNew: true) : null;
            case LookupResult.NotThere:
                var reopened = await store.ReopenAsync(unknown, found, cancellationToken).ConfigureAwait(false);
                return reopened is StepResult.Applied && found.Attempt >= options.AttemptsMax && attempt.Verdict is Verdict.Proceed
                    ? new OutboundResult.GiveUp(Reasons.AttemptsExhausted, $"the provider never took any of {found.Attempt} attempts; mend the cause and redrive")
                    : null;
            case LookupResult.Inconclusive when attempt.Window.CallEnds.IsCancellationRequested:
                return new OutboundResult.Wait(TimeSpan.Zero, Reasons.NoTimeLeft);
            case LookupResult.Inconclusive open:
                attempt.LookupProblem = $" and the provider, when asked, did not say ({open.Reason})";
                return null;
            default:
                throw new InvalidOperationException("No such result of a look-up.");
        }
    }

    private bool MayRepeat(Attempt attempt, OutboundItem found) =>
        found.WhenUnconfirmed == UnconfirmedPolicy.AtLeastOnce && found.Attempt < options.AttemptsMax && attempt.Verdict is Verdict.Proceed;

    private async Task<OutboundResult> CallAsync(Attempt attempt, int number, CancellationToken cancellationToken)
    {
        var message = new OutboundMessage
        {
            Sender = attempt.Message.Sender,
            Recipient = attempt.Message.Recipient,
            Content = attempt.Message.Content ?? throw new InvalidOperationException("A message without content passed the gate."),
            Attempt = attempt.Id,
        };
        var outcome = await provider.SendAsync(message, attempt.Window.CallEnds).ConfigureAwait(false);

        var (settlement, result) = Conclude(outcome, number);
        var step = await store.RecordAsync(attempt.Id, settlement, cancellationToken).ConfigureAwait(false);
        if (step is StepResult.Applied)
        {
            if (outcome is SendOutcome.Refused { Error.Class: FailureClass.OptedOut or FailureClass.MarketingOptedOut } refused)
            {
                var marketingOnly = refused.Error.Class == FailureClass.MarketingOptedOut;
                await heads.OptOutAsync(attempt.Message.Record.Place, marketingOnly, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }

            return result;
        }

        return await ReconcileAsync(attempt, outcome, step, cancellationToken).ConfigureAwait(false);
    }

    private (Settlement Settlement, OutboundResult Result) Conclude(SendOutcome outcome, int number)
    {
        var now = time.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                return (new Settlement.Sent(accepted.ProviderMessageId), new OutboundResult.Settled(OutboundStatus.Sent, null, IsNew: true));
            case SendOutcome.Refused refused:
                var reason = ReasonOf(refused.Error);
                return (new Settlement.Failed(reason), new OutboundResult.Settled(OutboundStatus.Failed, reason, IsNew: true) { Refusal = refused.Error.Class });
            case SendOutcome.Throttled throttled:
                return RetryLater(throttled.Error, number, throttled.RetryAfter, now);
            case SendOutcome.NotAccepted notAccepted:
                return RetryLater(notAccepted.Error, number, null, now);
            case SendOutcome.Unknown unknown:
                var seen = ReasonOf(unknown.Error);
                return (new Settlement.Unconfirmed(seen, now + options.ReconcileWindow), new OutboundResult.Wait(options.ReconcileWindow, Reasons.Unconfirmed, seen));
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }

    private (Settlement Settlement, OutboundResult Result) RetryLater(ProviderError error, int number, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var reason = ReasonOf(error);
        var delay = RetryDelay.After(error, number, retryAfter, options);
        OutboundResult result = number >= options.AttemptsMax
            ? new OutboundResult.GiveUp(Reasons.AttemptsExhausted, $"{number} attempts were refused for now, the last with {reason}; mend the cause and redrive")
            : new OutboundResult.Wait(delay, Reasons.RetryWait, reason);
        return (new Settlement.RetryWait(reason, now + delay), result with { Refusal = error.Class });
    }

    /// <summary>Somebody was faster than our own record: the provider's report, or a worker that took us for dead.</summary>
    private async Task<OutboundResult> ReconcileAsync(Attempt attempt, SendOutcome outcome, StepResult step, CancellationToken cancellationToken)
    {
        if (outcome is SendOutcome.Accepted accepted)
        {
            var evidence = new Evidence(OutboundStatus.Sent, time.GetUtcNow()) { ProviderMessageId = accepted.ProviderMessageId };
            step = await store.ResolveAsync(attempt.Id, evidence, cancellationToken).ConfigureAwait(false);
            if (step is StepResult.Applied)
                return new OutboundResult.Settled(OutboundStatus.Sent, null, IsNew: true);
        }

        return step is StepResult.Refused refused
            ? Settle(attempt, refused.Found) ?? new OutboundResult.Wait(options.RetryDelayBase, Reasons.InProgress)
            : throw new InvalidOperationException("The item of a claimed message is gone; the message has to be delivered again.");
    }

    private OutboundResult.Wait WaitUntil(DateTimeOffset until, DateTimeOffset now, string reason) =>
        new(until - now + (options.RetryDelayBase * options.Jitter()), reason);

    private AttemptLease NewLease(Outbound message, AttemptWindow window) =>
        new(AttemptId.Create(message.Record.Conversation, message.Record.RequestId), window.Worker, window.LeaseUntil) { SentThrough = search.RouteOf(message.Sender) };

    private static AttemptId AttemptOf(OutboundItem found) =>
        AttemptId.TryParse(found.AttemptId, out var id) ? id : throw new FormatException($"The item's {OutNames.AttemptId} cannot be read.");

    private static string ReasonOf(ProviderKind provider, string? code) => code is null ? Reasons.ReportedFailed : $"{provider.ToName()}:{code}";

    private static string ReasonOf(ProviderError error) => $"{error.Provider.ToName()}:{error.Code}";

    /// <summary>One delivery's try at one message.</summary>
    private sealed class Attempt(Outbound message, Verdict verdict, AttemptWindow window, AttemptLease lease)
    {
        public Outbound Message { get; } = message;

        public Verdict Verdict { get; } = verdict;

        public AttemptWindow Window { get; } = window;

        public AttemptId Id => Lease.Attempt;

        public AttemptLease Lease { get; } = lease;

        /// <summary>True once the provider was asked what became of an earlier attempt.</summary>
        public bool HasAsked { get; set; }

        /// <summary>Why asking did not help, as the end of a sentence.</summary>
        public string LookupProblem { get; set; } = "";

        /// <summary>What a successful write closes the message with; null when it takes the message to send it.</summary>
        public Verdict.Close? Closing { get; set; } = verdict as Verdict.Close;
    }
}
