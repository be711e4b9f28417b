using System.Text.RegularExpressions;

namespace Engines.Conversations;

/// <summary>How a company's project answers people who write: <c>replies</c> in its data. Without one, every reply is recorded and handed to people.</summary>
public sealed record ReplyPolicy
{
    /// <summary>True to answer people whom the company never wrote to; false to keep what they write for people to read.</summary>
    public bool AnswersUnmatched { get; init; }

    /// <summary>Words beyond the built-in ones, by language.</summary>
    public IReadOnlyList<WishWords> Words { get; init; } = [];

    /// <summary>What is answered to a help word; null for no answer of its own.</summary>
    public string? HelpText { get; init; }

    /// <summary>What is answered to an opt-in word; null for silence.</summary>
    public string? OptInText { get; init; }

    /// <summary>The rules, in the order in which they are tried.</summary>
    public IReadOnlyList<ReplyRule> Rules { get; init; } = [];

    /// <summary>The AI that writes answers where no rule fits; null for none.</summary>
    public AiPolicy? Ai { get; init; }

    /// <summary>What is said when a conversation is handed to people; null for silence.</summary>
    public string? HandOffText { get; init; }

    /// <summary>The template that takes the place of free text once WhatsApp's 24-hour window is over; null to hand off instead.</summary>
    public TemplateUse? OutsideWindow { get; init; }

    /// <summary>When no answer leaves; null for never.</summary>
    public QuietHours? QuietHours { get; init; }
}

/// <summary>The words by which people of one language say what they want.</summary>
/// <param name="Language">The language.</param>
public sealed record WishWords(string Language)
{
    /// <summary>No more messages.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Messages again.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>Who is this.</summary>
    public IReadOnlyList<string> Help { get; init; } = [];
}

/// <summary>One rule: if something is so, do something.</summary>
/// <param name="Name">What people call it; stands in items and metrics.</param>
/// <param name="When">What has to be so.</param>
/// <param name="Then">What is done.</param>
public sealed record ReplyRule(string Name, RuleCondition When, RuleAction Then);

/// <summary>What has to be so for a rule to fit.</summary>
public abstract record RuleCondition
{
    private RuleCondition()
    {
    }

    /// <summary>A reply consists of, or contains, one of these words.</summary>
    /// <param name="Any">The words or phrases, compared without case, accents kept, punctuation at the ends ignored.</param>
    /// <param name="IsWhole">True: the reply is nothing but the word; false: the word stands anywhere in it as a word of its own.</param>
    public sealed record Words(IReadOnlyList<string> Any, bool IsWhole) : RuleCondition;

    /// <summary>A reply fits a regular expression, without case, within a time limit.</summary>
    /// <param name="Expression">The expression in .NET's dialect; it has a match time limit, so a match may end in <see cref="RegexMatchTimeoutException"/>.</param>
    public sealed record Pattern(Regex Expression) : RuleCondition;

    /// <summary>A reply's button or list entry carries one of these payloads.</summary>
    /// <param name="AnyOf">The payloads, compared exactly.</param>
    public sealed record Payload(IReadOnlyList<string> AnyOf) : RuleCondition;

    /// <summary>A reply is of one of these kinds.</summary>
    /// <param name="AnyOf">The kinds.</param>
    public sealed record Kind(IReadOnlyList<InboundKind> AnyOf) : RuleCondition;

    /// <summary>Always.</summary>
    public sealed record Always : RuleCondition;
}

/// <summary>What a rule does.</summary>
/// <param name="Text">Free text to answer; null for none.</param>
/// <param name="Template">A template to answer with; null for none. Beside a text it is what is sent where free text is not allowed.</param>
/// <param name="Ending">How the conversation stands afterwards.</param>
public sealed record RuleAction(string? Text, TemplateUse? Template, TurnEnding Ending);

/// <summary>A template with values for its variables.</summary>
/// <param name="Name">The company's name for it.</param>
/// <param name="Language">Its language.</param>
/// <param name="Variables">A value for each parameter, by name.</param>
public sealed record TemplateUse(string Name, string Language, IReadOnlyDictionary<string, string> Variables);

/// <summary>An endpoint that speaks OpenAI's Responses API, and what it is told.</summary>
public sealed record AiPolicy
{
    /// <summary>The endpoint up to and including its version, such as <c>https://api.openai.com/v1</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Where the key is kept: <c>secretsmanager:NAME</c> or <c>ssm:NAME</c>; the secret is JSON with <c>api_key</c>.</summary>
    public required string SecretReference { get; init; }

    /// <summary>Who it is and what it may say.</summary>
    public required string Instructions { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    /// <value>400.</value>
    public int OutputTokensMax { get; init; } = 400;

    /// <summary>How many earlier messages it sees.</summary>
    /// <value>20.</value>
    public int HistoryMax { get; init; } = 20;

    /// <summary>How long an answer may take.</summary>
    /// <value>8 seconds: a call to the provider still fits into the function's time.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What is said when it gives no usable answer; null to hand off.</summary>
    public RuleAction? Otherwise { get; init; }
}

/// <summary>Hours in which no answer leaves.</summary>
/// <param name="From">When they begin, local time.</param>
/// <param name="To">When they end, local time; before <paramref name="From"/> when they last over midnight.</param>
/// <param name="Zone">Where.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone);
