using Engines.Local.Queues;

namespace Engines.Local.Templates;

/// <summary>A queue as its template declares it.</summary>
/// <param name="Resource">Where.</param>
/// <param name="Options">How it behaves, its dead letters left out: they are another queue, which has to be there first.</param>
internal sealed record DeclaredQueue(ResolvedResource Resource, QueueOptions Options)
{
    private const int SecondsOfDay = 86_400;

    // Encryption, tags and the size that SQS allows anyway change nothing here.
    private static readonly string[] Known =
    [
        "QueueName", "VisibilityTimeout", "DelaySeconds", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "MaximumMessageSize", "RedrivePolicy", "RedriveAllowPolicy",
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "Tags", "SqsManagedSseEnabled", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
    ];

    /// <summary>Where messages go that were received too often; null for nowhere.</summary>
    public string? DeadLettersArn { get; private init; }

    /// <summary>How often is not yet too often.</summary>
    public int ReceivesMax { get; private init; }

    private string? Permission { get; init; }

    private IReadOnlyList<string> Sources { get; init; } = [];

    public static DeclaredQueue Of(ResolvedResource resource, string region)
    {
        var settings = Settings.Of(resource).RequireKnown(Known);
        if (settings.Flag("FifoQueue") == true || resource.Name.EndsWith(".fifo", StringComparison.Ordinal))
            throw settings.Fault("FifoQueue", $"{resource.LogicalId} is a FIFO queue, which the local cloud does not make from a template yet", "Declare a standard queue");
        if (resource.Name.Length > 80 || !resource.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw settings.Fault("QueueName", $"the queue of {resource.LogicalId} would be called '{resource.Name}'", "Use at most 80 letters, digits, hyphens and underscores");
        if (settings.Whole("MaximumMessageSize", 1_024, QueueOptions.MessageBytesMax) is { } bytes and not QueueOptions.MessageBytesMax)
            throw settings.Fault("MaximumMessageSize", $"{resource.LogicalId}.MaximumMessageSize is {bytes}, and a local queue takes {QueueOptions.MessageBytesMax}", "Leave it out");

        var defaults = new QueueOptions { Name = resource.Name };
        var redrive = settings.Part("RedrivePolicy")?.RequireKnown("deadLetterTargetArn", "maxReceiveCount");
        var allow = settings.Part("RedriveAllowPolicy")?.RequireKnown("redrivePermission", "sourceQueueArns");
        return new(resource, defaults with
        {
            Region = region,
            VisibilityTimeout = Seconds(settings.Whole("VisibilityTimeout", 0, SecondsOfDay / 2)) ?? defaults.VisibilityTimeout,
            Delay = Seconds(settings.Whole("DelaySeconds", 0, 900)) ?? defaults.Delay,
            Retention = Seconds(settings.Whole("MessageRetentionPeriod", 60, 14 * SecondsOfDay)) ?? defaults.Retention,
            ReceiveWait = Seconds(settings.Whole("ReceiveMessageWaitTimeSeconds", 0, 20)) ?? defaults.ReceiveWait,
        })
        {
            DeadLettersArn = redrive?.RequiredText("deadLetterTargetArn"),
            ReceivesMax = redrive is null ? 0 : redrive.Whole("maxReceiveCount", 1, 1_000) ?? throw redrive.Fault("maxReceiveCount", "RedrivePolicy has no maxReceiveCount", "Add it"),
            Permission = allow?.OneOf("redrivePermission", "allowAll", "denyAll", "byQueue"),
            Sources = allow?.Texts("sourceQueueArns") ?? [],
        };
    }

    /// <summary>Refuses a queue as the place of another's dead letters where its RedriveAllowPolicy does.</summary>
    public void RequireAllows(DeclaredQueue source)
    {
        if (Permission == "denyAll" || (Permission == "byQueue" && !Sources.Contains(source.Options.Arn)))
        {
            throw source.Resource.Fault(
                source.Resource.Properties["RedrivePolicy"], $"{source.Resource.LogicalId} hands its dead letters to {Resource.LogicalId}, whose RedriveAllowPolicy ({Permission}) does not let it",
                "Name another queue, or allow it there");
        }
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
