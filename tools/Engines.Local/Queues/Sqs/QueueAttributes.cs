using System.Collections.Immutable;
using System.Globalization;

namespace Engines.Local.Queues.Sqs;

/// <summary>The attributes of queues: how they are written, which values they take, what a queue's are.</summary>
internal static class QueueAttributes
{
    public const string Fifo = "FifoQueue";

    private static readonly ImmutableHashSet<string> WithoutEffect =
        ImmutableHashSet.Create(StringComparer.Ordinal, "Policy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "FifoThroughputLimit");

    private static readonly ImmutableHashSet<string> OfFifoQueues =
        ImmutableHashSet.Create(StringComparer.Ordinal, "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");

    /// <summary>Every name that can be asked for, whether a queue has such an attribute or not.</summary>
    public static ImmutableHashSet<string> Names { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "All", "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible",
        "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn", "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy",
        Fifo, "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit", "RedriveAllowPolicy",
        "SqsManagedSseEnabled");

    /// <summary>The options with these attributes.</summary>
    /// <exception cref="SqsFault">SQS would refuse one of them.</exception>
    public static QueueOptions Apply(QueueOptions options, IEnumerable<KeyValuePair<string, string>> attributes, LocalQueues queues) =>
        attributes.Aggregate(options, (changed, pair) => Apply(changed, pair.Key, pair.Value, queues));

    public static IReadOnlyDictionary<string, string> Describe(LocalQueue queue)
    {
        var counts = queue.Count();
        var attributes = Describe(queue.Options);
        attributes["ApproximateNumberOfMessages"] = Text(counts.Visible);
        attributes["ApproximateNumberOfMessagesNotVisible"] = Text(counts.InFlight);
        attributes["ApproximateNumberOfMessagesDelayed"] = Text(counts.Delayed);
        attributes["CreatedTimestamp"] = Text(queue.CreatedAt.ToUnixTimeSeconds());
        attributes["LastModifiedTimestamp"] = Text(queue.ChangedAt.ToUnixTimeSeconds());
        return attributes;
    }

    /// <summary>What the options say; nothing that time or messages change.</summary>
    public static SortedDictionary<string, string> Describe(QueueOptions options)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["QueueArn"] = options.Arn,
            ["VisibilityTimeout"] = Seconds(options.VisibilityTimeout),
            ["MaximumMessageSize"] = Text(options.MessageSizeMax),
            ["MessageRetentionPeriod"] = Seconds(options.Retention),
            ["DelaySeconds"] = Seconds(options.Delay),
            ["ReceiveMessageWaitTimeSeconds"] = Seconds(options.ReceiveWait),
            ["SqsManagedSseEnabled"] = "true",
        };

        if (options.IsFifo)
        {
            attributes[Fifo] = "true";
            attributes["ContentBasedDeduplication"] = options.ContentBasedDeduplication ? "true" : "false";
            attributes["DeduplicationScope"] = options.DeduplicatesByGroup ? "messageGroup" : "queue";
            attributes["FifoThroughputLimit"] = "perQueue";
        }

        if (options.Redrive is { } redrive)
            attributes["RedrivePolicy"] = RedrivePolicies.Write(redrive);
        if (options.RedriveAllow is { } allow)
            attributes["RedriveAllowPolicy"] = RedrivePolicies.Write(allow);
        foreach (var (name, value) in options.WithoutEffect)
            attributes[name] = value;
        return attributes;
    }

    private static QueueOptions Apply(QueueOptions options, string name, string value, LocalQueues queues)
    {
        if (OfFifoQueues.Contains(name) && !options.IsFifo)
            throw Unknown(name);
        if (WithoutEffect.Contains(name))
            return options with { WithoutEffect = value.Length == 0 ? options.WithoutEffect.Remove(name) : options.WithoutEffect.SetItem(name, value) };

        return name switch
        {
            "VisibilityTimeout" => options with { VisibilityTimeout = Seconds(name, value, TimeSpan.Zero, QueueOptions.VisibilityMax) },
            "DelaySeconds" => options with { Delay = Seconds(name, value, TimeSpan.Zero, QueueOptions.DelayMax) },
            "ReceiveMessageWaitTimeSeconds" => options with { ReceiveWait = Seconds(name, value, TimeSpan.Zero, QueueOptions.ReceiveWaitMax) },
            "MessageRetentionPeriod" => options with { Retention = Seconds(name, value, QueueOptions.RetentionMin, QueueOptions.RetentionMax) },
            "MaximumMessageSize" => options with { MessageSizeMax = Number(name, value, QueueOptions.MessageBytesMin, QueueOptions.MessageBytesMax) },
            "ContentBasedDeduplication" => options with { ContentBasedDeduplication = Choice(name, value, "true", "false") },
            "DeduplicationScope" => options with { DeduplicatesByGroup = Choice(name, value, "messageGroup", "queue") },
            "RedrivePolicy" => options with { Redrive = value.Length == 0 ? null : RedrivePolicies.Read(value, options, queues) },
            "RedriveAllowPolicy" => options with { RedriveAllow = value.Length == 0 ? null : RedrivePolicies.ReadAllowed(value) },
            _ => throw Unknown(name),
        };
    }

    internal static SqsFault Unknown(string name) => new(SqsError.InvalidAttributeName, $"Unknown Attribute {name}.");

    private static SqsFault Invalid(string name) => new(SqsError.InvalidAttributeValue, $"Invalid value for the parameter {name}.");

    private static TimeSpan Seconds(string name, string value, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromSeconds(Number(name, value, (int)least.TotalSeconds, (int)most.TotalSeconds));

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Invalid(name);

    private static bool Choice(string name, string value, string yes, string no) =>
        string.Equals(value, yes, StringComparison.OrdinalIgnoreCase) || (string.Equals(value, no, StringComparison.OrdinalIgnoreCase) ? false : throw Invalid(name));

    private static string Seconds(TimeSpan span) => Text((long)span.TotalSeconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
