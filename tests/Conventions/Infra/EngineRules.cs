using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What every engine's template must keep to, and no linter sees. Each rule returns what breaks it.</summary>
internal static class EngineRules
{
    /// <summary>X-Ray's actions know no resources, so they may be allowed on all; nothing else may.</summary>
    private static readonly string[] WithoutResources = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"];

    /// <summary>Statements whose resources may end with a star, and why nothing narrower would do.</summary>
    private static readonly Dictionary<string, string> Wildcards = new(StringComparer.Ordinal)
    {
        ["Traces"] = "X-Ray knows no resources",
        ["Secrets"] = "every company has secrets of its own below one path",
        ["SecureParameters"] = "every company has parameters of its own below one path",
        ["Backups"] = "a backup's name has a number that AWS chooses",
    };

    private static readonly string[] QueueProperties = ["MessageRetentionPeriod", "SqsManagedSseEnabled"];

    public static IEnumerable<string> All(JsonObject template, Engine engine) =>
    [
        .. Functions(template, engine.Assembly), .. Queues(template), .. Mappings(template), .. Statements(template),
        .. Variables(template, engine.Environment.Keys), .. QueuePolicies(template), .. ReleaseRules.All(template),
    ];

    public static IEnumerable<string> Functions(JsonObject template, string assembly)
    {
        foreach (var (id, function) in template.Resources("AWS::Serverless::Function"))
        {
            if (function["Handler"]?.ToString() != assembly)
                yield return $"{id}: handler {function["Handler"]} is not the assembly {assembly}";
            if (function["Runtime"]?.ToString() != "dotnet10")
                yield return $"{id}: runtime {function["Runtime"]} is not dotnet10";
            if (function["Role"] is null)
                yield return $"{id}: without a role of its own SAM adds policies on every resource";
            if (function["Tracing"]?.ToString() != "Active")
                yield return $"{id}: tracing is not on";
            if (function["LoggingConfig"]?["LogFormat"]?.ToString() != "JSON" || function["LoggingConfig"]?["LogGroup"] is null)
                yield return $"{id}: logs are not JSON in a log group of the template";
        }

        foreach (var (id, group) in template.Resources("AWS::Logs::LogGroup"))
        {
            if (group["RetentionInDays"] is null)
                yield return $"{id}: log lines are kept for ever";
        }
    }

    public static IEnumerable<string> Queues(JsonObject template)
    {
        var queues = template.Resources("AWS::SQS::Queue").ToDictionary(queue => queue.Id, queue => queue.Properties, StringComparer.Ordinal);
        foreach (var (id, queue) in queues)
        {
            foreach (var property in QueueProperties.Where(property => queue[property] is not { } value || value.ToString() == "false"))
                yield return $"{id}: {property} is not set";

            if (queue["RedrivePolicy"] is not { } redrive)
                continue;

            if (Number(redrive["maxReceiveCount"]) < 5)
                yield return $"{id}: maxReceiveCount {redrive["maxReceiveCount"]} is below 5";
            if ((redrive["deadLetterTargetArn"] as JsonObject)?["Fn::GetAtt"]?[0]?.ToString() is not { } target || !queues.TryGetValue(target, out var dead))
                yield return $"{id}: its dead-letter queue is not in the template";
            else if (Number(dead["MessageRetentionPeriod"]) <= Number(queue["MessageRetentionPeriod"]))
                yield return $"{id}: {target} keeps messages no longer than the queue, and a moved message keeps its age";
        }
    }

    public static IEnumerable<string> Mappings(JsonObject template)
    {
        foreach (var (id, function) in template.Resources("AWS::Serverless::Function"))
        {
            foreach (var mapping in (function["Events"]?.AsObject() ?? []).Where(one => one.Value!["Type"]!.ToString() == "SQS")
                .Select(one => one.Value!["Properties"]!))
            {
                var queue = mapping["Queue"]?["Fn::GetAtt"]?[0]?.ToString() ?? "";
                var visibility = Number(template["Resources"]![queue]?["Properties"]?["VisibilityTimeout"]);
                var window = Number(mapping["MaximumBatchingWindowInSeconds"]);
                if (visibility < (6 * Number(function["Timeout"])) + window)
                    yield return $"{id}: visibility {visibility} of {queue} is below six times the timeout {function["Timeout"]}";
                if (!mapping["FunctionResponseTypes"].Many().Any(type => type!.ToString() == "ReportBatchItemFailures"))
                    yield return $"{id}: without ReportBatchItemFailures every failure is deleted as a success";
                if (mapping["ScalingConfig"]?["MaximumConcurrency"] is null)
                    yield return $"{id}: nothing limits the concurrency";
            }
        }
    }

    public static IEnumerable<string> Statements(JsonObject template)
    {
        foreach (var managed in template.Objects().Where(one => one.ContainsKey("ManagedPolicyArns")))
            yield return $"{managed["ManagedPolicyArns"]!.ToJsonString()}: a policy that stands elsewhere";

        foreach (var statement in template.Objects().Where(one => one["Effect"]?.ToString() == "Allow" && one.ContainsKey("Resource")))
        {
            var actions = statement["Action"].Many().Select(action => action!.ToString()).ToArray();
            var name = statement["Sid"] ?? string.Join(", ", actions);
            if (actions.Any(action => action.EndsWith('*')))
                yield return $"{name}: allows {string.Join(", ", actions)}";
            if (statement["Resource"].Many().Any(resource => resource is JsonValue && resource.ToString() == "*") && !actions.All(WithoutResources.Contains))
                yield return $"{name}: is allowed on every resource";
            if (statement["Resource"]!.ToJsonString().Contains('*', StringComparison.Ordinal) && !Wildcards.ContainsKey(name.ToString()!))
                yield return $"{name}: names no single resource, and nothing here says why";
        }
    }

    public static IEnumerable<string> Variables(JsonObject template, IEnumerable<string> known)
    {
        var set = template.Resources("AWS::Serverless::Function")
            .SelectMany(function => function.Properties["Environment"]?["Variables"]?.AsObject().Select(variable => variable.Key) ?? [])
                .ToHashSet(StringComparer.Ordinal);
        return [.. set.Except(known).Select(name => $"{name} is set and not explained"),
            .. known.Except(set).Select(name => $"{name} is explained and not set")];
    }

    public static IEnumerable<string> QueuePolicies(JsonObject template)
    {
        var denied = template.Resources("AWS::SQS::QueuePolicy")
            .Where(policy => policy.Properties.Objects().Any(one => one["Effect"]?.ToString() == "Deny"
                && one["Condition"]?["Bool"]?["aws:SecureTransport"]?.ToString() == "false"))
            .SelectMany(policy => policy.Properties["Queues"].Many().Select(queue => queue!["Ref"]!.ToString()));
        return template.Resources("AWS::SQS::Queue").Select(queue => queue.Id).Except(denied).Select(id => $"{id}: plain HTTP is not refused");
    }

    private static double Number(JsonNode? node) => node is null ? 0 : double.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
