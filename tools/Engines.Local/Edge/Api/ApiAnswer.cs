using System.Text.Json.Nodes;

namespace Engines.Local.Edge.Api;

/// <summary>What the API answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body; may be empty.</param>
public sealed record ApiAnswer(int Status, string ContentType, string Body)
{
    /// <summary>The other headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What went wrong inside, for whoever runs the API; callers are told less.</summary>
    public string? Detail { get; init; }

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    internal static ApiAnswer NoSuchMethod { get; } = OfGateway(403, "MissingAuthenticationTokenException", "Missing Authentication Token");

    internal static ApiAnswer TooMany { get; } = OfGateway(429, "TooManyRequestsException", "Too Many Requests");

    internal static ApiAnswer TooLong { get; } = OfGateway(413, "RequestTooLargeException", "Request Too Long");

    internal static ApiAnswer UnsupportedMedia { get; } = OfGateway(415, "BadRequestException", "Unsupported Media Type");

    internal static ApiAnswer Bad(string message) => OfGateway(400, "BadRequestException", message);

    internal static ApiAnswer Internal(string detail) => OfGateway(500, "InternalServerErrorException", "Internal server error") with { Detail = detail };

    private static ApiAnswer OfGateway(int status, string type, string message) =>
        new(status, "application/json", new JsonObject { ["message"] = message }.ToJsonString())
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = type },
        };
}
