using Microsoft.AspNetCore.Http;

namespace Engines.Local.Functions.Invoking;

/// <summary>An error of the Lambda API, as its clients know it.</summary>
/// <param name="Type">The exception's name.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What it says.</param>
internal sealed record InvokeFault(string Type, int Status, string Message)
{
    /// <summary>Which limit was met; only <c>TooManyRequestsException</c> says so.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the message stands under <c>message</c>; most errors of Lambda spell it <c>Message</c>.</summary>
    public bool IsLowerCase { get; private init; }

    public static InvokeFault MissingToken { get; } =
        new("MissingAuthenticationTokenException", StatusCodes.Status403Forbidden, "Missing Authentication Token") { IsLowerCase = true };

    public static InvokeFault Throttled { get; } =
        new("TooManyRequestsException", StatusCodes.Status429TooManyRequests, "Rate Exceeded.") { Reason = "ReservedFunctionConcurrentInvocationLimitExceeded", IsLowerCase = true };

    public static InvokeFault NotFound(string arn) => new("ResourceNotFoundException", StatusCodes.Status404NotFound, $"Function not found: {arn}");

    public static InvokeFault UnknownPath(string path) => new("UnknownOperationException", StatusCodes.Status404NotFound, $"There is nothing at {path} here.");

    public static InvokeFault Invalid(string message) => new("InvalidParameterValueException", StatusCodes.Status400BadRequest, message) { IsLowerCase = true };

    public static InvokeFault NotJson(string why) =>
        new("InvalidRequestContentException", StatusCodes.Status400BadRequest, $"Could not parse request body into json: {why}") { IsLowerCase = true };

    public static InvokeFault TooLarge(int bytesMax) => new(
        "RequestTooLargeException", StatusCodes.Status413PayloadTooLarge, $"Request must be smaller than {bytesMax} bytes for the InvokeFunction operation");
}
