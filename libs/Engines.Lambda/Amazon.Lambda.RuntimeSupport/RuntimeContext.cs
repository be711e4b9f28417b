#nullable disable

using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, from the environment and the headers it came with.</summary>
internal sealed class RuntimeContext(LambdaEnvironment environment, DateTimeOffset deadline, TimeProvider time) : ILambdaContext
{
    public string AwsRequestId { get; init; }

    public IClientContext ClientContext => null;

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity Identity => null;

    public string InvokedFunctionArn { get; init; }

    public ILambdaLogger Logger => ConsoleLogger.Instance;

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryMegabytes;

    public TimeSpan RemainingTime => deadline - time.GetUtcNow();

    public string TraceId { get; init; }

    private sealed class ConsoleLogger : ILambdaLogger
    {
        public static ConsoleLogger Instance { get; } = new();

        public void Log(string message) => Console.Write(message);

        public void LogLine(string message) => Console.WriteLine(message);
    }
}
