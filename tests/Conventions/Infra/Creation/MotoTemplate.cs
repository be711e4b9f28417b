using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>A rendered template as moto can take it: what it lacks is removed by name, with the reason; nothing else is.</summary>
internal static partial class MotoTemplate
{
    /// <summary>Types that moto's CloudFormation passes over or fails on. A type that is neither here nor created makes the test fail.</summary>
    public static IReadOnlyDictionary<string, string> Removed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS::ApiGateway::Deployment"] = "moto does not read an API's Body and refuses to deploy an API without methods",
        ["AWS::ApiGateway::Stage"] = "not created by moto's CloudFormation",
        ["AWS::Backup::BackupPlan"] = "not created by moto's CloudFormation",
        ["AWS::Backup::BackupSelection"] = "not created by moto's CloudFormation",
        ["AWS::Backup::BackupVault"] = "not created by moto's CloudFormation",
        ["AWS::CloudWatch::Alarm"] = "not created by moto's CloudFormation",
        ["AWS::CloudWatch::CompositeAlarm"] = "not created by moto's CloudFormation",
        ["AWS::CodeDeploy::Application"] = "not created by moto's CloudFormation",
        ["AWS::CodeDeploy::DeploymentGroup"] = "not created by moto's CloudFormation",
        ["AWS::DynamoDB::GlobalTable"] = "not created by moto's CloudFormation; dev has plain tables",
        ["AWS::Events::EventBusPolicy"] = "not created by moto's CloudFormation",
        ["AWS::Lambda::Alias"] = "not created by moto's CloudFormation; whoever refers to it gets the function",
        ["AWS::Lambda::Version"] = "moto publishes one but gives it no physical id, so nobody sees whether it was made",
        ["AWS::Pipes::Pipe"] = "not created by moto's CloudFormation",
        ["AWS::SNS::Subscription"] = "not created by moto's CloudFormation",
        ["AWS::SNS::TopicPolicy"] = "not created by moto's CloudFormation",
        ["AWS::SQS::QueuePolicy"] = "not created by moto's CloudFormation",
    };

    public static JsonObject For(JsonObject rendered)
    {
        var template = rendered.DeepClone().AsObject();
        var resources = template["Resources"]!.AsObject();
        var gone = resources.Where(one => Removed.ContainsKey(one.Value!["Type"]!.ToString())).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal);
        foreach (var (id, _) in gone)
            resources.Remove(id);

        foreach (var (_, resource) in resources)
            Mend(resource!.AsObject(), gone);

        template["Resources"] = WithoutReferences(template["Resources"], gone);
        template["Outputs"] = WithoutReferences(template["Outputs"], gone);
        return template;
    }

    private static void Mend(JsonObject resource, Dictionary<string, JsonNode> gone)
    {
        if (resource["DependsOn"].Many().Select(one => one!.ToString()).Where(id => !gone.ContainsKey(id)).ToArray() is { } left && resource.Remove("DependsOn") && left.Length > 0)
            resource["DependsOn"] = new JsonArray([.. left.Select(id => (JsonNode)id)]);

        var properties = resource["Properties"]?.AsObject();

        // CloudFormation has these tags as a map, as the template does; moto takes only a list and fails.
        if (resource["Type"]!.ToString() == "AWS::SSM::Parameter")
            properties!.Remove("Tags");

        // moto keeps a policy that comes as an object in the notation of Python, which nothing can read back.
        foreach (var policy in properties?["Policies"].Many().OfType<JsonObject>().Where(policy => policy["PolicyDocument"] is JsonObject).ToArray() ?? [])
            policy["PolicyDocument"] = new JsonObject { ["Fn::ToJsonString"] = policy["PolicyDocument"]!.DeepClone() };
    }

    private static JsonNode? WithoutReferences(JsonNode? node, Dictionary<string, JsonNode> gone) => node switch
    {
        JsonObject { Count: 1 } call when call["Ref"] is JsonValue id && gone.TryGetValue(id.ToString(), out var resource) => StandIn(id.ToString(), resource),
        JsonObject { Count: 1 } call when call["Fn::GetAtt"] is JsonArray path && gone.TryGetValue(path[0]!.ToString(), out var resource) => StandIn(path[0]!.ToString(), resource),
        JsonObject { Count: 1 } call when call["Fn::Sub"] is JsonValue text =>
            new JsonObject { ["Fn::Sub"] = Reference().Replace(text.ToString(), match => gone.ContainsKey(match.Groups[1].Value) ? $"no-{match.Groups[1].Value}" : match.Value) },
        JsonObject item => new JsonObject(item.Select(entry => KeyValuePair.Create(entry.Key, WithoutReferences(entry.Value, gone)))),
        JsonArray list => new JsonArray([.. list.Select(entry => WithoutReferences(entry, gone))]),
        _ => node?.DeepClone(),
    };

    private static JsonNode StandIn(string id, JsonNode resource) =>
        resource["Type"]!.ToString() == "AWS::Lambda::Alias" ? resource["Properties"]!["FunctionName"]!.DeepClone() : $"no-{id}";

    [GeneratedRegex(@"\$\{([A-Za-z0-9]+)(?:\.[A-Za-z.]+)?\}")]
    private static partial Regex Reference();
}
