using Engines.Channels;
using Engines.Lambda;
using Microsoft.Extensions.Logging;
using Replies.Inbound;

namespace Replies;

/// <summary>What the deployment tells the engine, in environment variables. Read once, at cold start; all problems are reported at once and stop the start.</summary>
public sealed record RepliesOptions
{
    public required string ConversationsTable { get; init; }

    public required string CompaniesTable { get; init; }

    public required Uri QueueUrl { get; init; }

    public required Uri DeadLetterQueueUrl { get; init; }

    public required Uri QuarantineQueueUrl { get; init; }

    /// <value>15 minutes.</value>
    public required TimeSpan ReconcileWindow { get; init; }

    /// <value>2 seconds.</value>
    public required TimeSpan RetryDelayBase { get; init; }

    /// <value>15 minutes.</value>
    public required TimeSpan RetryDelayMax { get; init; }

    /// <value>20.</value>
    public required int AttemptsMax { get; init; }

    /// <value>10 seconds: a third of the function's time.</value>
    public required TimeSpan ProviderTimeout { get; init; }

    /// <value>365 days. Must outlast every repetition of a webhook, or a late one would be answered again.</value>
    public required TimeSpan Retention { get; init; }

    /// <summary>True to read secrets from environment variables, for local work; false to ask the secrets extension.</summary>
    public required bool HasLocalSecrets { get; init; }

    public required string MetricsNamespace { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required Uri MetaBaseUrl { get; init; }

    public required Uri TwilioBaseUrl { get; init; }

    /// <summary>The topics that may feed the queue.</summary>
    public required InboundTopics Topics { get; init; }

    /// <summary>Where providers call, when a proxy in front of the API changes the host or the path.</summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>Where SQS is, when it is not where the queue's URL points.</summary>
    public Uri? SqsEndpoint { get; init; }

    /// <summary>Where SES is, when it is not AWS's own endpoint of the Region.</summary>
    public Uri? SesEndpoint { get; init; }

    /// <summary>Reads the options through a look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</summary>
    /// <exception cref="InvalidOperationException">Names every variable that is missing or wrong, its value and the remedy.</exception>
    public static RepliesOptions Read(Func<string, string?> variable)
    {
        var reader = new VariableReader(variable);
        var options = new RepliesOptions
        {
            ConversationsTable = reader.Required("CONVERSATIONS_TABLE"),
            CompaniesTable = reader.Required("COMPANIES_TABLE"),
            QueueUrl = reader.RequiredUri("QUEUE_URL"),
            DeadLetterQueueUrl = reader.RequiredUri("DEAD_LETTER_QUEUE_URL"),
            QuarantineQueueUrl = reader.RequiredUri("QUARANTINE_QUEUE_URL"),
            ReconcileWindow = reader.Seconds("RECONCILE_WINDOW_SECONDS", 900, 1, 43_200),
            RetryDelayBase = reader.Seconds("RETRY_DELAY_BASE_SECONDS", 2, 0.01, 900),
            RetryDelayMax = reader.Seconds("RETRY_DELAY_MAX_SECONDS", 900, 0.01, 36_000),
            AttemptsMax = (int)reader.Number("ATTEMPTS_MAX", 20, 1, 35),
            ProviderTimeout = reader.Seconds("PROVIDER_TIMEOUT_SECONDS", 10, 0.05, 25),
            Retention = TimeSpan.FromDays(reader.Number("RETENTION_DAYS", 365, 60, 3650)),
            HasLocalSecrets = reader.OneOf("SECRETS_SOURCE", "extension", "environment") == "environment",
            MetricsNamespace = reader.Optional("METRICS_NAMESPACE") ?? "Engines",
            LogLevel = reader.LogLevel("LOG_LEVEL"),
            MetaBaseUrl = reader.OptionalUri("META_BASE_URL") ?? ProviderOptions.Meta.BaseAddress,
            TwilioBaseUrl = reader.OptionalUri("TWILIO_BASE_URL") ?? ProviderOptions.Twilio.BaseAddress,
            Topics = new InboundTopics(reader.Optional("SES_TOPIC_ARN"), reader.Optional("SOCIAL_TOPIC_ARN"), reader.Optional("SMS_TOPIC_ARN")),
            PublicBaseUrl = reader.OptionalUri("PUBLIC_BASE_URL"),
            SqsEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SQS"),
            SesEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SESV2"),
        };
        reader.ThrowIfAnyProblem();
        return options;
    }
}
