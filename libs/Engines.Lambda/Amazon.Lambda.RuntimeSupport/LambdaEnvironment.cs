using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What Lambda puts into the environment of the process, read once.</summary>
internal sealed record LambdaEnvironment
{
    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    /// <summary>Host and port of the Runtime API.</summary>
    public required string RuntimeApi { get; init; }

    public required string? FunctionName { get; init; }

    public required string? FunctionVersion { get; init; }

    public required string? LogGroupName { get; init; }

    public required string? LogStreamName { get; init; }

    public required int MemoryMegabytes { get; init; }

    public static LambdaEnvironment Read() => new()
    {
        RuntimeApi = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this process was not started by Lambda."),
        FunctionName = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME"),
        FunctionVersion = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION"),
        LogGroupName = Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME"),
        LogStreamName = Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME"),
        MemoryMegabytes = int.TryParse(
            Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var size)
            ? size
            : 0,
    };

    /// <summary>Where tracing libraries look for the trace of the invocation that is under way.</summary>
    public static void SetTraceId(string? traceId) => Environment.SetEnvironmentVariable(TraceVariable, traceId);
}
