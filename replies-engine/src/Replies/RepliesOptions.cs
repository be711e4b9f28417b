using Engines.Channels;
using Engines.Lambda;
using Replies.Inbound;

namespace Replies;

/// <summary>What the deployment tells the engine, in environment variables. Read once, at cold start; all problems are reported at once and stop the start.</summary>
public sealed record RepliesOptions : EngineOptions
{
    // A webhook that is repeated late would be answered again if its reply were gone before.
    private const int RetentionDaysMin = 60;

    private RepliesOptions(VariableReader reader)
        : base(reader, RetentionDaysMin)
    {
        QuarantineQueueUrl = reader.RequiredUri("QUARANTINE_QUEUE_URL");
        Topics = new InboundTopics(reader.Optional("SES_TOPIC_ARN"), reader.Optional("SOCIAL_TOPIC_ARN"), reader.Optional("SMS_TOPIC_ARN"));
        PublicBaseUrl = reader.OptionalUri("PUBLIC_BASE_URL");
    }

    public Uri QuarantineQueueUrl { get; }

    /// <summary>The topics that may feed the queue.</summary>
    public InboundTopics Topics { get; }

    /// <summary>Where providers call, when a proxy in front of the API changes the host or the path.</summary>
    public Uri? PublicBaseUrl { get; }

    /// <summary>Reads the options through a look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</summary>
    /// <exception cref="InvalidOperationException">Names every variable that is missing or wrong, its value and the remedy.</exception>
    public static RepliesOptions Read(Func<string, string?> variable)
    {
        var reader = new VariableReader(variable);
        var options = new RepliesOptions(reader);
        reader.ThrowIfAnyProblem();
        return options;
    }
}
