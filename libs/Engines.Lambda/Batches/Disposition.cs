namespace Engines.Lambda;

/// <summary>What is to happen to one message of a batch.</summary>
public abstract record Disposition
{
    private Disposition()
    {
    }

    /// <summary>It is finished and may leave the queue.</summary>
    public sealed record Done : Disposition
    {
        private Done()
        {
        }

        /// <summary>The only one.</summary>
        public static Done Instance { get; } = new();
    }

    /// <summary>It comes back later.</summary>
    /// <param name="After">How much later; the queue allows 12 hours at most, and longer waits come back in between.</param>
    /// <param name="Reason">Why, for the dead letter in which it may end.</param>
    public sealed record Redeliver(TimeSpan After, string Reason) : Disposition;

    /// <summary>A person has to look at it.</summary>
    /// <param name="Reason">Why: a short code.</param>
    /// <param name="Detail">More for people, without personal data.</param>
    public sealed record DeadLetter(string Reason, string Detail) : Disposition;
}
