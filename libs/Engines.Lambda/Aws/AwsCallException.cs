using System.Net;

namespace Engines.Lambda;

/// <summary>AWS refused a call, or it could not be made. It carries no part of the request or of the answer's text.</summary>
/// <param name="service">The service, such as <c>sqs</c>.</param>
/// <param name="code">
/// The service's own error code (<c>QueueDoesNotExist</c>), or <c>http_503</c>, <c>timeout</c>, <c>connection</c> where there is none.
/// </param>
/// <param name="status">The HTTP status; null when there was no answer.</param>
public sealed class AwsCallException(string service, string code, HttpStatusCode? status)
    : Exception($"A call to {service} failed: {code}.")
{
    /// <summary>The service.</summary>
    public string Service { get; } = service;

    /// <summary>The error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; } = status;
}
