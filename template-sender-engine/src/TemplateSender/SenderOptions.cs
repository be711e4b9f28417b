using System.Globalization;
using Engines.Channels;
using Microsoft.Extensions.Logging;

namespace TemplateSender;

/// <summary>What the deployment tells the sender, in environment variables. Read once, at cold start; all problems are reported at once and stop the start.</summary>
public sealed record SenderOptions
{
    public required string ConversationsTable { get; init; }

    public required string CompaniesTable { get; init; }

    public required Uri QueueUrl { get; init; }

    public required Uri DeadLetterQueueUrl { get; init; }

    /// <value>15 minutes.</value>
    public required TimeSpan ReconcileWindow { get; init; }

    /// <value>2 seconds.</value>
    public required TimeSpan RetryDelayBase { get; init; }

    /// <value>15 minutes.</value>
    public required TimeSpan RetryDelayMax { get; init; }

    /// <value>20.</value>
    public required int AttemptsMax { get; init; }

    /// <value>10 seconds: a third of the function's time, and more than three times the slowest normal answer.</value>
    public required TimeSpan ProviderTimeout { get; init; }

    /// <value>365 days. Must outlast the queues' retention, or a late duplicate would be sent again.</value>
    public required TimeSpan Retention { get; init; }

    /// <summary>True to read secrets from environment variables, for local work; false to ask the secrets extension.</summary>
    public required bool HasLocalSecrets { get; init; }

    public required string MetricsNamespace { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required Uri MetaBaseUrl { get; init; }

    public required Uri TwilioBaseUrl { get; init; }

    /// <summary>Where SQS is, when it is not where the queue's URL points.</summary>
    public Uri? SqsEndpoint { get; init; }

    /// <summary>Where SES is, when it is not AWS's own endpoint of the Region.</summary>
    public Uri? SesEndpoint { get; init; }

    /// <summary>Reads the options through a look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</summary>
    /// <exception cref="InvalidOperationException">Names every variable that is missing or wrong, its value and the remedy.</exception>
    public static SenderOptions Read(Func<string, string?> variable)
    {
        var reader = new VariableReader(variable);
        var options = new SenderOptions
        {
            ConversationsTable = reader.Required("CONVERSATIONS_TABLE"),
            CompaniesTable = reader.Required("COMPANIES_TABLE"),
            QueueUrl = reader.RequiredUri("QUEUE_URL"),
            DeadLetterQueueUrl = reader.RequiredUri("DEAD_LETTER_QUEUE_URL"),
            ReconcileWindow = reader.Seconds("RECONCILE_WINDOW_SECONDS", 900, 1, 43_200),
            RetryDelayBase = reader.Seconds("RETRY_DELAY_BASE_SECONDS", 2, 0.01, 900),
            RetryDelayMax = reader.Seconds("RETRY_DELAY_MAX_SECONDS", 900, 0.01, 36_000),
            AttemptsMax = (int)reader.Number("ATTEMPTS_MAX", 20, 1, 35),
            ProviderTimeout = reader.Seconds("PROVIDER_TIMEOUT_SECONDS", 10, 0.05, 25),
            Retention = TimeSpan.FromDays(reader.Number("RETENTION_DAYS", 365, 30, 3650)),
            HasLocalSecrets = reader.OneOf("SECRETS_SOURCE", "extension", "environment") == "environment",
            MetricsNamespace = reader.Optional("METRICS_NAMESPACE") ?? "Engines",
            LogLevel = reader.OneOf("LOG_LEVEL", "Information", "Trace", "Debug", "Warning", "Error", "Critical", "None") switch
            {
                "Trace" => LogLevel.Trace,
                "Debug" => LogLevel.Debug,
                "Warning" => LogLevel.Warning,
                "Error" => LogLevel.Error,
                "Critical" => LogLevel.Critical,
                "None" => LogLevel.None,
                _ => LogLevel.Information,
            },
            MetaBaseUrl = reader.OptionalUri("META_BASE_URL") ?? ProviderOptions.Meta.BaseAddress,
            TwilioBaseUrl = reader.OptionalUri("TWILIO_BASE_URL") ?? ProviderOptions.Twilio.BaseAddress,
            SqsEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SQS"),
            SesEndpoint = reader.OptionalUri("AWS_ENDPOINT_URL_SESV2"),
        };
        reader.ThrowIfAnyProblem();
        return options;
    }

    private sealed class VariableReader(Func<string, string?> variable)
    {
        private readonly List<string> problems = [];

        public string? Optional(string name) => variable(name) is { Length: > 0 } value ? value : null;

        public string Required(string name)
        {
            if (Optional(name) is { } value)
                return value;
            problems.Add($"{name} is not set; template.yaml sets it");
            return "";
        }

        public Uri? OptionalUri(string name)
        {
            if (Optional(name) is not { } value)
                return null;
            if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
                return uri;
            problems.Add($"{name} is '{value}'; give an https URL (http on loopback only)");
            return null;
        }

        public Uri RequiredUri(string name) => Required(name).Length > 0 && OptionalUri(name) is { } uri ? uri : new("https://missing.invalid");

        public double Number(string name, double otherwise, double min, double max)
        {
            if (Optional(name) is not { } value)
                return otherwise;
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
                return number;
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is '{value}'; give a number from {min} to {max}"));
            return otherwise;
        }

        public TimeSpan Seconds(string name, double otherwise, double min, double max) => TimeSpan.FromSeconds(Number(name, otherwise, min, max));

        public string OneOf(string name, string otherwise, params string[] others)
        {
            var value = Optional(name) ?? otherwise;
            if (value == otherwise || Array.IndexOf(others, value) >= 0)
                return value;
            problems.Add($"{name} is '{value}'; give {otherwise} or {string.Join(", ", others)}");
            return otherwise;
        }

        public void ThrowIfAnyProblem()
        {
            if (problems.Count > 0)
                throw new InvalidOperationException($"The function's environment cannot be used: {string.Join("; ", problems)}.");
        }
    }
}
