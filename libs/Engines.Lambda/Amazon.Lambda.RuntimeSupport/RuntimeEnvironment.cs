using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the environment says of the function; it is the same for every invocation.</summary>
internal sealed class RuntimeEnvironment
{
    public const string TraceIdName = "_X_AMZN_TRACE_ID";
    private const string EndpointName = "AWS_LAMBDA_RUNTIME_API";

    private RuntimeEnvironment(string endpoint) => Endpoint = endpoint;

    /// <summary>Host and port of the Runtime API.</summary>
    public string Endpoint { get; }

    public string FunctionName { get; } = Value("AWS_LAMBDA_FUNCTION_NAME");

    public string FunctionVersion { get; } = Value("AWS_LAMBDA_FUNCTION_VERSION");

    public string LogGroupName { get; } = Value("AWS_LAMBDA_LOG_GROUP_NAME");

    public string LogStreamName { get; } = Value("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB { get; } =
        int.TryParse(Value("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    public static RuntimeEnvironment Read(string? endpoint)
    {
        endpoint ??= Value(EndpointName);
        if (endpoint.Length == 0)
            throw new InvalidOperationException($"{EndpointName} is not set: a function only runs where there is a Lambda Runtime API.");
        return new(endpoint);
    }

    private static string Value(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
