using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>
/// Outbound messages in ConversationsTable. Every method is one conditional write whose condition comes from <see cref="Transition.All"/>;
/// a refused write says what stands there.
/// </summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="retention">How long a message is kept after it was first claimed; must outlast the queues, or a late duplicate is sent again.</param>
/// <param name="time">The clock.</param>
public sealed class OutboundStore(DynamoTable table, TimeSpan retention, TimeProvider time)
{
    // A person's whole year with a busy company; whoever has more is not worth more reads.
    private const int OthersMax = 2000;

    /// <summary>Takes a message that nobody has taken before, in order to send it.</summary>
    public Task<ClaimResult> ClaimAsync(OutboundRecord record, AttemptLease lease, CancellationToken cancellationToken)
    {
        var item = NewItem(record, OutboundStatus.Sending) with
        {
            Attempt = 1,
            AttemptId = lease.Attempt.Value,
            AttemptIds = [lease.Attempt.Value],
            Worker = lease.Worker,
            LeaseUntil = lease.LeaseUntil,
            SentThrough = lease.SentThrough,
        };
        return PutNewAsync(item, Cause.Claim, lease.Attempt.Value, cancellationToken);
    }

    /// <summary>Writes a message that nobody has taken before as <c>suppressed</c> or <c>failed</c>, without any call.</summary>
    public Task<ClaimResult> CloseNewAsync(OutboundRecord record, Verdict.Close verdict, CancellationToken cancellationToken)
    {
        var item = NewItem(record, verdict.Status) with { Reason = verdict.Reason, ReasonDetail = verdict.Detail };
        return PutNewAsync(item, verdict.Cause, null, cancellationToken);
    }

    /// <summary>Takes a message again that waits for another try, or whose unknown outcome its policy allows to repeat.</summary>
    public async Task<ClaimResult> ReclaimAsync(
        OutboundRecord record, OutboundItem found, AttemptLease lease, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(OutboundStatus.Sending, time.GetUtcNow())
            .From(found, Cause.Claim)
            .Set(OutNames.Attempt, ":attempt", OutFields.OfAttempt(found.Attempt + 1))
            .Set(OutNames.AttemptId, ":attempt_id", OutFields.OfAttemptId(lease.Attempt.Value))
            .Set(OutNames.Worker, ":worker", OutFields.OfWorker(lease.Worker))
            .Set(OutNames.LeaseUntil, ":lease", OutFields.OfLeaseUntil(lease.LeaseUntil))
            .Add(OutNames.AttemptIds, ":attempts", OutFields.OfAttemptIds([lease.Attempt.Value]))
            .And(found.Status == OutboundStatus.RetryWait
                ? $"{OutNames.NextAttemptAt} <= :now_ms"
                : $"{OutNames.ReconcileUntil} <= :now_ms")
            .Value(":now_ms", OutFields.OfNextAttemptAt(time.GetUtcNow()));
        if (lease.SentThrough is { } route)
            change.Set(OutNames.SentThrough, ":route", OutFields.OfSentThrough(route)).Remove(OutNames.NextAttemptAt, OutNames.ReconcileUntil, OutNames.Reason);
        else
            change.Remove(OutNames.NextAttemptAt, OutNames.ReconcileUntil, OutNames.Reason, OutNames.SentThrough);

        var result = await table.UpdateAsync(KeyOf(record.Conversation, record.RequestId), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToClaim(result, OutboundStatus.Sending, lease.Attempt.Value, found.Attempt + 1);
    }

    /// <summary>Closes a message that waits for another try, because meanwhile it must not or cannot be sent.</summary>
    public async Task<ClaimResult> CloseWaitingAsync(
        OutboundRecord record, OutboundItem found, Verdict.Close verdict, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(verdict.Status, time.GetUtcNow())
            .From(found, verdict.Cause)
            .Set(OutNames.Reason, ":reason", OutFields.OfReason(verdict.Reason))
            .Remove(OutNames.NextAttemptAt);
        if (verdict.Detail is { } detail)
            change.Set(OutNames.ReasonDetail, ":detail", OutFields.OfReasonDetail(detail));

        var result = await table.UpdateAsync(KeyOf(record.Conversation, record.RequestId), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToClaim(result, verdict.Status, found.AttemptId, found.Attempt);
    }

    /// <summary>Says what came of one's own attempt. Refused once anybody has made another attempt, or the provider's report was faster.</summary>
    public async Task<StepResult> RecordAsync(AttemptId attempt, Settlement settlement, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(settlement.Status, time.GetUtcNow())
            .From(Cause.Record)
            .And($"{OutNames.AttemptId} = :attempt_id")
            .Value(":attempt_id", OutFields.OfAttemptId(attempt.Value));
        _ = settlement switch
        {
            Settlement.Sent sent => change
                .Set(OutNames.ProviderMessageId, ":message", OutFields.OfProviderMessageId(sent.ProviderMessageId))
                .Add(OutNames.AcceptedAttempts, ":accepted", OutFields.OfAcceptedAttempts([attempt.Value])),
            Settlement.Failed failed => change.Set(OutNames.Reason, ":reason", OutFields.OfReason(failed.Reason)),
            Settlement.RetryWait wait => change
                .Set(OutNames.Reason, ":reason", OutFields.OfReason(wait.Reason))
                .Set(OutNames.NextAttemptAt, ":next", OutFields.OfNextAttemptAt(wait.NextAttemptAt)),
            Settlement.Unconfirmed unknown => change
                .Set(OutNames.Reason, ":reason", OutFields.OfReason(unknown.Reason))
                .Set(OutNames.ReconcileUntil, ":until", OutFields.OfReconcileUntil(unknown.ReconcileUntil)),
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };

        var result = await table.UpdateAsync(KeyOf(attempt), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToStep(result, attempt, found => IsEcho(found, attempt, settlement));
    }

    /// <summary>Takes an attempt for dead whose lease has run out: its outcome is unknown from now on.</summary>
    public async Task<StepResult> AbandonAsync(AttemptId attempt, DateTimeOffset reconcileUntil, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = StatusChange.To(OutboundStatus.Unconfirmed, now)
            .From(Cause.Abandon)
            .And($"{OutNames.AttemptId} = :attempt_id AND {OutNames.LeaseUntil} <= :now_ms")
            .Value(":attempt_id", OutFields.OfAttemptId(attempt.Value))
            .Value(":now_ms", OutFields.OfLeaseUntil(now))
            .Set(OutNames.Reason, ":reason", OutFields.OfReason(Reasons.WorkerLost))
            .Set(OutNames.ReconcileUntil, ":until", OutFields.OfReconcileUntil(reconcileUntil));

        var result = await table.UpdateAsync(KeyOf(attempt), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToStep(result, attempt, found => found.Status == OutboundStatus.Unconfirmed && found.AttemptId == attempt.Value);
    }

    /// <summary>Lets a message be tried again that the provider, asked after the wait for its report was over, never took.</summary>
    public async Task<StepResult> ReopenAsync(AttemptId attempt, OutboundItem found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = StatusChange.To(OutboundStatus.RetryWait, now)
            .From(found, Cause.LookUp)
            .And($"{OutNames.ReconcileUntil} <= :now_ms")
            .Value(":now_ms", OutFields.OfLeaseUntil(now))
            .Set(OutNames.Reason, ":reason", OutFields.OfReason(Reasons.NotThere))
            .Set(OutNames.NextAttemptAt, ":next", OutFields.OfNextAttemptAt(now))
            .Remove(OutNames.ReconcileUntil);

        var result = await table.UpdateAsync(KeyOf(attempt), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToStep(result, attempt, item => item.Status == OutboundStatus.RetryWait && item.AttemptId == attempt.Value && item.Reason == Reasons.NotThere);
    }

    /// <summary>Reads what the provider calls the other messages of a conversation; null if there are too many to read.</summary>
    /// <param name="attempt">An attempt of the message that is not meant.</param>
    /// <param name="from">Messages that may have another id count as unknown only if they were under way after this time.</param>
    /// <param name="until">And only if they were claimed before this one.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<OtherMessages?> ReadOthersAsync(AttemptId attempt, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var query = new PartitionQuery(OutNames.ConversationId, attempt.Conversation.Value, OutNames.ItemId, OutItem.ItemIdPrefix, OthersMax)
        {
            Projection = OtherMessagesReader.Projection,
        };
        var answer = await table.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return answer.IsComplete ? OtherMessagesReader.Read(answer.Items, attempt.RequestId, from, until) : null;
    }

    /// <summary>Applies what the provider reports. Reports may be repeated and come in any order; a status never moves backwards.</summary>
    /// <remarks>A report that comes too late to change the status still leaves its time of first sight, and the attempt that it proves accepted.</remarks>
    public async Task<StepResult> ResolveAsync(AttemptId attempt, Evidence evidence, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(evidence.Status, evidence.At)
            .UpdatedAt(time.GetUtcNow())
            .From(Cause.Evidence)
            .And($"contains({OutNames.AttemptIds}, :attempt_id)")
            .Value(":attempt_id", OutFields.OfAttemptId(attempt.Value));
        if (evidence.ProvesAcceptance)
            change.Add(OutNames.AcceptedAttempts, ":accepted", OutFields.OfAcceptedAttempts([attempt.Value]));
        if (evidence.ProviderMessageId is { } message)
            change.Set(OutNames.ProviderMessageId, ":message", OutFields.OfProviderMessageId(message));
        if (evidence.Pricing is { } pricing)
            change.Set(OutNames.Pricing, ":pricing", OutFields.OfPricing(pricing));
        evidence.AddCompanies(change);
        if (evidence.Status == OutboundStatus.Failed)
        {
            // That an earlier attempt failed says nothing about the one under way.
            change.And($"{OutNames.AttemptId} = :attempt_id").Set(OutNames.Reason, ":reason", OutFields.OfReason(evidence.Reason ?? Reasons.ReportedFailed));
        }

        var result = await table.UpdateAsync(KeyOf(attempt), change.Build(), cancellationToken).ConfigureAwait(false);
        if (result is WriteResult.Refused { Found: { } item } && OutboundItem.From(item) is var found && found.AttemptIds.Contains(attempt.Value))
        {
            if (!evidence.MaySpeakFor(found.CompanyId))
                return StepResult.Missing.Instance;
            await NoteAsync(attempt, evidence, found, cancellationToken).ConfigureAwait(false);
        }

        return ToStep(result, attempt, static _ => false);
    }

    /// <summary>Reads one message, strongly consistent; null if it was never claimed.</summary>
    public async Task<OutboundItem?> ReadAsync(ConversationId conversation, string requestId, CancellationToken cancellationToken)
    {
        var item = await table.GetAsync(KeyOf(conversation, requestId), cancellationToken).ConfigureAwait(false);
        return item is null ? null : OutboundItem.From(item);
    }

    /// <summary>Reads the messages of a conversation, strongly consistent, in no order of time.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="itemsMax">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<OutboundItem>> ListAsync(ConversationId conversation, int itemsMax, CancellationToken cancellationToken)
    {
        var query = new PartitionQuery(OutNames.ConversationId, conversation.Value, OutNames.ItemId, OutItem.ItemIdPrefix, itemsMax);
        var answer = await table.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. answer.Items.Select(OutboundItem.From)];
    }

    private async Task NoteAsync(AttemptId attempt, Evidence evidence, OutboundItem found, CancellationToken cancellationToken)
    {
        var isKnown = found.FirstSeen.ContainsKey(evidence.Status)
            && (!evidence.ProvesAcceptance || found.AcceptedAttempts.Contains(attempt.Value));
        if (isKnown || (evidence.Status == OutboundStatus.Failed && found.AttemptId != attempt.Value))
            return;

        var seen = FirstSeen.AttributeOf(evidence.Status);
        var values = new Dictionary<string, AttributeValue>
        {
            [":at"] = OutFields.OfUpdatedAt(evidence.At),
            [":attempt_id"] = OutFields.OfAttemptId(attempt.Value),
        };
        var add = "";
        if (evidence.ProvesAcceptance)
        {
            add = $" ADD {OutNames.AcceptedAttempts} :accepted";
            values[":accepted"] = OutFields.OfAcceptedAttempts([attempt.Value]);
        }

        var change = new Change($"SET {seen} = if_not_exists({seen}, :at){add}", $"contains({OutNames.AttemptIds}, :attempt_id)", values);
        await table.UpdateAsync(KeyOf(attempt), change, cancellationToken).ConfigureAwait(false);
    }

    private OutItem NewItem(OutboundRecord record, OutboundStatus status)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Hash = record.Conversation.Hash,
            RequestId = record.RequestId,
            OutboundStatus = status,
            RequestHash = record.RequestHash,
            Request = record.RequestJson,
            CompanyId = record.CompanyId,
            ProjectId = record.ProjectId,
            Channel = record.Channel.ToStored(),
            Attempt = 0,
            WhenUnconfirmed = record.WhenUnconfirmed,
            Template = record.Template,
            Provider = record.Provider?.ToStored(),
            Answers = record.Answers,
            CreatedAt = now,
            UpdatedAt = now,
            SendingAt = status == OutboundStatus.Sending ? now : null,
            FailedAt = status == OutboundStatus.Failed ? now : null,
            SuppressedAt = status == OutboundStatus.Suppressed ? now : null,
            Ttl = now + retention,
        };
    }

    private async Task<ClaimResult> PutNewAsync(OutItem item, Cause cause, string? attempt, CancellationToken cancellationToken)
    {
        var condition = StatusChange.ConditionOfNew(cause, item.OutboundStatus);
        var result = await table.PutAsync(item.ToItem(), condition, OutItem.ItemKey(item.Hash, item.RequestId), cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Refused { Found: null }
            ? throw new InvalidOperationException("An item stood in the way and was gone at once; the message has to be delivered again.")
            : ToClaim(result, item.OutboundStatus, attempt, attempt is null ? 0 : 1);
    }

    private static ClaimResult ToClaim(WriteResult result, OutboundStatus wanted, string? attempt, int number)
    {
        if (result is not WriteResult.Refused refused)
            return new ClaimResult.Taken(number);
        if (refused.Found is null)
            throw new InvalidOperationException("The item is gone; the message has to be delivered again.");

        // The SDK repeats a request whose answer was lost, so what stands in the way may be this very write.
        var found = OutboundItem.From(refused.Found);
        return attempt is not null && found.Status == wanted && found.AttemptId == attempt
            ? new ClaimResult.Taken(number)
            : new ClaimResult.Standing(found);
    }

    private static bool IsEcho(OutboundItem found, AttemptId attempt, Settlement settlement) =>
        found.Status == settlement.Status
        && found.AttemptId == attempt.Value
        && (settlement is not Settlement.Sent sent || found.ProviderMessageId == sent.ProviderMessageId);

    private static StepResult ToStep(WriteResult result, AttemptId attempt, Func<OutboundItem, bool> isEcho)
    {
        if (result is not WriteResult.Refused refused)
            return StepResult.Applied.Instance;
        if (refused.Found is null)
            return StepResult.Missing.Instance;

        var found = OutboundItem.From(refused.Found);
        if (!found.AttemptIds.Contains(attempt.Value))
            return StepResult.Missing.Instance;
        return isEcho(found) ? StepResult.Applied.Instance : new StepResult.Refused(found);
    }

    private static Dictionary<string, AttributeValue> KeyOf(AttemptId attempt) => KeyOf(attempt.Conversation, attempt.RequestId);

    private static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string requestId) => OutItem.ItemKey(conversation.Hash, requestId);
}
