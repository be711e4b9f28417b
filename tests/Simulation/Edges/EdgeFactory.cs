using Amazon.Runtime;

namespace Engines.Tests.Simulation.Edges;

/// <summary>Lets the SDK send through a worker's edge.</summary>
public sealed class EdgeFactory(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
