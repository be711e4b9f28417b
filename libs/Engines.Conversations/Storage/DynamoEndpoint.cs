using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Endpoints;

namespace Engines.Conversations;

/// <summary>Where one client's requests go, and for which Region they are signed.</summary>
internal sealed record DynamoEndpoint(Uri Address, string Region)
{
    /// <summary>The endpoint that a configuration names, or the one that the SDK's rules give its Region.</summary>
    public static DynamoEndpoint Of(AmazonDynamoDBConfig config)
    {
        var address = config.ServiceURL is { Length: > 0 } url
            ? url
            : config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new ListTablesRequest())).URL;
        var region = config.AuthenticationRegion is { Length: > 0 } named ? named : config.RegionEndpoint?.SystemName;
        return new(
            new Uri(address),
            region ?? throw new ArgumentException("A configuration with a ServiceURL has to name an AuthenticationRegion as well.", nameof(config)));
    }
}
