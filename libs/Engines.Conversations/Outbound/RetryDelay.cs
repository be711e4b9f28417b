namespace Engines.Conversations;

/// <summary>How long to wait before the next attempt. A pure function of what was seen.</summary>
internal static class RetryDelay
{
    // Meta: back off 4^n seconds when one person gets too much (131056).
    private const double PairRateFactor = 4;
    private const int ExponentMax = 16;

    // A provider may ask for any wait; beyond half a day a person had better look at what it says.
    private static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(12);

    public static TimeSpan After(ProviderError error, int attempt, TimeSpan? retryAfter, OutboundOptions options)
    {
        var exponent = Math.Min(attempt - 1, ExponentMax);
        var delay = error.Class == FailureClass.PairRate
            ? TimeSpan.FromSeconds(Math.Pow(PairRateFactor, Math.Min(attempt, ExponentMax)))
            : options.RetryDelayBase * Math.Pow(2, exponent);

        if (delay > options.RetryDelayMax)
            delay = options.RetryDelayMax;

        // Half of the wait is fixed, half is spread: a crowd that was refused together does not come back together.
        delay = (delay / 2) + (delay / 2 * options.Jitter());
        if (error.Class is FailureClass.Configuration or FailureClass.AccountStopped && delay < options.ConfigurationDelayMin)
            delay = options.ConfigurationDelayMin;
        return retryAfter > delay ? Shorter(retryAfter.Value, RetryAfterMax) : delay;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
