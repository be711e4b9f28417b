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
            $"SET {HeadNames.TurnOwner} = :owner, {HeadNames.TurnUntil} = :until ADD {HeadNames.TurnFence} :one",
            $"{HeadNames.ConversationStatus} = :open AND attribute_exists({HeadNames.Pending}[0]) "
            + $"AND (attribute_not_exists({HeadNames.TurnUntil}) OR {HeadNames.TurnUntil} <= :now)",
            new()
            {
                [":owner"] = HeadFields.OfTurnOwner(owner.Value),
                [":until"] = HeadFields.OfTurnUntil(until),
                [":one"] = HeadFields.OfTurnFence(1),
                [":open"] = HeadFields.OfConversationStatus(ConversationStatus.Open),
                [":now"] = HeadFields.OfTurnUntil(now),
            })
        { ReturnsItem = true };

        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadItem.ItemKey(conversation.Hash), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
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
            $"REMOVE {HeadNames.TurnOwner}, {HeadNames.TurnUntil}",
            $"{HeadNames.TurnFence} = :fence AND {HeadNames.TurnOwner} = :owner",
            new() { [":fence"] = HeadFields.OfTurnFence(turn.Fence), [":owner"] = HeadFields.OfTurnOwner(turn.Owner.Value) });
        await Contention.RetryAsync(() => table.UpdateAsync(HeadItem.ItemKey(turn.Conversation.Hash), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
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
            [":handed_off"] = HeadFields.OfConversationStatus(ConversationStatus.HandedOff),
            [":reason"] = HeadFields.OfStatusReason(reason),
            [":now"] = HeadFields.OfLastActivityAt(now),
            [":one"] = HeadFields.OfTurnFence(1),
        };
        var condition = $"attribute_exists({HeadNames.ConversationId})";
        var also = "";
        if (failedAnswer is not null)
        {
            also = $", {HeadNames.HandedOffFor} = :answer";
            condition += $" AND (attribute_not_exists({HeadNames.HandedOffFor}) OR {HeadNames.HandedOffFor} <> :answer)";
            values[":answer"] = HeadFields.OfHandedOffFor(failedAnswer);
        }

        var change = new Change(
            $"SET {HeadNames.ConversationStatus} = :handed_off, {HeadNames.StatusReason} = :reason, {HeadNames.HandedOffAt} = :now, {HeadNames.LastActivityAt} = :now{also} "
            + $"REMOVE {HeadNames.Pending}, {HeadNames.TurnOwner}, {HeadNames.TurnUntil} ADD {HeadNames.TurnFence} :one",
            condition,
            values);
        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadItem.ItemKey(conversation.Hash), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Applied;
    }

    /// <summary>Gives the conversation back to the engine: the next reply is answered.</summary>
    /// <returns>False if people did not have it.</returns>
    public async Task<bool> ReopenAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var change = new Change(
            $"SET {HeadNames.ConversationStatus} = :open REMOVE {HeadNames.StatusReason}, {HeadNames.HandedOffAt}",
            $"{HeadNames.ConversationStatus} IN (:handed_off, :unmatched)",
            new()
            {
                [":open"] = HeadFields.OfConversationStatus(ConversationStatus.Open),
                [":handed_off"] = HeadFields.OfConversationStatus(ConversationStatus.HandedOff),
                [":unmatched"] = HeadFields.OfConversationStatus(ConversationStatus.Unmatched),
            });
        var result = await Contention.RetryAsync(() => table.UpdateAsync(HeadItem.ItemKey(conversation.Hash), change, cancellationToken), time, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Applied;
    }

    private async Task<ConversationHead> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        await table.GetAsync(HeadItem.ItemKey(conversation.Hash), cancellationToken).ConfigureAwait(false) is { } item
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

    private static string HeldBy => $"{HeadNames.TurnFence} = :fence AND {HeadNames.TurnOwner} = :owner AND {HeadNames.ConversationStatus} = :open "
        + $"AND {HeadNames.Pending}[0].id = :first";

    private static Dictionary<string, AttributeValue> HolderOf(Turn turn, TurnOutcome outcome) => new()
    {
        [":fence"] = HeadFields.OfTurnFence(turn.Fence),
        [":owner"] = HeadFields.OfTurnOwner(turn.Owner.Value),
        [":first"] = Stored.Text(outcome.Replies[0]),
        [":open"] = HeadFields.OfConversationStatus(ConversationStatus.Open),
    };

    // Changes nothing that matters, on condition that the turn is still ours.
    private TransactWriteItem TouchHead(Turn turn, TurnOutcome outcome)
    {
        var values = HolderOf(turn, outcome);
        values[":now"] = HeadFields.OfLastActivityAt(time.GetUtcNow());
        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadItem.ItemKey(turn.Conversation.Hash),
                UpdateExpression = $"SET {HeadNames.LastActivityAt} = :now",
                ConditionExpression = HeldBy,
                ExpressionAttributeValues = values,
            },
        };
    }

    private TransactWriteItem CloseHead(Turn turn, ConversationHead head, TurnOutcome outcome, bool isLast)
    {
        var now = time.GetUtcNow();
        var answered = outcome.Replies.Count;
        var recent = head.Recent.Concat(outcome.Replies.Select(reply => InItem.ItemIdPrefix + reply));
        if (outcome.AnswerId is { } answer)
            recent = recent.Append(OutItem.ItemIdPrefix + answer);
        var values = HolderOf(turn, outcome);
        values[":now"] = HeadFields.OfLastActivityAt(now);
        values[":recent"] = HeadFields.OfRecent([.. recent.TakeLast(RecentMax)]);
        var set = $"SET {HeadNames.Recent} = :recent, {HeadNames.LastActivityAt} = :now";
        if (isLast && outcome.Ending != TurnEnding.Open)
        {
            set += $", {HeadNames.ConversationStatus} = :status, {HeadNames.StatusReason} = :by";
            values[":status"] = HeadFields.OfConversationStatus(outcome.Ending == TurnEnding.HandOff ? ConversationStatus.HandedOff : ConversationStatus.Closed);
            values[":by"] = HeadFields.OfStatusReason(outcome.By);
            if (outcome.Ending == TurnEnding.HandOff)
                set += $", {HeadNames.HandedOffAt} = :now";
        }

        var gone = isLast
            ? $"{HeadNames.Pending}, {HeadNames.TurnOwner}, {HeadNames.TurnUntil}"
            : string.Join(", ", Enumerable.Range(0, answered).Select(index => $"{HeadNames.Pending}[{index}]"));

        // More may come at any moment before this write; only a hand-off leaves them to people.
        var exactly = isLast && outcome.Ending != TurnEnding.HandOff ? $" AND attribute_not_exists({HeadNames.Pending}[{answered}])" : "";
        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = HeadItem.ItemKey(turn.Conversation.Hash),
                UpdateExpression = $"{set} REMOVE {gone}",
                ConditionExpression = HeldBy + exactly,
                ExpressionAttributeValues = values,
            },
        };
    }

    private TransactWriteItem CloseReply(ConversationId conversation, string reply, TurnOutcome outcome)
    {
        var set = $"SET {InNames.Turn} = :what, {InNames.TurnBy} = :by";
        var values = new Dictionary<string, AttributeValue> { [":what"] = Stored.Text(outcome.What), [":by"] = InFields.OfTurnBy(outcome.By) };
        if (outcome.AnswerId is { } answer)
        {
            set += $", {InNames.AnswerId} = :answer";
            values[":answer"] = InFields.OfAnswerId(answer);
        }

        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = InItem.ItemKey(conversation.Hash, reply),
                UpdateExpression = set,
                ConditionExpression = $"attribute_exists({HeadNames.ConversationId})",
                ExpressionAttributeValues = values,
            },
        };
    }
}
