using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, from the environment and the headers that came with the event.</summary>
internal sealed class InvocationContext(RuntimeEnvironment environment, TimeProvider time) : ILambdaContext
{
    public required string AwsRequestId { get; init; }

    public required string InvokedFunctionArn { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => Deadline - time.GetUtcNow();

    public ILambdaLogger Logger => ConsoleLogger.Instance;

    // Only calls through a mobile SDK have these; a queue does not.
    public IClientContext? ClientContext => null;

    public ICognitoIdentity? Identity => null;
}
