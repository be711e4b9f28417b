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
    private const int ItemAttributesMax = 24;

    // A person's whole year with a busy company; whoever has more is not worth more reads.
    private const int OthersMax = 2000;

    /// <summary>Takes a message that nobody has taken before, in order to send it.</summary>
    public Task<ClaimResult> ClaimAsync(OutboundRecord record, AttemptLease lease, CancellationToken cancellationToken)
    {
        var key = KeyOf(record.Conversation, record.RequestId);
        var item = NewItem(key, record, OutboundStatus.Sending);
        item[OutAttributes.Attempt] = Stored.Number(1);
        item[OutAttributes.AttemptId] = Stored.Text(lease.Attempt.Value);
        item[OutAttributes.AttemptIds] = Stored.TextSet(lease.Attempt.Value);
        item[OutAttributes.Worker] = Stored.Text(lease.Worker);
        item[OutAttributes.LeaseUntil] = Stored.Milliseconds(lease.LeaseUntil);
        if (lease.SentThrough is { } route)
            item[OutAttributes.SentThrough] = Stored.Text(route);
        return PutNewAsync(key, item, Cause.Claim, OutboundStatus.Sending, lease.Attempt.Value, cancellationToken);
    }

    /// <summary>Writes a message that nobody has taken before as <c>suppressed</c> or <c>failed</c>, without any call.</summary>
    public Task<ClaimResult> CloseNewAsync(OutboundRecord record, Verdict.Close verdict, CancellationToken cancellationToken)
    {
        var key = KeyOf(record.Conversation, record.RequestId);
        var item = NewItem(key, record, verdict.Status);
        item[OutAttributes.Attempt] = Stored.Number(0);
        item[OutAttributes.Reason] = Stored.Text(verdict.Reason);
        if (verdict.Detail is { } detail)
            item[OutAttributes.ReasonDetail] = Stored.Text(detail);
        return PutNewAsync(key, item, verdict.Cause, verdict.Status, null, cancellationToken);
    }

    /// <summary>Takes a message again that waits for another try, or whose unknown outcome its policy allows to repeat.</summary>
    public async Task<ClaimResult> ReclaimAsync(
        OutboundRecord record, OutboundItem found, AttemptLease lease, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(OutboundStatus.Sending, time.GetUtcNow())
            .From(found, Cause.Claim)
            .Set(OutAttributes.Attempt, ":attempt", Stored.Number(found.Attempt + 1))
            .Set(OutAttributes.AttemptId, ":attempt_id", Stored.Text(lease.Attempt.Value))
            .Set(OutAttributes.Worker, ":worker", Stored.Text(lease.Worker))
            .Set(OutAttributes.LeaseUntil, ":lease", Stored.Milliseconds(lease.LeaseUntil))
            .Add(OutAttributes.AttemptIds, ":attempts", Stored.TextSet(lease.Attempt.Value))
            .And(found.Status == OutboundStatus.RetryWait
                ? $"{OutAttributes.NextAttemptAt} <= :now_ms"
                : $"{OutAttributes.ReconcileUntil} <= :now_ms")
            .Value(":now_ms", Stored.Milliseconds(time.GetUtcNow()));
        if (lease.SentThrough is { } route)
            change.Set(OutAttributes.SentThrough, ":route", Stored.Text(route)).Remove(OutAttributes.NextAttemptAt, OutAttributes.ReconcileUntil, OutAttributes.Reason);
        else
            change.Remove(OutAttributes.NextAttemptAt, OutAttributes.ReconcileUntil, OutAttributes.Reason, OutAttributes.SentThrough);

        var result = await table.UpdateAsync(KeyOf(record.Conversation, record.RequestId), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToClaim(result, OutboundStatus.Sending, lease.Attempt.Value, found.Attempt + 1);
    }

    /// <summary>Closes a message that waits for another try, because meanwhile it must not or cannot be sent.</summary>
    public async Task<ClaimResult> CloseWaitingAsync(
        OutboundRecord record, OutboundItem found, Verdict.Close verdict, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(verdict.Status, time.GetUtcNow())
            .From(found, verdict.Cause)
            .Set(OutAttributes.Reason, ":reason", Stored.Text(verdict.Reason))
            .Remove(OutAttributes.NextAttemptAt);
        if (verdict.Detail is { } detail)
            change.Set(OutAttributes.ReasonDetail, ":detail", Stored.Text(detail));

        var result = await table.UpdateAsync(KeyOf(record.Conversation, record.RequestId), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToClaim(result, verdict.Status, found.AttemptId, found.Attempt);
    }

    /// <summary>Says what came of one's own attempt. Refused once anybody has made another attempt, or the provider's report was faster.</summary>
    public async Task<StepResult> RecordAsync(AttemptId attempt, Settlement settlement, CancellationToken cancellationToken)
    {
        var change = StatusChange.To(settlement.Status, time.GetUtcNow())
            .From(Cause.Record)
            .And($"{OutAttributes.AttemptId} = :attempt_id")
            .Value(":attempt_id", Stored.Text(attempt.Value));
        _ = settlement switch
        {
            Settlement.Sent sent => change
                .Set(OutAttributes.ProviderMessageId, ":message", Stored.Text(sent.ProviderMessageId))
                .Add(OutAttributes.AcceptedAttempts, ":accepted", Stored.TextSet(attempt.Value)),
            Settlement.Failed failed => change.Set(OutAttributes.Reason, ":reason", Stored.Text(failed.Reason)),
            Settlement.RetryWait wait => change
                .Set(OutAttributes.Reason, ":reason", Stored.Text(wait.Reason))
                .Set(OutAttributes.NextAttemptAt, ":next", Stored.Milliseconds(wait.NextAttemptAt)),
            Settlement.Unconfirmed unknown => change
                .Set(OutAttributes.Reason, ":reason", Stored.Text(unknown.Reason))
                .Set(OutAttributes.ReconcileUntil, ":until", Stored.Milliseconds(unknown.ReconcileUntil)),
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
            .And($"{OutAttributes.AttemptId} = :attempt_id AND {OutAttributes.LeaseUntil} <= :now_ms")
            .Value(":attempt_id", Stored.Text(attempt.Value))
            .Value(":now_ms", Stored.Milliseconds(now))
            .Set(OutAttributes.Reason, ":reason", Stored.Text(Reasons.WorkerLost))
            .Set(OutAttributes.ReconcileUntil, ":until", Stored.Milliseconds(reconcileUntil));

        var result = await table.UpdateAsync(KeyOf(attempt), change.Build(), cancellationToken).ConfigureAwait(false);
        return ToStep(result, attempt, found => found.Status == OutboundStatus.Unconfirmed && found.AttemptId == attempt.Value);
    }

    /// <summary>Lets a message be tried again that the provider, asked after the wait for its report was over, never took.</summary>
    public async Task<StepResult> ReopenAsync(AttemptId attempt, OutboundItem found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = StatusChange.To(OutboundStatus.RetryWait, now)
            .From(found, Cause.LookUp)
            .And($"{OutAttributes.ReconcileUntil} <= :now_ms")
            .Value(":now_ms", Stored.Milliseconds(now))
            .Set(OutAttributes.Reason, ":reason", Stored.Text(Reasons.NotThere))
            .Set(OutAttributes.NextAttemptAt, ":next", Stored.Milliseconds(now))
            .Remove(OutAttributes.ReconcileUntil);

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
        var query = new PartitionQuery(OutAttributes.ConversationId, attempt.Conversation.Value, OutAttributes.ItemId, OutAttributes.ItemPrefix, OthersMax)
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
            .And($"contains({OutAttributes.AttemptIds}, :attempt_id)")
            .Value(":attempt_id", Stored.Text(attempt.Value));
        if (evidence.ProvesAcceptance)
            change.Add(OutAttributes.AcceptedAttempts, ":accepted", Stored.TextSet(attempt.Value));
        if (evidence.ProviderMessageId is { } message)
            change.Set(OutAttributes.ProviderMessageId, ":message", Stored.Text(message));
        if (evidence.Pricing is { } pricing)
            change.Set(OutAttributes.Pricing, ":pricing", Stored.Text(pricing));
        evidence.AddCompanies(change);
        if (evidence.Status == OutboundStatus.Failed)
        {
            // That an earlier attempt failed says nothing about the one under way.
            change.And($"{OutAttributes.AttemptId} = :attempt_id").Set(OutAttributes.Reason, ":reason", Stored.Text(evidence.Reason ?? Reasons.ReportedFailed));
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
        var query = new PartitionQuery(OutAttributes.ConversationId, conversation.Value, OutAttributes.ItemId, OutAttributes.ItemPrefix, itemsMax);
        var answer = await table.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. answer.Items.Select(OutboundItem.From)];
    }

    private async Task NoteAsync(AttemptId attempt, Evidence evidence, OutboundItem found, CancellationToken cancellationToken)
    {
        var isKnown = found.FirstSeen.ContainsKey(evidence.Status)
            && (!evidence.ProvesAcceptance || found.AcceptedAttempts.Contains(attempt.Value));
        if (isKnown || (evidence.Status == OutboundStatus.Failed && found.AttemptId != attempt.Value))
            return;

        var seen = OutAttributes.FirstSeen(evidence.Status);
        var values = new Dictionary<string, AttributeValue>
        {
            [":at"] = Stored.Time(evidence.At),
            [":attempt_id"] = Stored.Text(attempt.Value),
        };
        var add = "";
        if (evidence.ProvesAcceptance)
        {
            add = $" ADD {OutAttributes.AcceptedAttempts} :accepted";
            values[":accepted"] = Stored.TextSet(attempt.Value);
        }

        var change = new Change($"SET {seen} = if_not_exists({seen}, :at){add}", $"contains({OutAttributes.AttemptIds}, :attempt_id)", values);
        await table.UpdateAsync(KeyOf(attempt), change, cancellationToken).ConfigureAwait(false);
    }

    private Dictionary<string, AttributeValue> NewItem(Dictionary<string, AttributeValue> key, OutboundRecord record, OutboundStatus status)
    {
        var now = time.GetUtcNow();
        var item = new Dictionary<string, AttributeValue>(ItemAttributesMax, StringComparer.Ordinal);
        foreach (var (name, value) in key)
            item[name] = value;
        item[OutAttributes.SchemaVersion] = Stored.Number(OutAttributes.SchemaVersionNow);
        item[OutAttributes.Status] = Stored.Text(status.ToName());
        item[OutAttributes.RequestHash] = Stored.Text(record.RequestHash);
        item[OutAttributes.Request] = Stored.Text(record.RequestJson);
        item[OutAttributes.CompanyId] = Stored.Text(record.CompanyId);
        item[OutAttributes.ProjectId] = Stored.Text(record.ProjectId);
        item[OutAttributes.Channel] = Stored.Text(record.Channel.ToName());
        item[OutAttributes.WhenUnconfirmed] = Stored.Text(record.WhenUnconfirmed.ToName());
        item[OutAttributes.CreatedAt] = item[OutAttributes.UpdatedAt] = item[OutAttributes.FirstSeen(status)] = Stored.Time(now);
        item[OutAttributes.TimeToLive] = Stored.Number((now + retention).ToUnixTimeSeconds());
        if (record.Template is { } template)
            item[OutAttributes.Template] = Stored.Text(template);
        if (record.Provider is { } provider)
            item[OutAttributes.Provider] = Stored.Text(provider.ToName());
        if (record.Answers.Count > 0)
            item[OutAttributes.Answers] = new() { SS = [.. record.Answers] };
        return item;
    }

    private async Task<ClaimResult> PutNewAsync(
        Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValue> item, Cause cause, OutboundStatus status, string? attempt, CancellationToken cancellationToken)
    {
        var result = await table.PutAsync(item, StatusChange.ConditionOfNew(cause, status), key, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Refused { Found: null }
            ? throw new InvalidOperationException("An item stood in the way and was gone at once; the message has to be delivered again.")
            : ToClaim(result, status, attempt, attempt is null ? 0 : 1);
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

    private static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string requestId) => new(2, StringComparer.Ordinal)
    {
        [OutAttributes.ConversationId] = Stored.Text(conversation.Value),
        [OutAttributes.ItemId] = Stored.Text(OutAttributes.ItemPrefix + requestId),
    };
}
