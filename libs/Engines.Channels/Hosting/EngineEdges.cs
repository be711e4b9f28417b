using Amazon.DynamoDBv2;
using Engines.Conversations;
using Engines.Lambda;

namespace Engines.Channels;

/// <summary>Everything through which an engine touches the world. Tests put their own edge in front of these; the code behind knows nothing of it.</summary>
public sealed record EngineEdges
{
    /// <summary>DynamoDB.</summary>
    public required IAmazonDynamoDB Dynamo { get; init; }

    /// <summary>Carries calls to providers.</summary>
    public required HttpClient Providers { get; init; }

    /// <summary>Carries calls to SQS and to the secrets extension.</summary>
    public required HttpClient Aws { get; init; }

    /// <summary>Where credentials of providers come from.</summary>
    public required ISecretSource Secrets { get; init; }

    /// <summary>Region and credentials.</summary>
    public required AwsEnvironment Environment { get; init; }

    /// <summary>Where log lines and metrics go.</summary>
    public required Stream Output { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Spreads waits, from 0 to 1.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>The real edges, as a deployed function has them.</summary>
    /// <param name="hasLocalSecrets">True to read secrets from environment variables, for local work; false to ask the secrets extension.</param>
    /// <param name="variable">A look-up such as <see cref="System.Environment.GetEnvironmentVariable(string)"/>.</param>
    public static EngineEdges Create(bool hasLocalSecrets, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var environment = AwsEnvironment.Read(variable);

        // Making the SDK's client takes as long as making everything else, and a cold start has two processors.
        var dynamo = Task.Run(() => new DynamoClient(environment.Credentials, DynamoSettings.Of(environment.Region, variable)));
        var aws = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
        return new()
        {
            Providers = ProviderHttp.CreateClient(TimeProvider.System),
            Aws = aws,
            Secrets = hasLocalSecrets
                ? new EnvironmentSecretSource(variable)
                : new ExtensionSecretSource(aws, ExtensionSecretSource.DefaultAddress, variable("AWS_SESSION_TOKEN") ?? "", TimeProvider.System),
            Environment = environment,
            Output = Console.OpenStandardOutput(),
            Time = TimeProvider.System,
            Jitter = RandomJitter.Create(),
            Dynamo = dynamo.GetAwaiter().GetResult(),
        };
    }
}
