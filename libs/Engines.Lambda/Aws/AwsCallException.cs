namespace Engines.Lambda;

/// <summary>A call to an AWS service was refused or could not be made.</summary>
/// <param name="operation">Which, such as <c>AmazonSQS.SendMessage</c>.</param>
/// <param name="code">The service's error code, or <c>http_503</c>, <c>connection</c>, <c>timeout</c>.</param>
/// <param name="isTransient">True if the same call may succeed later.</param>
public sealed class AwsCallException(string operation, string code, bool isTransient) : Exception($"{operation} failed with {code}.")
{
    /// <summary>Which call.</summary>
    public string Operation { get; } = operation;

    /// <summary>The service's error code.</summary>
    public string Code { get; } = code;

    /// <summary>True if the same call may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;
}
