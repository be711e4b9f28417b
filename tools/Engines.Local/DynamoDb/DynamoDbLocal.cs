using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Engines.Local.DynamoDb;

/// <summary>A DynamoDB for this machine only: in memory, on loopback, gone when its owner is.</summary>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    public const string Region = "eu-west-1";

    private static readonly Lazy<Task<DynamoDbLocal>> SharedServer = new(() => StartAsync(new(), CancellationToken.None));

    private readonly IAsyncDisposable? owned;

    private DynamoDbLocal(Uri endpoint, IAsyncDisposable? owned) => (Endpoint, this.owned) = (endpoint, owned);

    public Uri Endpoint { get; }

    /// <summary>Starts a server of the caller's own, or finds the one that the environment names.</summary>
    /// <exception cref="DynamoDbLocalException">No way worked.</exception>
    public static Task<DynamoDbLocal> StartAsync(CancellationToken cancellationToken) => StartAsync(new(), cancellationToken);

    /// <inheritdoc cref="StartAsync(CancellationToken)"/>
    public static async Task<DynamoDbLocal> StartAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        Func<DynamoDbLocalOptions, CancellationToken, Task<StartResult>>[] ways =
            [EnvironmentEndpoint.FindAsync, DockerContainer.StartAsync, JavaServer.StartAsync];

        var failures = new List<StartResult>();
        foreach (var way in ways)
        {
            var result = await way(options, cancellationToken);
            if (result is StartResult.Started started)
                return new(started.Endpoint, started.Owned);
            failures.Add(result);
        }

        throw new DynamoDbLocalException(
            "DynamoDB Local could not be started." + string.Concat(failures.Select((failure, index) => $"\n{index + 1}. {failure}")));
    }

    /// <summary>The one server of this process, started at first use. It ends with the process; disposing what is returned does nothing.</summary>
    /// <exception cref="DynamoDbLocalException">No way worked.</exception>
    public static async Task<DynamoDbLocal> SharedAsync() => new((await SharedServer.Value).Endpoint, owned: null);

    /// <summary>A client that cannot reach AWS by mistake: its credentials are made up.</summary>
    public AmazonDynamoDBClient CreateClient() => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = Endpoint.AbsoluteUri, AuthenticationRegion = Region });

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
