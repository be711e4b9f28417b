using Engines.Lambda;
using Microsoft.Extensions.Logging;

namespace Engines.Channels;

/// <summary>What the deployment tells any engine, in environment variables. Read once, at cold start.</summary>
public abstract record EngineOptions
{
    /// <summary>Reads the variables; what is missing or wrong is collected by the reader.</summary>
    /// <param name="reader">The variables.</param>
    /// <param name="retentionDaysMin">The least that RETENTION_DAYS may be.</param>
    protected EngineOptions(VariableReader reader, int retentionDaysMin)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ConversationsTable = reader.Required("CONVERSATIONS_TABLE");
        CompaniesTable = reader.Required("COMPANIES_TABLE");
        QueueUrl = reader.RequiredUri("QUEUE_URL");
        DeadLetterQueueUrl = reader.RequiredUri("DEAD_LETTER_QUEUE_URL");
        ReconcileWindow = reader.Seconds("RECONCILE_WINDOW_SECONDS", 900, 1, 43_200);
        RetryDelayBase = reader.Seconds("RETRY_DELAY_BASE_SECONDS", 2, 0.01, 900);
        RetryDelayMax = reader.Seconds("RETRY_DELAY_MAX_SECONDS", 900, 0.01, 36_000);
        AttemptsMax = (int)reader.Number("ATTEMPTS_MAX", 20, 1, 35);
        ProviderTimeout = reader.Seconds("PROVIDER_TIMEOUT_SECONDS", 10, 0.05, 25);
        Retention = TimeSpan.FromDays(reader.Number("RETENTION_DAYS", 365, retentionDaysMin, 3650));
        HasLocalSecrets = reader.OneOf("SECRETS_SOURCE", "extension", "environment") == "environment";
        MetricsNamespace = reader.Optional("METRICS_NAMESPACE") ?? "Engines";
        LogLevel = reader.LogLevel("LOG_LEVEL");
        MetaBaseUrl = reader.OptionalUri("META_BASE_URL") ?? ProviderOptions.Meta.BaseAddress;
        TwilioBaseUrl = reader.OptionalUri("TWILIO_BASE_URL") ?? ProviderOptions.Twilio.BaseAddress;
        SqsEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SQS");
        SesEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SESV2");
    }

    /// <summary>The table of conversations.</summary>
    public string ConversationsTable { get; }

    /// <summary>The table of companies.</summary>
    public string CompaniesTable { get; }

    /// <summary>The queue that feeds the engine.</summary>
    public Uri QueueUrl { get; }

    /// <summary>Where messages go that it cannot finish.</summary>
    public Uri DeadLetterQueueUrl { get; }

    /// <summary>How long an unconfirmed message waits for the provider's echo.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan ReconcileWindow { get; }

    /// <summary>The first wait between attempts.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan RetryDelayBase { get; }

    /// <summary>The longest wait between attempts.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan RetryDelayMax { get; }

    /// <summary>How often a message is tried at most.</summary>
    /// <value>20.</value>
    public int AttemptsMax { get; }

    /// <summary>How long a provider may take to answer.</summary>
    /// <value>10 seconds: a third of the function's time, and more than three times the slowest normal answer.</value>
    public TimeSpan ProviderTimeout { get; }

    /// <summary>How long items are kept.</summary>
    /// <value>365 days. Must outlast whatever may still be repeated: requests in the queues, and webhooks.</value>
    public TimeSpan Retention { get; }

    /// <summary>True to read secrets from environment variables, for local work; false to ask the secrets extension.</summary>
    public bool HasLocalSecrets { get; }

    /// <summary>The namespace of the metrics.</summary>
    /// <value>Engines.</value>
    public string MetricsNamespace { get; }

    /// <summary>What is logged.</summary>
    public LogLevel LogLevel { get; }

    /// <summary>Where Meta is.</summary>
    public Uri MetaBaseUrl { get; }

    /// <summary>Where Twilio is.</summary>
    public Uri TwilioBaseUrl { get; }

    /// <summary>Where SQS is, when it is not where the queue's URL points.</summary>
    public Uri? SqsEndpoint { get; }

    /// <summary>Where SES is, when it is not AWS's own endpoint of the Region.</summary>
    public Uri? SesEndpoint { get; }
}
