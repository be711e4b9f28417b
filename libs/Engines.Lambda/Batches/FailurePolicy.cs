namespace Engines.Lambda;

/// <summary>Decides what becomes of a message whose work failed. It looks at nothing but its arguments and does nothing.</summary>
/// <remarks>
/// An exception's message may quote a body, an address or a key, so nothing of it but the name of its type leaves this class.
/// </remarks>
public sealed class FailurePolicy
{
    /// <summary>The reason of a message that was delivered too often.</summary>
    public const string DeliveriesExhausted = "deliveries_exhausted";

    /// <summary>The reason of a message that SQS was about to drop.</summary>
    public const string TooOld = "too_old";

    private readonly RetryLimits limits;
    private readonly Func<double> jitter;

    /// <summary>A policy.</summary>
    /// <param name="limits">How often and how long.</param>
    /// <param name="jitter">A number from 0 up to 1, another one each time, so that messages that failed together do not come back together.</param>
    public FailurePolicy(RetryLimits limits, Func<double> jitter)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(jitter);
        this.limits = limits;
        this.jitter = jitter;
    }

    /// <summary>What becomes of a message whose work threw.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="receiveCount">How often the message was delivered, this time included.</param>
    public Disposition Decide(Exception failure, int receiveCount)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var type = failure.GetType().Name;
        return receiveCount >= limits.DeliveriesMax
            ? new Disposition.DeadLetter(DeliveriesExhausted, type)
            : new Disposition.Redeliver(BackOff(receiveCount), type);
    }

    /// <summary>Turns a redelivery into a dead letter where the message was delivered too often, or would be too old by the time it comes again.</summary>
    /// <param name="decided">What was decided.</param>
    /// <param name="receiveCount">How often the message was delivered, this time included.</param>
    /// <param name="sentAt">When it was first sent; null where SQS did not say.</param>
    /// <param name="now">The time.</param>
    public Disposition Limit(Disposition decided, int receiveCount, DateTimeOffset? sentAt, DateTimeOffset now)
    {
        if (decided is not Disposition.Redeliver redelivery)
            return decided;

        if (receiveCount >= limits.DeliveriesMax)
            return new Disposition.DeadLetter(DeliveriesExhausted, redelivery.Reason);

        return sentAt is { } sent && now + redelivery.After >= sent + limits.MessageAgeMax
            ? new Disposition.DeadLetter(TooOld, redelivery.Reason)
            : decided;
    }

    // Half of the wait is fixed, so that no jitter brings a message back at once.
    private TimeSpan BackOff(int receiveCount)
    {
        var longest = Math.Min(
            limits.BackOffFirst.TotalSeconds * Math.Pow(2, Math.Max(0, receiveCount - 1)), limits.BackOffMax.TotalSeconds);
        return TimeSpan.FromSeconds(longest * (0.5 + (0.5 * Math.Clamp(jitter(), 0, 1))));
    }
}
