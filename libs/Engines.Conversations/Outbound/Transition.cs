using System.Collections.Immutable;
using static Engines.Tables.OutboundStatus;

namespace Engines.Conversations;

/// <summary>Who may make a step, and on what ground.</summary>
public enum Cause
{
    /// <summary>A worker takes the message in order to send it.</summary>
    Claim,

    /// <summary>A check before any call says that it must not be sent.</summary>
    Suppress,

    /// <summary>A check before any call says that it cannot be sent.</summary>
    Refuse,

    /// <summary>The worker that made the attempt says what came of it.</summary>
    Record,

    /// <summary>Another worker finds the lease of the attempt run out.</summary>
    Abandon,

    /// <summary>The provider says what became of the attempt.</summary>
    Evidence,

    /// <summary>The provider, asked after the wait for its report was over, never took any attempt.</summary>
    LookUp,
}

/// <summary>
/// One legal step in the life of an outbound message. The constructor is private, so a step that is not in <see cref="All"/> cannot be
/// written; every status write derives its condition from this list.
/// </summary>
/// <remarks>
/// A status never moves backwards: what the provider reports beats what a worker believed, <c>delivered</c> and <c>read</c> beat
/// <c>failed</c>, and only a message that certainly, or by its template's policy, may go out again returns to <c>sending</c>.
/// </remarks>
public sealed record Transition
{
    private Transition(OutboundStatus? from, OutboundStatus to, Cause cause) => (From, To, Cause) = (from, to, cause);

    /// <summary>Where the step begins; null where there is no item yet.</summary>
    public OutboundStatus? From { get; }

    /// <summary>Where the step ends.</summary>
    public OutboundStatus To { get; }

    /// <summary>Who may make it.</summary>
    public Cause Cause { get; }

    /// <summary>Every step there is. The diagram in the docs, the conditions of the store and the exhaustive tests are made from this list.</summary>
    public static ImmutableArray<Transition> All { get; } =
    [
        .. Steps(Cause.Claim, to: Sending, from: [null, RetryWait, Unconfirmed]),
        .. Steps(Cause.Suppress, to: Suppressed, from: [null, RetryWait]),
        .. Steps(Cause.Refuse, to: Failed, from: [null, RetryWait]),

        // A worker that was given up may still learn what its own attempt came to, as long as nobody made another attempt.
        .. Steps(Cause.Record, to: Sent, from: [Sending, Unconfirmed]),
        .. Steps(Cause.Record, to: RetryWait, from: [Sending, Unconfirmed]),
        .. Steps(Cause.Record, to: Failed, from: [Sending, Unconfirmed]),
        .. Steps(Cause.Record, to: Unconfirmed, from: [Sending]),
        .. Steps(Cause.Abandon, to: Unconfirmed, from: [Sending]),

        .. Steps(Cause.LookUp, to: RetryWait, from: [Unconfirmed]),

        .. Steps(Cause.Evidence, to: Sent, from: [Sending, Unconfirmed, RetryWait]),
        .. Steps(Cause.Evidence, to: Delivered, from: [Sending, Unconfirmed, RetryWait, Sent, Failed]),
        .. Steps(Cause.Evidence, to: Read, from: [Sending, Unconfirmed, RetryWait, Sent, Delivered, Failed]),
        .. Steps(Cause.Evidence, to: Failed, from: [Sending, Unconfirmed, Sent]),
    ];

    /// <summary>True if the step is in the list.</summary>
    public static bool IsLegal(OutboundStatus? from, OutboundStatus to, Cause cause)
    {
        foreach (var step in All)
        {
            if (step.From == from && step.To == to && step.Cause == cause)
                return true;
        }

        return false;
    }

    private static Transition[] Steps(Cause cause, OutboundStatus to, OutboundStatus?[] from)
    {
        var steps = new Transition[from.Length];
        for (var i = 0; i < from.Length; i++)
            steps[i] = new(from[i], to, cause);
        return steps;
    }
}
