using Engines.Channels;
using Engines.Conversations;
using Replies.Decisions.Ai;

namespace Replies.Decisions;

/// <summary>
/// Decides what is done about the pending replies of a turn: opt-outs first, then help and start words, then the rules, then AI, else people.
/// Writes nothing and sends nothing.
/// </summary>
/// <param name="writer">The AI.</param>
/// <param name="secrets">Keeps its key.</param>
public sealed class Decider(IAnswerWriter writer, CachedSecrets secrets)
{
    private readonly AiKeys keys = new(secrets);

    /// <summary>Decides. Where an AI gives no usable answer, in time or at all, the decision says what else is done; that is never an exception.</summary>
    /// <param name="facts">The turn.</param>
    /// <param name="cancellationToken">Ends waiting for the AI, as its own time limit does.</param>
    public async Task<Decision> DecideAsync(TurnFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var policy = facts.Company.Replies;
        var reading = TurnReading.Of(facts.Pending, answersHelp: policy?.HelpText is not null);
        if (facts.IsOptedOut || reading.WantsNone)
            return new Decision.Silence(TurnEnding.Open, "opted_out");
        if (policy is null)
            return new Decision.Silence(TurnEnding.HandOff, "no_policy");

        var choice = new AnswerChoice(facts, policy);
        if (reading.Spoken.Count == 0)
            return DecideUnspoken(reading, policy, choice, facts);

        var decision = facts.IsUnmatched && !policy.AnswersUnmatched
            ? new Decision.Silence(TurnEnding.Open, "unmatched")
            : await DecideSpokenAsync(facts, reading, policy, cancellationToken).ConfigureAwait(false);
        if (reading.HasHelp)
            return choice.Join(policy.HelpText!, "help", decision);
        return reading.HasOptIn && policy.OptInText is { } welcome ? choice.Join(welcome, "opt_in", decision) : decision;
    }

    private static Decision DecideUnspoken(TurnReading reading, ReplyPolicy policy, AnswerChoice choice, TurnFacts facts)
    {
        if (reading.HasHelp)
            return choice.Act(new RuleAction(policy.HelpText, null, TurnEnding.Open), "help");
        if (reading.HasOptIn)
            return choice.Act(new RuleAction(policy.OptInText, null, TurnEnding.Open), "opt_in");

        var isHeard = policy.AnswersUnmatched || !facts.IsUnmatched;
        return isHeard && new RuleMatcher(reading.Reactions).First(policy.Rules) is { } rule
            ? choice.Act(rule.Then, rule.Name)
            : new Decision.Silence(TurnEnding.Open, "nothing_to_answer");
    }

    private async Task<Decision> DecideSpokenAsync(TurnFacts facts, TurnReading reading, ReplyPolicy policy, CancellationToken cancellationToken)
    {
        var choice = new AnswerChoice(facts, policy);
        var matcher = new RuleMatcher(reading.Spoken);
        if (matcher.First(policy.Rules) is { } rule)
            return choice.Act(rule.Then, rule.Name) with { PatternTimeouts = matcher.Timeouts };

        var decision = reading.IsOnlyAmbiguous ? choice.Act(new RuleAction(policy.OptInText, null, TurnEnding.Open), "opt_in")
            : policy.Ai is not { } ai ? choice.HandOff("hand_off")
            : !choice.IsFreeTextAllowed ? choice.OutsideWindow(TurnEnding.Open)
            : await AskAsync(facts with { Pending = reading.Spoken }, ai, choice, cancellationToken).ConfigureAwait(false);
        return decision with { PatternTimeouts = matcher.Timeouts };
    }

    private async Task<Decision> AskAsync(TurnFacts facts, AiPolicy ai, AnswerChoice choice, CancellationToken cancellationToken)
    {
        const string By = "ai";
        var (key, problem) = await keys.ReadAsync(ai.SecretReference, cancellationToken).ConfigureAwait(false);
        if (key is null)
            return Otherwise(ai, problem, choice);

        switch (await writer.WriteAsync(facts, ai, key, cancellationToken).ConfigureAwait(false))
        {
            case WriterResult.Wrote { Action: WriterAction.HandOff } wrote when string.IsNullOrWhiteSpace(wrote.Text):
                return choice.HandOff(By);
            case WriterResult.Wrote wrote:
                var ending = wrote.Action switch
                {
                    WriterAction.HandOff => TurnEnding.HandOff,
                    WriterAction.Close => TurnEnding.Close,
                    _ => TurnEnding.Open,
                };
                return TextRules.Usable(wrote.Text, facts.Channel) is { } text
                    ? choice.Act(new RuleAction(text, null, ending), By)
                    : Otherwise(ai, WriterProblems.Invalid, choice);
            case WriterResult.Unusable { Reason: var reason }:
                if (reason == WriterProblems.Unauthorized)
                    keys.Forget(ai.SecretReference);
                return Otherwise(ai, reason, choice);
            default:
                throw new InvalidOperationException("No such result.");
        }
    }

    private static Decision Otherwise(AiPolicy ai, string problem, AnswerChoice choice)
    {
        const string By = "ai_otherwise";
        return (ai.Otherwise is { } action ? choice.Act(action, By) : choice.HandOff("hand_off")) with { AiProblem = problem };
    }
}
