using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Engines.Local.DynamoDb;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>Where around one request a run dies.</summary>
public enum Death
{
    /// <summary>The request never leaves.</summary>
    BeforeItLeaves,

    /// <summary>DynamoDB has done its work; the answer is never read.</summary>
    BeforeTheAnswer,
}

/// <summary>A client that dies at one of its requests: from then on nothing leaves, whatever the code behind it still tries. That is a killed process, seen from outside.</summary>
/// <param name="at">Its number, from 1.</param>
/// <param name="death">Where around it.</param>
/// <param name="worldEnds">Ends what hangs.</param>
/// <param name="counts">Which requests have a number; all of them if nothing is said.</param>
internal sealed class DyingClient(int at, Death death, CancellationToken worldEnds, Func<HttpRequestMessage, bool>? counts = null)
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int requests;

    public Task Died => died.Task;

    public int Requests => Volatile.Read(ref requests);

    public AmazonDynamoDBClient Create(DynamoDbLocal local) => new(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig
    {
        ServiceURL = local.Endpoint.ToString(),
        AuthenticationRegion = DynamoDbLocal.Region,
        HttpClientFactory = new Factory(new Handler(this) { InnerHandler = new SocketsHttpHandler() }),
    });

    private async Task DieAsync()
    {
        died.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, worldEnds);
    }

    private sealed class Handler(DyingClient client) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var number = client.Counts?.Invoke(request) == false ? 0 : Interlocked.Increment(ref client.requests);
            if (client.Died.IsCompleted || (number == client.At && client.Death == Death.BeforeItLeaves))
                await client.DieAsync();
            var response = await base.SendAsync(request, cancellationToken);
            if (number == client.At)
                await client.DieAsync();
            return response;
        }
    }

    private int At { get; } = at;

    private Death Death { get; } = death;

    private Func<HttpRequestMessage, bool>? Counts { get; } = counts;

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
