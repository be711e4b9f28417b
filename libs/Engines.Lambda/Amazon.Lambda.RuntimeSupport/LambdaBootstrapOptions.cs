namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>Settings for tests of the loop.</summary>
public sealed class LambdaBootstrapOptions
{
    /// <summary>Host and port of the Runtime API; null for the one that the environment names.</summary>
    public string? RuntimeApiEndpoint { get; set; }
}
