using Engines.Conversations;
using Replies.Decisions;

namespace Replies.Turns;

/// <summary>Counts what a turn did, for one line of metrics.</summary>
internal sealed class TurnTally
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => counts;

    public void Count(TurnOutcome outcome)
    {
        Add(outcome.What switch { "answered" => "RepliesAnswered", "handed_off" => "RepliesHandedOff", _ => "RepliesSilent" }, outcome.Replies.Count);
        if (outcome.Ending == TurnEnding.HandOff)
            Add("HandedOff", 1);
    }

    public void Count(OutboundResult result)
    {
        if (result.Refusal is { } refusal)
            Add(RefusalMetrics.NameOf(refusal), 1);
        if (result is OutboundResult.Settled { IsNew: true } settled)
            Add("Answer" + settled.Status, 1);
        if (result is OutboundResult.Wait { Reason: Reasons.Unconfirmed, Cause: not null })
            Add(nameof(OutboundStatus.Unconfirmed), 1);
    }

    /// <summary>Counts what went wrong on the way to a decision: an AI without a usable answer would otherwise be seen by nobody.</summary>
    public void Count(Decision decision)
    {
        if (decision.AiProblem is not null)
            Add("AiProblems", 1);
        if (decision.PatternTimeouts > 0)
            Add("PatternTimeouts", decision.PatternTimeouts);
    }

    private void Add(string name, int count) => counts[name] = counts.GetValueOrDefault(name) + count;
}
