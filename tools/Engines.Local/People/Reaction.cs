using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.People;

/// <summary>How a person takes a message.</summary>
public enum Mood
{
    /// <summary>Says nothing.</summary>
    Silent,

    /// <summary>Answers once.</summary>
    Plain,

    /// <summary>Answers with several messages within a second.</summary>
    Burst,

    /// <summary>Wants no more messages.</summary>
    Stop,

    /// <summary>Sends a picture.</summary>
    Photo,

    /// <summary>Presses a button.</summary>
    Button,

    /// <summary>Complains, so that people of the company should take over.</summary>
    Angry,
}

/// <summary>The moment at which a person may react: a message reached it.</summary>
/// <param name="Person">The person's number.</param>
/// <param name="Turn">The how-manieth message of the conversation it is, from 1.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Provider">Who carried it.</param>
public sealed record PersonTurn(string Person, int Turn, Channel Channel, ProviderKind Provider);

/// <summary>One message that a person will send.</summary>
/// <param name="Content">What.</param>
/// <param name="After">How long after the message that it reacts to.</param>
public sealed record PlannedReply(Said Content, TimeSpan After)
{
    /// <summary>When its webhook is delivered, counted from when the reply was sent; one delivery for each, never none.</summary>
    public IReadOnlyList<TimeSpan> Deliveries { get; init; } = [TimeSpan.Zero];
}

/// <summary>What a person does about a message.</summary>
/// <param name="Mood">In which mood.</param>
/// <param name="Replies">What the person sends, in that order.</param>
public sealed record Reaction(Mood Mood, IReadOnlyList<PlannedReply> Replies)
{
    /// <summary>Nothing.</summary>
    public static Reaction Silence { get; } = new(Mood.Silent, []);

    /// <summary>True to bring all replies in one webhook where the provider can; the first one's deliveries count.</summary>
    public bool IsOneWebhook { get; init; }
}
