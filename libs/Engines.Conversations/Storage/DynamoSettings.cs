using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Engines.Conversations;

/// <summary>How the engines talk to DynamoDB: short time-outs and few retries, because the queue is the better place to wait.</summary>
public static class DynamoSettings
{
    /// <summary>The settings for a Region, or for the endpoint that <c>AWS_ENDPOINT_URL_DYNAMODB</c> names.</summary>
    /// <param name="region">The Region; requests to another endpoint are signed for it as well.</param>
    /// <param name="variable">A look-up of environment variables.</param>
    public static AmazonDynamoDBConfig Of(string region, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var config = new AmazonDynamoDBConfig
        {
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 3,

            // The SDK's retry budget is one for the whole process and would be spent by a table that throttles for a while; then even the record
            // of a message that was sent would not be tried again. A few tries with back-off are bounded enough: the SDK waits up to 7 seconds in all.
            ThrottleRetries = false,
            Timeout = TimeSpan.FromSeconds(3),
            ConnectTimeout = TimeSpan.FromSeconds(1),
            DisableRequestCompression = true,
        };
        if (variable("AWS_ENDPOINT_URL_DYNAMODB") is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
