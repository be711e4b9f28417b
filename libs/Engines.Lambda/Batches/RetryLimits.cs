namespace Engines.Lambda;

/// <summary>How often and how long a message is tried.</summary>
public sealed record RetryLimits
{
    /// <summary>The deliveries after which a message that still fails goes to the dead-letter queue.</summary>
    /// <value>
    /// 40: with back-off of at most 15 minutes, about eight hours of trouble. The queue's own <c>maxReceiveCount</c> has to be higher,
    /// or SQS moves the message first and without a reason.
    /// </value>
    public int DeliveriesMax { get; init => field = Above(value, 0, nameof(DeliveriesMax)); } = 40;

    /// <summary>The age at which a message that still fails goes to the dead-letter queue.</summary>
    /// <value>13 days: SQS keeps a message for 14 days at most, counted from its first sending, and then drops it without a word. A queue that keeps for less needs less here.</value>
    public TimeSpan MessageAgeMax { get; init => field = Above(value, TimeSpan.Zero, nameof(MessageAgeMax)); } = TimeSpan.FromDays(13);

    /// <summary>The longest wait after a first failure; it doubles with each delivery.</summary>
    /// <value>2 seconds: long enough for a throttled table to recover.</value>
    public TimeSpan BackOffFirst { get; init => field = Above(value, TimeSpan.Zero, nameof(BackOffFirst)); } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait there is.</summary>
    /// <value>15 minutes: an outage that ends is noticed within that time.</value>
    public TimeSpan BackOffMax { get; init => field = Above(value, TimeSpan.Zero, nameof(BackOffMax)); } = TimeSpan.FromMinutes(15);

    private static T Above<T>(T value, T bound, string name)
        where T : IComparable<T> =>
        value.CompareTo(bound) > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above {bound}.");
}
