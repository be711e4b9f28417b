using System.Text.RegularExpressions;
using Engines.Conversations;

namespace Replies.Decisions;

/// <summary>Finds the first rule that fits any of the replies.</summary>
/// <param name="replies">What the rules are held against.</param>
internal sealed class RuleMatcher(IReadOnlyList<PendingReply> replies)
{
    // A pattern is about what people type; a longer text is somebody's attachment to try the limits.
    private const int PatternTextLengthMax = 4096;
    private const int PatternAttemptsMax = 2;

    /// <summary>How many patterns ran into their time limit so far.</summary>
    public int Timeouts { get; private set; }

    /// <summary>The first rule that fits, or null.</summary>
    public ReplyRule? First(IReadOnlyList<ReplyRule> rules)
    {
        foreach (var rule in rules)
        {
            if (Fits(rule.When))
                return rule;
        }

        return null;
    }

    private bool Fits(RuleCondition condition) => condition switch
    {
        RuleCondition.Words words => Any(reply => HasWord(words, reply.Content)),
        RuleCondition.Pattern pattern => FitsPattern(pattern),
        RuleCondition.Payload payload => Any(reply => reply.Content.Payload is { } given && payload.AnyOf.Contains(given, StringComparer.Ordinal)),
        RuleCondition.Kind kind => Any(reply => kind.AnyOf.Contains(reply.Content.Kind)),

        // An emoji under a message asks for nothing; a rule that wants to answer it says kind.
        RuleCondition.Always => Any(reply => reply.Content.Kind != InboundKind.Reaction),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), "No such condition."),
    };

    private bool Any(Func<PendingReply, bool> fits)
    {
        foreach (var reply in replies)
        {
            if (fits(reply))
                return true;
        }

        return false;
    }

    private static bool HasWord(RuleCondition.Words words, InboundContent content)
    {
        var text = Wording.Fold(content.Text);
        if (text.Length == 0)
            return false;

        foreach (var word in words.Any)
        {
            var folded = Wording.Fold(word);
            if (words.IsWhole ? folded == text : Wording.Contains(text, folded))
                return true;
        }

        return false;
    }

    // The limit is measured by the clock, and the first match of a cold process or a moment without a processor can use it up: so once more.
    // After that the pattern is not tried on the other replies: a turn spends twice the limit for each rule at most.
    private bool FitsPattern(RuleCondition.Pattern pattern)
    {
        for (var attempt = 0; attempt < PatternAttemptsMax; attempt++)
        {
            try
            {
                return Any(reply => reply.Content.Text is { Length: > 0 } text
                    && pattern.Expression.IsMatch(text.AsSpan(0, Math.Min(text.Length, PatternTextLengthMax))));
            }
            catch (RegexMatchTimeoutException)
            {
                // Counted below, if it happens again.
            }
        }

        Timeouts++;
        return false;
    }
}
