using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Engines.Local.Queues;

/// <summary>How a queue behaves. Ranges and defaults are those of SQS.</summary>
public sealed record QueueOptions
{
    public static readonly TimeSpan VisibilityMax = TimeSpan.FromHours(12);
    public static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ReceiveWaitMax = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan RetentionMin = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan RetentionMax = TimeSpan.FromDays(14);
    public const int ReceiveMax = 10;
    public const int MessageBytesMax = 1_048_576;
    public const int MessageBytesMin = 1_024;

    private const string FifoSuffix = ".fifo";

    /// <summary>The name; one that ends with <c>.fifo</c> makes a FIFO queue.</summary>
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

    public TimeSpan Retention { get; init => field = InRange(value, RetentionMin, RetentionMax, nameof(Retention)); } = TimeSpan.FromDays(4);

    /// <summary>The most bytes that one message may have; batches may always have <see cref="MessageBytesMax"/>.</summary>
    public int MessageSizeMax { get; init => field = InRange(value, MessageBytesMin, MessageBytesMax, nameof(MessageSizeMax)); } = MessageBytesMax;

    /// <summary>Where messages go that were received too often; null keeps them until their retention ends.</summary>
    public RedrivePolicy? Redrive { get; init; }

    /// <summary>Which queues may name this one as their dead-letter queue.</summary>
    public RedriveAllowPolicy? RedriveAllow { get; init; }

    /// <summary>Whether a FIFO queue takes two messages with the same body for the same message.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>Whether a FIFO queue compares messages within their group only.</summary>
    public bool DeduplicatesByGroup { get; init; }

    /// <summary>Attributes that are kept and shown, and change nothing here: policies and encryption.</summary>
    public ImmutableSortedDictionary<string, string> WithoutEffect { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Names and values for people, 50 at most.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The most messages that may be in flight at once.</summary>
    /// <value>120,000, as on a queue of either type.</value>
    public int InFlightMax { get; init; } = 120_000;

    /// <summary>The most messages that the queue holds in memory. SQS has no such limit; a local machine has.</summary>
    /// <value>1,000,000: about 1 GB of ordinary messages.</value>
    public int MessagesMax { get; init; } = 1_000_000;

    /// <summary>
    /// Asked at each delivery whether the same message is to be delivered a second time while the first is in flight, as at-least-once allows. A FIFO queue does not
    /// ask.
    /// </summary>
    /// <value>Never.</value>
    public Func<ReceivedMessage, bool> DeliverTwice { get; init; } = _ => false;

    /// <summary>
    /// Told how many messages are visible, says which is delivered next, counted from 0 in the order of visibility. A FIFO queue does not ask.
    /// <see cref="Reordering"/> makes some.
    /// </summary>
    /// <value>The first.</value>
    public Func<int, int> DeliverOutOfOrder { get; init; } = Reordering.None;

    /// <summary>Makes message ids; seeded where a run has to be repeatable.</summary>
    public Func<Guid> NewMessageId { get; init; } = () => new(RandomNumberGenerator.GetBytes(16));

    public bool IsFifo => IsFifoName(Name);

    public string Arn => $"arn:aws:sqs:{Region}:{AccountId}:{Name}";

    public static bool IsFifoName(string name) => name.EndsWith(FifoSuffix, StringComparison.Ordinal);

    private static T InRange<T>(T value, T least, T most, string option)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
        ? value
        : throw new ArgumentOutOfRangeException(option, value, $"{option} must be between {least} and {most}.");
}

/// <summary>Moves a message when it is asked for once more than <paramref name="ReceivesMax"/> times.</summary>
/// <param name="DeadLetters">Where to: a queue of the same type.</param>
/// <param name="ReceivesMax">1 to 1,000.</param>
public sealed record RedrivePolicy(LocalQueue DeadLetters, int ReceivesMax);

/// <summary>Which queues may name a queue as their dead-letter queue; without one, all may.</summary>
/// <param name="Permission">All, none, or those that are listed.</param>
/// <param name="SourceArns">Who may, at most ten; empty unless <see cref="RedrivePermission.ByQueue"/>.</param>
public sealed record RedriveAllowPolicy(RedrivePermission Permission, ImmutableArray<string> SourceArns)
{
    public bool Allows(string sourceArn) => Permission switch
    {
        RedrivePermission.AllowAll => true,
        RedrivePermission.ByQueue => SourceArns.Contains(sourceArn, StringComparer.Ordinal),
        _ => false,
    };
}

public enum RedrivePermission
{
    AllowAll,
    DenyAll,
    ByQueue,
}
