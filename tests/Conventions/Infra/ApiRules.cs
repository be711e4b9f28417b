using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What the edge of the replies engine must keep to: what it puts into the queue, what it may do and what it never writes down.</summary>
internal static partial class ApiRules
{
    public const string Integration = "x-amazon-apigateway-integration";

    private const string Token = "MetaVerifyToken";

    /// <summary>The message attributes that the engine reads, in the order in which the edge sets them.</summary>
    private static readonly string[] Attributes = ["source", "signature", "host", "path", "query", "content_type"];

    private static readonly string[] MediaTypes = ["application/json", "application/x-www-form-urlencoded"];

    /// <summary>What an access log may hold: nothing that came from outside.</summary>
    private static readonly string[] Loggable =
        ["requestId", "requestTime", "httpMethod", "resourcePath", "status", "integration.status", "responseLatency", "tlsVersion"];

    public static IEnumerable<string> All(JsonObject template) =>
        [.. Messages(template), .. Integrations(template), .. Stages(template), .. Secret(template), .. Roles(template)];

    /// <summary>The methods of every API in the template, such as <c>POST /meta</c>.</summary>
    public static IEnumerable<(string Name, JsonObject Method)> Methods(JsonObject template) =>
        from api in template.Resources("AWS::Serverless::Api")
        from path in api.Properties["DefinitionBody"]!["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select ($"{method.Key.ToUpperInvariant()} {path.Key}", method.Value!.AsObject());

    /// <summary>A mapping template with what it takes from the template's mappings and parameters filled in.</summary>
    public static string Text(JsonObject template, JsonNode? node, string token = "") => node switch
    {
        JsonObject call when call["Fn::FindInMap"] is JsonArray path =>
            path.Aggregate(template["Mappings"], (map, key) => map?[key!.ToString()])?.ToString() ?? $"nothing at {path.ToJsonString()}",
        JsonObject call when call["Fn::Sub"] is { } text => text.ToString().Replace($"${{{Token}}}", token, StringComparison.Ordinal),
        _ => node?.ToString() ?? "",
    };

    public static IEnumerable<string> Messages(JsonObject template)
    {
        foreach (var (name, integration) in IntoQueues(template))
        {
            foreach (var type in MediaTypes)
            {
                var text = Text(template, integration["requestTemplates"]?[type]);
                if (!text.Contains("Action=$action&", StringComparison.Ordinal) || !text.Contains("&MessageBody=$util.urlEncode($body)&", StringComparison.Ordinal))
                    yield return $"{name}: the template of {type} does not send the body";
                var found = Attribute().Matches(text).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").ToArray();
                if (!found.SequenceEqual(Attributes.Select((attribute, index) => $"{index + 1} {attribute}")))
                    yield return $"{name}: the template of {type} sets the attributes {string.Join(", ", found)}";
            }
        }
    }

    public static IEnumerable<string> Integrations(JsonObject template)
    {
        foreach (var (name, method) in Methods(template))
        {
            var integration = method[Integration]!;
            if (integration["type"]?.ToString() is not ("aws" or "mock"))
                yield return $"{name}: is neither answered at the edge nor put into the queue";
            if (integration["passthroughBehavior"]?.ToString() != "never")
                yield return $"{name}: passes on what no mapping template covers";

            var answers = integration["responses"]!.AsObject();
            if (answers["default"]?["statusCode"]?.ToString() is null or "200")
                yield return $"{name}: takes an answer that it does not know for a success";
            foreach (var answer in answers.Where(one => method["responses"]?[one.Value!["statusCode"]!.ToString()] is null))
                yield return $"{name}: the answer {answer.Key} has a status that the method does not declare";
            foreach (var answer in answers.Where(one => one.Value!["responseTemplates"] is not JsonObject { Count: 1 }))
                yield return $"{name}: the answer {answer.Key} passes on what stands behind the API";
        }
    }

    public static IEnumerable<string> Stages(JsonObject template)
    {
        foreach (var (id, api) in template.Resources("AWS::Serverless::Api"))
        {
            var settings = api["MethodSettings"].Many().ToArray();
            if (settings.Length == 0 || settings.Any(one => one!["DataTraceEnabled"]?.ToString() != "false" || one["LoggingLevel"]?.ToString() != "OFF"))
                yield return $"{id}: execution logs would hold bodies";
            if (settings.Length == 0 || settings.Any(one => one!["ThrottlingRateLimit"].Call("Ref") is null || one["ThrottlingBurstLimit"].Call("Ref") is null))
                yield return $"{id}: nothing limits the rate and the burst";
            foreach (var format in api["AccessLogSetting"].Objects().Select(one => one["Format"]).OfType<JsonValue>())
            {
                foreach (var variable in Variable().Matches(format.ToString()).Select(match => match.Value).Where(one => !Loggable.Contains(one["$context.".Length..], StringComparer.Ordinal)))
                    yield return $"{id}: {variable} does not belong into an access log";
            }

            if (api["EndpointConfiguration"]?["Type"]?.ToString() != "REGIONAL" || api["SecurityPolicy"]?.ToString() != "SecurityPolicy_TLS13_1_2_2021_06")
                yield return $"{id}: is not Regional with TLS 1.2 at least";
            if (api["AlwaysDeploy"]?.ToString() != "true")
                yield return $"{id}: a changed parameter or mapping is not deployed";
        }
    }

    public static IEnumerable<string> Secret(JsonObject template)
    {
        if (template["Parameters"]?[Token]?["NoEcho"]?.ToString() != "true")
            yield return $"{Token}: is shown to whoever sees the stack";
        var places = Methods(template).Where(one => one.Method[Integration]?["type"]?.ToString() == "mock")
            .Sum(one => Uses(one.Method[Integration]!["requestTemplates"]));
        var everywhere = template.Where(section => section.Key is not ("Parameters" or "Metadata")).Sum(section => Uses(section.Value));
        if (places != 1 || everywhere != 1)
            yield return $"{Token}: stands in {places} mock templates and in {everywhere} places altogether";
    }

    public static IEnumerable<string> Roles(JsonObject template)
    {
        var used = IntoQueues(template).Select(one => (one.Integration["credentials"].Call("Fn::GetAtt")?[0]?.ToString() ?? "", Queue(one.Integration))).Distinct().ToArray();
        if (used is not [var (role, queue)])
        {
            yield return $"{used.Length} pairs of role and queue are used, and one is enough";
            yield break;
        }

        var statements = template["Resources"]![role].Objects().Where(one => one["Effect"]?.ToString() == "Allow" && one.ContainsKey("Resource")).ToArray();
        if (statements is not [{ } only] || only["Action"]?.ToString() != "sqs:SendMessage" || only["Resource"].Call("Fn::GetAtt")?.ToJsonString() != $"[\"{queue}\",\"Arn\"]")
            yield return $"{role}: may do something else than send to {queue}";
        if (template["Resources"]![role]!["Properties"]!["ManagedPolicyArns"] is not null)
            yield return $"{role}: has policies that stand elsewhere";
    }

    private static IEnumerable<(string Name, JsonObject Integration)> IntoQueues(JsonObject template) => Methods(template)
        .Select(one => (one.Name, one.Method[Integration]!.AsObject())).Where(one => one.Item2["type"]?.ToString() == "aws");

    private static string Queue(JsonObject integration) => QueueName().Match(integration["uri"]?.ToJsonString() ?? "").Groups[1].Value;

    private static int Uses(JsonNode? node) => Use().Count(node?.ToJsonString() ?? "");

    [GeneratedRegex(@"&MessageAttribute\.(\d+)\.Name=(\w+)&MessageAttribute\.\1\.Value\.DataType=String&MessageAttribute\.\1\.Value\.StringValue=\$(?=source\b|util\.urlEncode\()")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\$[A-Za-z]+(?:\.[A-Za-z]+)*")]
    private static partial Regex Variable();

    [GeneratedRegex(@":sqs:path/\$\{AWS::AccountId\}/\$\{(\w+)\.QueueName\}")]
    private static partial Regex QueueName();

    [GeneratedRegex(@"\{""Ref"":""MetaVerifyToken""\}|\$\{MetaVerifyToken\}")]
    private static partial Regex Use();
}
