// The official package carries no nullable annotations; code has to compile the same against both.
#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>What the execution environment tells a function about one invocation.</summary>
public interface ILambdaContext
{
    /// <summary>The id of the invocation, the same again when Lambda repeats it.</summary>
    string AwsRequestId { get; }

    /// <summary>The mobile client that invoked the function; null for every other caller.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version, <c>$LATEST</c> for an unpublished one.</summary>
    string FunctionVersion { get; }

    /// <summary>The Cognito identity that invoked the function; null for every other caller.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN that was invoked: of the function, a version or an alias.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The CloudWatch log group; null when the environment does not name one.</summary>
    string LogGroupName { get; }

    /// <summary>The CloudWatch log stream; null when the environment does not name one.</summary>
    string LogStreamName { get; }

    /// <summary>The configured memory in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left before Lambda ends the invocation; negative once it is over.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header of the invocation, empty when there is none.</summary>
    string TraceId => string.Empty;
}
