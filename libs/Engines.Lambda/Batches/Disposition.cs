namespace Engines.Lambda;

/// <summary>What becomes of one message of a batch.</summary>
public abstract record Disposition
{
    private Disposition()
    {
    }

    /// <summary>The work is finished, or written down so that it cannot be lost: the message is deleted.</summary>
    public sealed record Done : Disposition;

    /// <summary>The message comes again.</summary>
    /// <param name="After">How long it stays hidden; SQS takes whole seconds, 12 hours at most.</param>
    /// <param name="Reason">Why, in a word of ours. It must name no person.</param>
    public sealed record Redeliver(TimeSpan After, string Reason) : Disposition;

    /// <summary>The message goes to the dead-letter queue with its reason, and is deleted only once it is there.</summary>
    /// <param name="Reason">Why, in a word that never changes meaning: <c>too_old</c>, <c>deliveries_exhausted</c>.</param>
    /// <param name="Detail">More, for whoever looks into it. It must name no person.</param>
    public sealed record DeadLetter(string Reason, string Detail) : Disposition;

    /// <summary>The one <see cref="Done"/> there need be.</summary>
    public static Disposition Finished { get; } = new Done();
}
