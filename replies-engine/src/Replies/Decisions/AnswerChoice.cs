using Engines.Conversations;

namespace Replies.Decisions;

/// <summary>Turns what a rule, an AI or the company wants to say into a decision that WhatsApp's 24-hour window allows.</summary>
internal sealed class AnswerChoice(TurnFacts facts, ReplyPolicy policy)
{
    // An answer that leaves in the last minute of the window may arrive after it.
    private static readonly TimeSpan WindowMargin = TimeSpan.FromMinutes(1);

    /// <summary>True if free text may be sent now.</summary>
    public bool IsFreeTextAllowed { get; } = facts.Channel != Channel.WhatsApp || (facts.WindowUntil is { } until && facts.Now < until - WindowMargin);

    /// <summary>Does what an action says.</summary>
    public Decision Act(RuleAction action, string by)
    {
        if (action.Text is { } text && IsFreeTextAllowed)
            return Text(text, action.Ending, by);
        if (action.Template is { } template)
            return Template(template, action.Ending, by);
        if (action.Text is not null)
            return OutsideWindow(action.Ending);
        return action.Ending == TurnEnding.HandOff ? HandOff(by) : new Decision.Silence(action.Ending, by);
    }

    /// <summary>Leaves the conversation to people, and says so where the company wants that.</summary>
    public Decision HandOff(string by) => policy.HandOffText is null
        ? new Decision.Silence(TurnEnding.HandOff, by)
        : Act(new RuleAction(policy.HandOffText, null, TurnEnding.HandOff), by);

    /// <summary>What takes the place of a free text that the window no longer allows.</summary>
    /// <param name="ending">How the conversation would have stood. What was not said has closed nothing.</param>
    public Decision OutsideWindow(TurnEnding ending)
    {
        const string By = "outside_window";
        return policy.OutsideWindow is { } template
            ? Template(template, ending == TurnEnding.HandOff ? ending : TurnEnding.Open, By)
            : new Decision.Silence(TurnEnding.HandOff, By);
    }

    /// <summary>Puts a text before what was decided about the other replies of the turn.</summary>
    public Decision Join(string text, string by, Decision decision)
    {
        if (decision is Decision.Silence silence)
            return Act(new RuleAction(text, null, silence.Ending), by) with { PatternTimeouts = silence.PatternTimeouts, AiProblem = silence.AiProblem };
        if (decision is Decision.Answer { Content: AnswerContent.Text other } answer
            && TextRules.Usable($"{text}\n\n{other.Body}", facts.Channel) is { } both)
        {
            return answer with { Content = new AnswerContent.Text(both) };
        }

        return decision;
    }

    private Decision Template(TemplateUse use, TurnEnding ending, string by)
    {
        var key = new TemplateKey(facts.Channel, use.Name, use.Language);
        if (facts.Company.Templates.TryGetValue(key, out var template) && template.State == TemplateState.Approved)
            return new Decision.Answer(new AnswerContent.Template(use), ending, by);

        const string By = "template_not_usable";
        return policy.HandOffText is { } text && IsFreeTextAllowed ? Text(text, TurnEnding.HandOff, By) : new Decision.Silence(TurnEnding.HandOff, By);
    }

    private static Decision.Answer Text(string text, TurnEnding ending, string by) => new(new AnswerContent.Text(text), ending, by);
}
