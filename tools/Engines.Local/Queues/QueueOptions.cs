using System.Security.Cryptography;

namespace Engines.Local.Queues;

/// <summary>How a queue behaves. Ranges and defaults are those of SQS.</summary>
public sealed record QueueOptions
{
    public static readonly TimeSpan VisibilityMax = TimeSpan.FromHours(12);
    public static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ReceiveWaitMax = TimeSpan.FromSeconds(20);
    public const int ReceiveMax = 10;
    public const int MessageBytesMax = 1_048_576;

    public required string Name { get; init; }

    public string Region { get; init; } = "eu-west-1";

    public string AccountId { get; init; } = "000000000000";

    public TimeSpan VisibilityTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.Zero, VisibilityMax, nameof(VisibilityTimeout));
    } = TimeSpan.FromSeconds(30);

    public TimeSpan Delay { get; init => field = InRange(value, TimeSpan.Zero, DelayMax, nameof(Delay)); }

    public TimeSpan ReceiveWait { get; init => field = InRange(value, TimeSpan.Zero, ReceiveWaitMax, nameof(ReceiveWait)); }

    public TimeSpan Retention
    {
        get;
        init => field = InRange(value, TimeSpan.FromMinutes(1), TimeSpan.FromDays(14), nameof(Retention));
    } = TimeSpan.FromDays(4);

    /// <summary>Where messages go that were received too often; null keeps them until their retention ends.</summary>
    public RedrivePolicy? Redrive { get; init; }

    /// <summary>The most messages that may be in flight at once.</summary>
    /// <value>120,000, as on a standard queue.</value>
    public int InFlightMax { get; init; } = 120_000;

    /// <summary>The most messages that the queue holds in memory. SQS has no such limit; a local machine has.</summary>
    /// <value>1,000,000: about 1 GB of ordinary messages.</value>
    public int MessagesMax { get; init; } = 1_000_000;

    /// <summary>
    /// Asked at each delivery whether the same message is to be delivered a second time while the first is in flight, as at-least-once allows.
    /// </summary>
    /// <value>Never.</value>
    public Func<ReceivedMessage, bool> DeliverTwice { get; init; } = _ => false;

    /// <summary>Makes message ids; seeded where a run has to be repeatable.</summary>
    public Func<Guid> NewMessageId { get; init; } = () => new(RandomNumberGenerator.GetBytes(16));

    public string Arn => $"arn:aws:sqs:{Region}:{AccountId}:{Name}";

    private static TimeSpan InRange(TimeSpan value, TimeSpan least, TimeSpan most, string option) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(option, value, $"{option} must be between {least} and {most}.");
}

/// <summary>Moves a message when it is asked for once more than <paramref name="ReceivesMax"/> times.</summary>
/// <remarks>The other queue has to exist first, so queues cannot hand messages round in a circle.</remarks>
public sealed record RedrivePolicy(LocalQueue DeadLetters, int ReceivesMax);
