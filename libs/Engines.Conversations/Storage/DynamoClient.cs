using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Engines.Conversations;

/// <summary>
/// The SDK's DynamoDB client with the SDK's own marshalling, retries, back-off and errors, and a shorter way between them:
/// much of what a small write costs in the SDK is work whose outcome is the same for every request of one client.
/// </summary>
/// <remarks>
/// <para>Left out of the SDK's pipeline, and why that changes nothing here:</para>
/// <list type="bullet">
/// <item>Metrics: spans and durations for a telemetry provider that no engine installs.</item>
/// <item>Callbacks before and after a request and on errors: nobody subscribes to the client's events, and they no longer fire.</item>
/// <item>Choice of an authentication scheme and of an endpoint by rules for each request: one Region, one scheme and one endpoint serve a
/// client for life. Endpoints that belong to an account are not used.</item>
/// <item>Endpoint discovery: optional in DynamoDB, and off unless asked for.</item>
/// <item>Headers that say how often a request was tried, which features are in use and which function called: DynamoDB does not need them.</item>
/// <item>Compression and checksums of requests: DynamoDB's operations have neither.</item>
/// <item>Signing and HTTP: <see cref="DynamoTransport"/> does both, with the signing key kept for the day and one
/// <see cref="HttpClient"/> kept for the life of the client, and <see cref="DynamoClock"/> corrects a wrong clock as the SDK does.</item>
/// </list>
/// <para>Only asynchronous operations that answer with JSON are supported: all that DynamoDB has.</para>
/// </remarks>
public sealed class DynamoClient : AmazonDynamoDBClient
{
    /// <summary>A client for one endpoint. Makes no call.</summary>
    /// <param name="credentials">Who calls; asked before every attempt, so that refreshed ones are used at once.</param>
    /// <param name="config">
    /// Either an endpoint and a Region to sign for, or a Region. Its <see cref="ClientConfig.HttpClientFactory"/>, if any, is asked once and
    /// keeps what it makes.
    /// </param>
    public DynamoClient(AWSCredentials credentials, AmazonDynamoDBConfig config)
        : base(credentials, Quiet(config))
    {
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ArgumentNullException.ThrowIfNull(pipeline);

        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<ErrorCallbackHandler>();
        while (pipeline.EnumerateHandlers().Any(handler => handler is CallbackHandler))
            pipeline.RemoveHandler<CallbackHandler>();
        pipeline.RemoveHandler<AmazonDynamoDBAuthSchemeHandler>();
        pipeline.RemoveHandler<AmazonDynamoDBEndpointResolver>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        pipeline.RemoveHandler<Signer>();

        // The base class calls this from its constructor: only what it has set by then is there.
        var config = (AmazonDynamoDBConfig)Config;
        var endpoint = DynamoEndpoint.Of(config);
        pipeline.ReplaceHandler<Marshaller>(new DynamoMarshaller(endpoint));
        pipeline.ReplaceHandler<HttpHandler<HttpContent>>(new DynamoTransport(ExplicitAWSCredentials, config, endpoint));
    }

    // Values that are set are not looked for in profiles and environment variables.
    private static AmazonDynamoDBConfig Quiet(AmazonDynamoDBConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.DisableLogging = true;
        config.LogMetrics = false;
        config.LogResponse = false;
        config.DisableRequestCompression = true;
        config.EndpointDiscoveryEnabled = false;
        config.DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        config.AccountIdEndpointMode = AccountIdEndpointMode.DISABLED;
        return config;
    }
}
