using System.Text.Json.Nodes;
using Engines.Local.Edge.Velocity;

namespace Engines.Local.Edge.Api;

/// <summary>A method of an API, with its integration.</summary>
internal sealed record ApiMethod(string HttpMethod, ApiPath Path)
{
    private const string Integration = "x-amazon-apigateway-integration";

    /// <summary>The queue that an integration with SQS sends to; null for a mock.</summary>
    public required string? QueueName { get; init; }

    /// <summary>The Content-Type with which SQS is called.</summary>
    public string? SentContentType { get; init; }

    /// <summary>What turns a request into one for the integration, by media type.</summary>
    public required IReadOnlyDictionary<string, VelocityTemplate> RequestTemplates { get; init; }

    /// <summary>What the caller is answered, in the order of the template.</summary>
    public required IReadOnlyList<IntegrationAnswer> Answers { get; init; }

    /// <summary>The parameters without which a call is refused, as <c>(place, name)</c>.</summary>
    public required IReadOnlyList<(string Place, string Name)> Required { get; init; }

    /// <summary>Reads a method.</summary>
    /// <exception cref="ArgumentException">It has something that is not carried out here, or a mapping template that cannot be read.</exception>
    public static ApiMethod Read(string where, string httpMethod, string path, JsonObject operation, bool isValidated)
    {
        var integration = operation[Integration] as JsonObject ?? throw new ArgumentException($"{where} has no integration.", nameof(operation));
        var type = integration["type"]?.ToString();
        if (type is not ("aws" or "mock"))
            throw new ArgumentException($"{where}: an integration of type {type} is not carried out here.", nameof(operation));
        if (integration["passthroughBehavior"]?.ToString() != "never")
            throw new ArgumentException($"{where}: passing on what no template covers is not done here.", nameof(operation));

        return new(httpMethod, new(path))
        {
            QueueName = type == "aws" ? QueueIn(where, integration["uri"]?.ToString() ?? "") : null,
            SentContentType = Constant(integration["requestParameters"]?["integration.request.header.Content-Type"]?.ToString()),
            RequestTemplates = Templates(where, integration["requestTemplates"]),
            Answers = [.. (integration["responses"] as JsonObject ?? []).Select(answer => IntegrationAnswer.Read($"{where}, answer {answer.Key}", answer.Key, answer.Value!))],
            Required = !isValidated ? [] :
            [
                .. (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>().Where(one => one["required"]?.ToString() == "true")
                    .Select(one => (one["in"]?.ToString() ?? "", one["name"]?.ToString() ?? "")),
            ],
        };
    }

    /// <summary>Mapping templates by media type, read.</summary>
    public static IReadOnlyDictionary<string, VelocityTemplate> Templates(string where, JsonNode? templates)
    {
        var read = new OrderedDictionary<string, VelocityTemplate>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, text) in templates as JsonObject ?? [])
        {
            try
            {
                read[type] = VelocityTemplate.Parse(text!.ToString());
            }
            catch (VelocityException failure)
            {
                throw new ArgumentException($"{where}, template of {type}: {failure.Message}", nameof(templates), failure);
            }
        }

        return read;
    }

    /// <summary>What stands in single quotes; null where the value is something else.</summary>
    public static string? Constant(string? text) => text is ['\'', .., '\''] ? text[1..^1] : null;

    // arn:aws:apigateway:us-east-1:sqs:path/123456789012/replies
    private static string QueueIn(string where, string uri) => uri.Split(':') is [_, _, "apigateway", _, "sqs", var path] && path.Split('/') is ["path", _, { Length: > 0 } queue]
        ? queue
        : throw new ArgumentException($"{where}: the integration's URI {uri} is no queue's.", nameof(uri));
}
