using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Engines.Lambda;

/// <summary>The Region and the credentials of this process.</summary>
/// <param name="Region">The Region, such as <c>eu-central-1</c>.</param>
/// <param name="Credentials">Who calls.</param>
public sealed record AwsEnvironment(string Region, AWSCredentials Credentials)
{
    /// <summary>
    /// Reads Lambda's environment variables, which is cheap at cold start and right for the life of the process: Lambda replaces it before
    /// they expire. Only where they are absent is the SDK's default chain asked (profiles, containers, instances).
    /// </summary>
    /// <param name="variable">Reads an environment variable: <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <exception cref="InvalidOperationException">No Region is named anywhere.</exception>
    public static AwsEnvironment Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new AwsEnvironment(
            Present(variable, "AWS_REGION") ?? Present(variable, "AWS_DEFAULT_REGION") ?? ChainRegion(),
            FromVariables(variable) ?? DefaultAWSCredentialsIdentityResolver.GetCredentials());
    }

    private static AWSCredentials? FromVariables(Func<string, string?> variable)
    {
        var (access, secret) = (Present(variable, "AWS_ACCESS_KEY_ID"), Present(variable, "AWS_SECRET_ACCESS_KEY"));
        if (access is null || secret is null)
            return null;

        return Present(variable, "AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(access, secret, token)
            : new BasicAWSCredentials(access, secret);
    }

    private static string ChainRegion() =>
        FallbackRegionFactory.GetRegionEndpoint()?.SystemName
        ?? throw new InvalidOperationException("No AWS Region is set: AWS_REGION names one.");

    private static string? Present(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;
}
