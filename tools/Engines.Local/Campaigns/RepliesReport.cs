using Engines.Local.Cloud;

namespace Engines.Local.Campaigns;

/// <summary>What became of what people wrote, by their own memory, the engine's records, and the providers' ledger.</summary>
public sealed record RepliesReport
{
    /// <summary>Replies that people sent; a repeated webhook counts once.</summary>
    public required int Sent { get; init; }

    /// <summary>Replies that stand in the table.</summary>
    public required int Recorded { get; init; }

    /// <summary>Recorded replies that an answer covers which a provider took.</summary>
    public required int Answered { get; init; }

    /// <summary>Recorded replies about which it was decided to say nothing.</summary>
    public required int Silent { get; init; }

    /// <summary>Recorded replies that nobody answered because people took over, the person wants no messages, or nobody had written to the person.</summary>
    public required int LeftToPeople { get; init; }

    /// <summary>Recorded replies whose answer was made and reached nobody, so that people took over: refused, suppressed, or of unknown outcome.</summary>
    public required int Undelivered { get; init; }

    /// <summary>Conversations that people took over.</summary>
    public required int HandedOff { get; init; }

    /// <summary>Conversations whose person wants no more messages.</summary>
    public required int OptedOut { get; init; }

    /// <summary>How many messages lie in the engine's dead-letter queue for each reason.</summary>
    public required IReadOnlyDictionary<string, int> DeadLetters { get; init; }

    /// <summary>Recorded replies that nobody answered, and nobody decided not to.</summary>
    public required int Skipped { get; init; }

    /// <summary>Replies that more than one message answered.</summary>
    public required int AnsweredTwice { get; init; }

    /// <summary>People who said stop and are not known to have.</summary>
    public required int StopsMissed { get; init; }

    /// <summary>Messages that a provider took after the person's opt-out was recorded.</summary>
    public required int CallsAfterOptOut { get; init; }

    /// <summary>Conversations in which replies still wait for a decision although nobody took over.</summary>
    public required int LeftPending { get; init; }

    /// <summary>Conversations that the engine took for a stranger's although a message had reached the person.</summary>
    public required int Unmatched { get; init; }

    /// <summary>Webhooks that the engine did not believe; all of them are genuine here.</summary>
    public required int Quarantined { get; init; }

    /// <summary>Replies that stand nowhere.</summary>
    public int Unrecorded => Sent - Recorded;

    /// <summary>True if every promise held.</summary>
    public bool IsClean => Unrecorded == 0 && Skipped == 0 && AnsweredTwice == 0 && StopsMissed == 0 && CallsAfterOptOut == 0 && LeftPending == 0
        && Unmatched == 0 && Quarantined == 0;

    /// <summary>Reads every conversation that people had and adds it up; null when the sender ran alone.</summary>
    public static async Task<RepliesReport?> CreateAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        if (cloud is not { Replies: { } engine, People: { } people })
            return null;

        var accepted = cloud.Ledger.Entries.Where(entry => entry.IsAccepted && entry.Attempt is not null).ToLookup(entry => entry.Attempt!.Value.Conversation);
        var tally = new RepliesTally();
        foreach (var conversation in people.Conversations)
        {
            var items = await ConversationItems.ReadAsync(cloud.Dynamo, cloud.Conversations.Name, conversation.Id, cancellationToken);
            tally.Add(conversation, items, [.. accepted[conversation.Id].Select(entry => new AcceptedCall(entry.Attempt!.Value.RequestId, entry.At))]);
        }

        foreach (var letter in engine.DeadLetters.Peek(int.MaxValue))
            tally.AddDeadLetter(letter.Message.Attributes.GetValueOrDefault("reason")?.StringValue ?? "(none)");
        return tally.ToReport(engine.ExtraQueues.Sum(queue => queue.Count().Total));
    }
}
