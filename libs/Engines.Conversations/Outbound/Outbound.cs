namespace Engines.Conversations;

/// <summary>One message to send, with everything that decides whether and how.</summary>
public sealed record Outbound
{
    /// <summary>What is kept about the request.</summary>
    public required OutboundRecord Record { get; init; }

    /// <summary>Who sends.</summary>
    public required ChannelSender Sender { get; init; }

    /// <summary>The person's normalised address.</summary>
    public required string Recipient { get; init; }

    /// <summary>What is said; null where <see cref="Problem"/> says why nothing can be.</summary>
    public MessageContent? Content { get; init; }

    /// <summary>Why it cannot be sent, found before any call.</summary>
    public ContentProblem? Problem { get; init; }

    /// <summary>What it is for.</summary>
    public TemplateCategory Category { get; init; }

    /// <summary>What the request says about the person's consent.</summary>
    public ConsentStatement Consent { get; init; }

    /// <summary>What a missing statement means.</summary>
    public ConsentRule ConsentRule { get; init; }

    /// <summary>True while the company is paused.</summary>
    public bool IsCompanyPaused { get; init; }

    /// <summary>Not to be sent before then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Not to be sent from then on.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Why a message cannot be sent.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Detail">Field, problem and remedy, without personal data.</param>
/// <param name="IsPause">True if somebody stopped it on purpose: then it counts as suppressed, not as failed.</param>
public sealed record ContentProblem(string Reason, string Detail, bool IsPause = false);

/// <summary>What a request says about the person's consent.</summary>
public enum ConsentStatement
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The person agreed.</summary>
    Granted,

    /// <summary>The person did not.</summary>
    Denied,
}

/// <summary>The part of an invocation that one attempt may use.</summary>
/// <param name="Worker">Who makes it, for people to read.</param>
/// <param name="LeaseUntil">When others may take the attempt for dead.</param>
/// <param name="CallEnds">Ends the call to the provider, early enough to record what came of it.</param>
public sealed record AttemptWindow(string Worker, DateTimeOffset LeaseUntil, CancellationToken CallEnds);

/// <summary>What sending came to, for the queue to act on.</summary>
public abstract record OutboundResult
{
    private OutboundResult()
    {
    }

    /// <summary>What the provider's refusal means, where this invocation's call was refused, for good or for now.</summary>
    public FailureClass? Refusal { get; init; }

    /// <summary>The message stands in a status that needs nothing more from the queue.</summary>
    /// <param name="Status">Which.</param>
    /// <param name="Reason">Why, for <c>failed</c> and <c>suppressed</c>.</param>
    /// <param name="IsNew">False if it already stood there, as it does for a repeated request.</param>
    public sealed record Settled(OutboundStatus Status, string? Reason, bool IsNew) : OutboundResult;

    /// <summary>Come back later.</summary>
    /// <param name="For">How much later.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Cause">The error behind it, where there is one.</param>
    public sealed record Wait(TimeSpan For, string Reason, string? Cause = null) : OutboundResult;

    /// <summary>A person has to look at it.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">More for people, without personal data.</param>
    public sealed record GiveUp(string Reason, string Detail) : OutboundResult;
}
