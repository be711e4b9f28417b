using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>
/// Turns: one worker at a time answers in a conversation. A turn closes over exactly the replies that it dealt with, at one moment and
/// on condition of its fence, and only gives the conversation back when nothing waits any more. So no reply is left behind, whoever dies.
/// </summary>
/// <param name="table">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class TurnStore(DynamoTable table, TimeProvider time)
{
    /// <summary>How many replies one turn deals with at once.</summary>
    /// <value>50: more than one answer can take up.</value>
    public const int RepliesMax = 50;

    // DynamoDB takes 100 items in a transaction, its local versions of before 2022 ten: the head and nine replies.
    private const int MarksMax = 9;

    // What an AI is shown, and what people see first; the rest is in the items.
    private const int RecentMax = 24;

    private const int RoundsMax = 4;

    /// <summary>Asks for the turn.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="until">When others may take the owner for dead: the function's own deadline and a margin for clocks that differ.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TakeResult> TakeAsync(ConversationId conversation, TurnOwner owner, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = new Change(
            $"SET {HeadAttributes.TurnOwner} = :owner, {HeadAttributes.TurnUntil} = :until ADD {HeadAttributes.TurnFence} :one",
            $"{HeadAttributes.Status} = :open AND attribute_exists({HeadAttributes.Pending}[0]) "
            + $"AND (attribute_not_exists({HeadAttributes.TurnUntil}) OR {HeadAttributes.TurnUntil} <= :now)",
            new()
            {
                [":owner"] = Stored.Text(owner.Value),
                [":until"] = Stored.Milliseconds(until),
                [":one"] = Stored.Number(1),
                [":open"] = Stored.Text(ConversationStatus.Open.ToName()),
                [":now"] = Stored.Milliseconds(now),
            })
        { ReturnsItem = true };

        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadStore.KeyOf(conversation), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
        if (result is WriteResult.Applied { Item: { } item })
            return Taken(conversation, owner, ConversationHead.From(item));
        if (result is not WriteResult.Refused { Found: { } standing })
            return TakeResult.Nothing.Instance;

        var head = ConversationHead.From(standing);

        // The SDK repeats a request whose answer was lost, so what stands in the way may be this very write.
        if (head.TurnOwner == owner.Value)
            return Taken(conversation, owner, head);
        if (head.Pending.Count == 0 || head.Status != ConversationStatus.Open)
            return TakeResult.Nothing.Instance;
        return owner.IsSameMessage(head.TurnOwner) ? new TakeResult.HeldByOneself(head.TurnUntil ?? now) : TakeResult.Held.Instance;
    }

    /// <summary>Closes over replies, and gives the turn back if nothing else waits.</summary>
    public async Task<CloseResult> CloseAsync(Turn turn, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outcome.Replies.Count, RepliesMax);
        var head = turn.Head;
        var erased = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < RoundsMax; round++)
        {
            var isLast = outcome.Ending == TurnEnding.HandOff || head.Pending.Count <= outcome.Replies.Count;
            if (await CloseAsync(turn, head, outcome, (round, isLast), erased, cancellationToken).ConfigureAwait(false))
            {
                return isLast
                    ? CloseResult.Finished.Instance
                    : new CloseResult.More(turn with { Head = await ReadAsync(turn.Conversation, cancellationToken).ConfigureAwait(false) });
            }

            // Either more replies came, which is no reason to stop, or the turn is no longer ours.
            head = await ReadAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
            if (head.TurnFence != turn.Fence || head.TurnOwner != turn.Owner.Value || head.Pending.Count == 0 || head.Pending[0].ProviderMessageId != outcome.Replies[0])
                return CloseResult.Lost.Instance;
        }

        throw new InvalidOperationException("Replies came faster than a turn could be closed; the message has to be delivered again.");
    }

    /// <summary>
    /// Marks the replies nine by nine, the first nine together with the head. Until the head is written nothing is closed: whoever takes the turn
    /// then deals with all of these replies again, and marks them anew.
    /// </summary>
    /// <returns>False if a condition did not hold; replies that are gone are added to <paramref name="erased"/>.</returns>
    private async Task<bool> CloseAsync(
        Turn turn, ConversationHead head, TurnOutcome outcome, (int Round, bool IsLast) step, HashSet<string> erased, CancellationToken cancellationToken)
    {
        string[][] parts = [.. outcome.Replies.Where(reply => !erased.Contains(reply)).Chunk(MarksMax)];
        for (var part = Math.Max(parts.Length - 1, 0); part >= 0; part--)
        {
            var marked = part < parts.Length ? parts[part] : [];
            var writes = new List<TransactWriteItem>(marked.Length + 1) { part == 0 ? CloseHead(turn, head, outcome, step.IsLast) : TouchHead(turn, outcome) };
            foreach (var reply in marked)
                writes.Add(CloseReply(turn.Conversation, reply, outcome));

            var token = TokenOf(turn, outcome, $"{step.Round}/{step.IsLast}/{erased.Count}/{part}");
            var result = await Contention.RetryAsync(() => table.TransactAsync(writes, token, cancellationToken), time, cancellationToken).ConfigureAwait(false);
            if (result is not TransactionResult.Refused refused)
                continue;

            // A reply may have been erased since it was listed; then there is nothing to mark.
            foreach (var write in refused.Writes.Where(write => write > 0))
                erased.Add(marked[write - 1]);
            return false;
        }

        return true;
    }

    /// <summary>Gives the turn back with everything still waiting. Refused once it is somebody else's, which is as good.</summary>
    public async Task ReleaseAsync(Turn turn, CancellationToken cancellationToken)
    {
        var change = new Change(
            $"REMOVE {HeadAttributes.TurnOwner}, {HeadAttributes.TurnUntil}",
            $"{HeadAttributes.TurnFence} = :fence AND {HeadAttributes.TurnOwner} = :owner",
            new() { [":fence"] = Stored.Number(turn.Fence), [":owner"] = Stored.Text(turn.Owner.Value) });
        await Contention.RetryAsync(() => table.UpdateAsync(HeadStore.KeyOf(turn.Conversation), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the conversation to people: what waits is theirs now, and a turn under way can no longer close.</summary>
    /// <returns>False if there is no such conversation.</returns>
    public Task<bool> HandOffAsync(ConversationId conversation, string reason, CancellationToken cancellationToken) =>
        HandOffAsync(conversation, reason, null, cancellationToken);

    /// <summary>Gives the conversation to people: what waits is theirs now, and a turn under way can no longer close.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="reason">Why, in a word without personal data.</param>
    /// <param name="failedAnswer">The answer whose failure is the reason; the same answer hands a conversation off once. Null for any other reason.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False if there is no such conversation, or the same failed answer handed it off before.</returns>
    public async Task<bool> HandOffAsync(ConversationId conversation, string reason, string? failedAnswer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var values = new Dictionary<string, AttributeValue>
        {
            [":handed_off"] = Stored.Text(ConversationStatus.HandedOff.ToName()),
            [":reason"] = Stored.Text(reason),
            [":now"] = Stored.Time(now),
            [":one"] = Stored.Number(1),
        };
        var condition = $"attribute_exists({HeadAttributes.ConversationId})";
        var also = "";
        if (failedAnswer is not null)
        {
            also = $", {HeadAttributes.HandedOffFor} = :answer";
            condition += $" AND (attribute_not_exists({HeadAttributes.HandedOffFor}) OR {HeadAttributes.HandedOffFor} <> :answer)";
            values[":answer"] = Stored.Text(failedAnswer);
        }

        var change = new Change(
            $"SET {HeadAttributes.Status} = :handed_off, {HeadAttributes.StatusReason} = :reason, {HeadAttributes.HandedOffAt} = :now, {HeadAttributes.LastActivityAt} = :now{also} "
            + $"REMOVE {HeadAttributes.Pending}, {HeadAttributes.TurnOwner}, {HeadAttributes.TurnUntil} ADD {HeadAttributes.TurnFence} :one",
            condition,
            values);
        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadStore.KeyOf(conversation), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Applied;
    }

    /// <summary>Gives the conversation back to the engine: the next reply is answered.</summary>
    /// <returns>False if people did not have it.</returns>
    public async Task<bool> ReopenAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var change = new Change(
            $"SET {HeadAttributes.Status} = :open REMOVE {HeadAttributes.StatusReason}, {HeadAttributes.HandedOffAt}",
            $"{HeadAttributes.Status} IN (:handed_off, :unmatched)",
            new()
            {
                [":open"] = Stored.Text(ConversationStatus.Open.ToName()),
                [":handed_off"] = Stored.Text(ConversationStatus.HandedOff.ToName()),
                [":unmatched"] = Stored.Text(ConversationStatus.Unmatched.ToName()),
            });
        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadStore.KeyOf(conversation), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Applied;
    }

    private async Task<ConversationHead> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        await table.GetAsync(HeadStore.KeyOf(conversation), cancellationToken).ConfigureAwait(false) is { } item
            ? ConversationHead.From(item)
            : throw new InvalidOperationException("The conversation's head is gone; the message has to be delivered again.");

    private static TakeResult.Taken Taken(ConversationId conversation, TurnOwner owner, ConversationHead head) =>
        new(new Turn(conversation, owner, head.TurnFence, head));

    // Sent again by the SDK, the same transaction is made once. A new try after a refusal is another transaction.
    private static string TokenOf(Turn turn, TurnOutcome outcome, string variant)
    {
        var text = $"{turn.Conversation.Value}\n{turn.Owner.Value}\n{turn.Fence}\n{outcome.Replies[0]}\n{outcome.Replies.Count}\n{variant}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static string HeldBy => $"{HeadAttributes.TurnFence} = :fence AND {HeadAttributes.TurnOwner} = :owner AND {HeadAttributes.Status} = :open "
        + $"AND {HeadAttributes.Pending}[0].{HeadAttributes.PendingId} = :first";

    private static Dictionary<string, AttributeValue> HolderOf(Turn turn, TurnOutcome outcome) => new()
    {
        [":fence"] = Stored.Number(turn.Fence),
        [":owner"] = Stored.Text(turn.Owner.Value),
        [":first"] = Stored.Text(outcome.Replies[0]),
        [":open"] = Stored.Text(ConversationStatus.Open.ToName()),
    };

    // Changes nothing that matters, on condition that the turn is still ours.
    private TransactWriteItem TouchHead(Turn turn, TurnOutcome outcome)
    {
        var values = HolderOf(turn, outcome);
        values[":now"] = Stored.Time(time.GetUtcNow());
        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadStore.KeyOf(turn.Conversation),
                UpdateExpression = $"SET {HeadAttributes.LastActivityAt} = :now",
                ConditionExpression = HeldBy,
                ExpressionAttributeValues = values,
            },
        };
    }

    private TransactWriteItem CloseHead(Turn turn, ConversationHead head, TurnOutcome outcome, bool isLast)
    {
        var now = time.GetUtcNow();
        var answered = outcome.Replies.Count;
        var recent = head.Recent.Concat(outcome.Replies.Select(reply => InAttributes.ItemPrefix + reply));
        if (outcome.AnswerId is { } answer)
            recent = recent.Append(OutAttributes.ItemPrefix + answer);
        var values = HolderOf(turn, outcome);
        values[":now"] = Stored.Time(now);
        values[":recent"] = new() { L = [.. recent.TakeLast(RecentMax).Select(Stored.Text)], IsLSet = true };
        var set = $"SET {HeadAttributes.Recent} = :recent, {HeadAttributes.LastActivityAt} = :now";
        if (isLast && outcome.Ending != TurnEnding.Open)
        {
            set += $", {HeadAttributes.Status} = :status, {HeadAttributes.StatusReason} = :by";
            values[":status"] = Stored.Text((outcome.Ending == TurnEnding.HandOff ? ConversationStatus.HandedOff : ConversationStatus.Closed).ToName());
            values[":by"] = Stored.Text(outcome.By);
            if (outcome.Ending == TurnEnding.HandOff)
                set += $", {HeadAttributes.HandedOffAt} = :now";
        }

        var gone = isLast
            ? $"{HeadAttributes.Pending}, {HeadAttributes.TurnOwner}, {HeadAttributes.TurnUntil}"
            : string.Join(", ", Enumerable.Range(0, answered).Select(index => $"{HeadAttributes.Pending}[{index}]"));

        // More may come at any moment before this write; only a hand-off leaves them to people.
        var exactly = isLast && outcome.Ending != TurnEnding.HandOff ? $" AND attribute_not_exists({HeadAttributes.Pending}[{answered}])" : "";
        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadStore.KeyOf(turn.Conversation),
                UpdateExpression = $"{set} REMOVE {gone}",
                ConditionExpression = HeldBy + exactly,
                ExpressionAttributeValues = values,
            },
        };
    }

    private TransactWriteItem CloseReply(ConversationId conversation, string reply, TurnOutcome outcome)
    {
        var set = $"SET {InAttributes.Turn} = :what, {InAttributes.TurnBy} = :by";
        var values = new Dictionary<string, AttributeValue> { [":what"] = Stored.Text(outcome.What), [":by"] = Stored.Text(outcome.By) };
        if (outcome.AnswerId is { } answer)
        {
            set += $", {InAttributes.AnswerId} = :answer";
            values[":answer"] = Stored.Text(answer);
        }

        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadStore.KeyOf(conversation, InAttributes.ItemPrefix + reply),
                UpdateExpression = set,
                ConditionExpression = $"attribute_exists({HeadAttributes.ConversationId})",
                ExpressionAttributeValues = values,
            },
        };
    }
}
