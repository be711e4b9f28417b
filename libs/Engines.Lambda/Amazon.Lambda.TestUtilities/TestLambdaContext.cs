// The official package says nothing about null, and code must compile against either.
#nullable disable

using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

/// <summary>A context for tests of a handler: every value is what the test sets.</summary>
public sealed class TestLambdaContext : ILambdaContext
{
    /// <inheritdoc/>
    public string AwsRequestId { get; set; } = null!;

    /// <inheritdoc/>
    public IClientContext ClientContext { get; set; }

    /// <inheritdoc/>
    public string FunctionName { get; set; } = null!;

    /// <inheritdoc/>
    public string FunctionVersion { get; set; } = null!;

    /// <inheritdoc/>
    public ICognitoIdentity Identity { get; set; }

    /// <inheritdoc/>
    public string InvokedFunctionArn { get; set; } = null!;

    /// <inheritdoc/>
    public ILambdaLogger Logger { get; set; } = new TestLambdaLogger();

    /// <inheritdoc/>
    public string LogGroupName { get; set; } = null!;

    /// <inheritdoc/>
    public string LogStreamName { get; set; } = null!;

    /// <inheritdoc/>
    public int MemoryLimitInMB { get; set; }

    /// <inheritdoc/>
    public TimeSpan RemainingTime { get; set; }
}
