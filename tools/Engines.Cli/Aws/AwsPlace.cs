using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace Engines.Cli.Aws;

/// <summary>Where a command works and as whom: what its options say, then what the variables and files of every AWS tool say.</summary>
/// <param name="ProfileName"><c>--profile</c>; null for the default chain, which knows AWS_PROFILE.</param>
/// <param name="RegionName"><c>--region</c>.</param>
/// <param name="EndpointUrl"><c>--endpoint-url</c>.</param>
internal sealed record AwsPlace(string? ProfileName, string? RegionName, Uri? EndpointUrl)
{
    /// <summary>What nothing was said about: everything comes from variables and files.</summary>
    public static AwsPlace Default { get; } = new(null, null, null);

    /// <exception cref="CannotRunException">No Region is named anywhere.</exception>
    public string Region => RegionName ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? Profile?.Region?.SystemName
        ?? (ProfileName is null ? FallbackRegionFactory.GetRegionEndpoint()?.SystemName : null)
        ?? throw new CannotRunException("No Region is named. Give --region, or set AWS_REGION.");

    private CredentialProfile? Profile => ProfileName is not { } name
        ? null
        : new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
            ? profile
            : throw new CannotRunException($"There is no profile {name} in the files of AWS: ~/.aws/config, ~/.aws/credentials.");

    /// <summary>The endpoint of a service where another than AWS's own is named.</summary>
    /// <param name="service">As the variables name it: <c>SQS</c>, <c>DYNAMODB</c>.</param>
    public Uri? Endpoint(string service) =>
        EndpointUrl ?? Address(Variable($"AWS_ENDPOINT_URL_{service}")) ?? Address(Variable("AWS_ENDPOINT_URL")) ?? Address(Profile?.EndpointUrl);

    /// <summary>Who calls. What listens on this machine is given no real credentials unless a profile is named: it needs none.</summary>
    /// <param name="endpoint">Where the calls go.</param>
    /// <exception cref="CannotRunException">There are none.</exception>
    public AWSCredentials Credentials(Uri? endpoint)
    {
        if (ProfileName is null && endpoint?.IsLoopback == true)
            return new BasicAWSCredentials("local", "local");
        try
        {
            return Profile is { } profile ? profile.GetAWSCredentials(null) : DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException)
        {
            throw new CannotRunException("There are no AWS credentials that can be used. Give --profile, sign in with 'aws sso login', or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
    }

    /// <summary>A client of DynamoDB. Somebody waits, so it gives up sooner than the SDK would.</summary>
    public IAmazonDynamoDB Dynamo()
    {
        var config = new AmazonDynamoDBConfig { MaxErrorRetry = 3, Timeout = TimeSpan.FromSeconds(10) };
        if (this == Default)
            return new AmazonDynamoDBClient(config);

        var endpoint = Endpoint("DYNAMODB");
        if (endpoint is null)
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        else
            (config.ServiceURL, config.AuthenticationRegion) = (endpoint.AbsoluteUri, Region);
        return new AmazonDynamoDBClient(Credentials(endpoint), config);
    }

    private static Uri? Address(string? text) => text is null ? null : Uri.TryCreate(text, UriKind.Absolute, out var address)
        ? address
        : throw new CannotRunException($"{text} is no address of an endpoint. It begins with http:// or https://.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
