// The official package says nothing about null, and code must compile against either.
#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>What a function can know about the invocation it is handling.</summary>
public interface ILambdaContext
{
    /// <summary>The id of the invocation; a retry of the same event has the same id.</summary>
    string AwsRequestId { get; }

    /// <summary>The client that called through a mobile SDK; null for every other caller.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version.</summary>
    string FunctionVersion { get; }

    /// <summary>The Cognito identity of a caller through a mobile SDK; null for every other caller.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN by which the function was called: its own, or an alias.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The log group of the function.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>The configured memory in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>How long the function may still run before it is ended.</summary>
    TimeSpan RemainingTime { get; }
}
