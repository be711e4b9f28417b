namespace Engines.Lambda;

/// <summary>What an unexpected failure means for its message. A pure function of what was seen.</summary>
public static class FailurePolicy
{
    /// <summary>The reason of a dead letter that was delivered too often.</summary>
    public const string DeliveriesExhausted = "deliveries_exhausted";

    /// <summary>The reason of a dead letter that the queue would soon have dropped.</summary>
    public const string TooOld = "too_old";

    /// <summary>The reason to wait after a failure that nobody expected.</summary>
    public const string Failure = "failure";

    // 2^20 times any base is beyond every limit, and beyond it doubles would overflow.
    private const int ExponentMax = 20;

    /// <summary>Decides after an exception. Its message is never used: it may hold personal data.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="deliveries">How often the message was delivered, this time included.</param>
    /// <param name="options">The limits.</param>
    public static Disposition Decide(Exception failure, int deliveries, BatchOptions options)
    {
        var exponent = Math.Clamp(deliveries - 1, 0, ExponentMax);
        var delay = options.FailureDelayBase * Math.Pow(2, exponent);
        if (delay > options.FailureDelayMax)
            delay = options.FailureDelayMax;
        return new Disposition.Redeliver((delay / 2) + (delay / 2 * options.Jitter()), $"{Failure}:{failure.GetType().Name}");
    }

    /// <summary>Turns a wait into a dead letter where the message would be lost by waiting, or was delivered too often.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="deliveries">How often the message was delivered, this time included.</param>
    /// <param name="age">How long ago it was sent to the queue.</param>
    /// <param name="options">The limits.</param>
    public static Disposition Limit(Disposition.Redeliver wait, int deliveries, TimeSpan age, BatchOptions options)
    {
        if (deliveries >= options.DeliveriesMax)
            return new Disposition.DeadLetter(DeliveriesExhausted, $"delivered {deliveries} times, the last time it had to wait because of {wait.Reason}");

        var visibleAgain = wait.After < SqsClient.VisibilityMax ? wait.After : SqsClient.VisibilityMax;
        return age + visibleAgain >= options.MessageAgeMax
            ? new Disposition.DeadLetter(TooOld, $"{(int)age.TotalHours} hours old, and it would have to wait longer because of {wait.Reason}")
            : wait;
    }
}
