using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Local.Templates;

namespace Engines.Local.Edge.Api;

/// <summary>An API of a template: its stage, how much it lets through, and its methods with everything in them read and checked.</summary>
/// <param name="Stage">The stage, which the path of its own host begins with.</param>
/// <param name="Rate">Requests a second, over time; null without a limit.</param>
/// <param name="Burst">Requests at once above the rate.</param>
/// <param name="Methods">What can be called.</param>
internal sealed record ApiDefinition(string Stage, double? Rate, double Burst, IReadOnlyList<ApiMethod> Methods)
{
    private const string Validators = "x-amazon-apigateway-request-validators";
    private const string Validator = "x-amazon-apigateway-request-validator";

    /// <summary>The API of a template.</summary>
    /// <exception cref="ArgumentException">There is none or more than one, or one that cannot be carried out here.</exception>
    public static ApiDefinition Read(ResolvedTemplate template)
    {
        var apis = template.OfType("AWS::Serverless::Api").Concat(template.OfType("AWS::ApiGateway::RestApi")).ToList();
        if (apis is not [var api])
            throw new ArgumentException($"The template {template.Name} has {apis.Count} APIs, and one is served.", nameof(template));

        var body = (api.Properties["DefinitionBody"] ?? api.Properties["Body"]) as JsonObject
            ?? throw new ArgumentException($"{api.LogicalId} has no OpenAPI body.", nameof(template));
        var stage = api.Type == "AWS::Serverless::Api" ? api.Properties : template.OfType("AWS::ApiGateway::Stage").Single().Properties;
        var settings = (stage["MethodSettings"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(one => one["HttpMethod"]?.ToString() == "*" && one["ResourcePath"]?.ToString() == "/*");
        return new(
            stage["StageName"]?.ToString() ?? throw new ArgumentException($"{api.LogicalId} has no stage.", nameof(template)),
            Number(settings?["ThrottlingRateLimit"]), Number(settings?["ThrottlingBurstLimit"]) ?? double.PositiveInfinity, ReadMethods(api.LogicalId, body));
    }

    /// <summary>The method that a call is for, and what stands in the place of its path's parameters.</summary>
    public (ApiMethod Method, IReadOnlyDictionary<string, string> Parameters)? Find(string httpMethod, string path)
    {
        foreach (var method in Methods.Where(one => one.HttpMethod == httpMethod || one.HttpMethod == "ANY"))
        {
            if (method.Path.Match(path) is { } parameters)
                return (method, parameters);
        }

        return null;
    }

    private static List<ApiMethod> ReadMethods(string api, JsonObject body)
    {
        var methods = new List<ApiMethod>();
        foreach (var (path, operations) in body["paths"]!.AsObject())
        {
            foreach (var (name, operation) in operations!.AsObject())
            {
                var validator = (operation![Validator] ?? body[Validator])?.ToString();
                var isValidated = validator is not null && IsTrue(body[Validators]?[validator]?["validateRequestParameters"]);
                if (validator is not null && IsTrue(body[Validators]?[validator]?["validateRequestBody"]) && operation["requestBody"] is not null)
                    throw new ArgumentException($"{api}: {name} {path} has its body validated, which is not done here.", nameof(body));
                var httpMethod = name == "x-amazon-apigateway-any-method" ? "ANY" : name.ToUpperInvariant();
                methods.Add(ApiMethod.Read($"{api}: {httpMethod} {path}", httpMethod, path, operation.AsObject(), isValidated));
            }
        }

        // The path that says most is tried first, as {proxy+} would take everything.
        return [.. methods.OrderByDescending(method => method.Path.Weight)];
    }

    private static bool IsTrue(JsonNode? node) => node?.ToString() == "true";

    private static double? Number(JsonNode? node) => double.TryParse(node?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
