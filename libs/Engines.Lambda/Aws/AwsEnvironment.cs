using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Engines.Lambda;

/// <summary>Who and where this process is in AWS.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Credentials">Signs calls.</param>
public sealed record AwsEnvironment(string Region, AWSCredentials Credentials)
{
    /// <summary>Reads Lambda's environment variables, and asks the SDK's chain (profile, SSO, container) only where they are missing.</summary>
    /// <param name="variable">A look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <exception cref="InvalidOperationException">No Region is set.</exception>
    public static AwsEnvironment Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION")
            ?? throw new InvalidOperationException("AWS_REGION is not set; Lambda sets it, and a local run must.");
        return new(region, ReadCredentials(variable));
    }

    private static AWSCredentials ReadCredentials(Func<string, string?> variable)
    {
        if (variable("AWS_ACCESS_KEY_ID") is not { Length: > 0 } id || variable("AWS_SECRET_ACCESS_KEY") is not { Length: > 0 } secret)
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        return variable("AWS_SESSION_TOKEN") is { Length: > 0 } token ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret);
    }
}
