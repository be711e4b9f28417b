using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Decisions;

/// <summary>What is done about the pending replies of one conversation, all together.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>How many patterns ran into their time limit and so did not fit; for metrics, because each is a rule that needs another pattern.</summary>
    public int PatternTimeouts { get; init; }

    /// <summary>Why the AI's answer was of no use: <c>ai_timeout</c>, <c>ai_refused</c>, <c>ai_incomplete</c>, <c>ai_invalid</c>, <c>ai_error_{status}</c>,
    /// <c>ai_key_unavailable</c>; null when it was, or was not asked.</summary>
    public string? AiProblem { get; init; }

    /// <summary>Answer once.</summary>
    /// <param name="Content">What is said.</param>
    /// <param name="Ending">How the conversation stands afterwards.</param>
    /// <param name="By">What decided: the name of a rule, <c>ai</c>, <c>ai_otherwise</c>, <c>help</c>, <c>opt_in</c>, <c>hand_off</c>, <c>outside_window</c>,
    /// <c>template_not_usable</c>; for metrics and the item.</param>
    public sealed record Answer(AnswerContent Content, TurnEnding Ending, string By) : Decision;

    /// <summary>Say nothing.</summary>
    /// <param name="Ending">How the conversation stands afterwards.</param>
    /// <param name="By">What decided; also <c>opted_out</c>, <c>no_policy</c>, <c>unmatched</c> and <c>nothing_to_answer</c>.</param>
    public sealed record Silence(TurnEnding Ending, string By) : Decision;
}

/// <summary>What is said.</summary>
public abstract record AnswerContent
{
    private AnswerContent()
    {
    }

    /// <summary>Free text; the window allows it, or the channel has none.</summary>
    /// <param name="Body">The text.</param>
    public sealed record Text(string Body) : AnswerContent;

    /// <summary>A template.</summary>
    /// <param name="Use">Which, and its values.</param>
    public sealed record Template(TemplateUse Use) : AnswerContent;
}

/// <summary>Everything that a decision looks at.</summary>
public sealed record TurnFacts
{
    public required ConversationId Conversation { get; init; }

    public required Company Company { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The replies to decide about, in the order in which they were recorded; at least one.</summary>
    public required IReadOnlyList<PendingReply> Pending { get; init; }

    /// <summary>What was said before, oldest first.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>End of the 24-hour window; null on channels without one.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>True if the person wants no messages: nothing is said.</summary>
    public bool IsOptedOut { get; init; }

    /// <summary>True if the company never wrote to the person before.</summary>
    public bool IsUnmatched { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>A recorded reply that is not answered yet.</summary>
/// <param name="ProviderMessageId">The provider's id of it.</param>
/// <param name="At">When the person sent it.</param>
/// <param name="Content">What it says.</param>
/// <param name="Wish">What the provider took it for.</param>
public sealed record PendingReply(string ProviderMessageId, DateTimeOffset At, InboundContent Content, Wish Wish);

/// <summary>An earlier message, for an AI to read.</summary>
/// <param name="IsFromPerson">True if the person said it.</param>
/// <param name="Text">What was said, or a description in brackets.</param>
/// <param name="At">When.</param>
public sealed record HistoryEntry(bool IsFromPerson, string Text, DateTimeOffset At);
