using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>How a new version takes over: by an alias, bit by bit, with alarms that stop it and never stop its remedy.</summary>
internal static class ReleaseRules
{
    public static IEnumerable<string> All(JsonObject template) => template.Resources("AWS::Serverless::Function").SelectMany(function =>
        Alias(function.Properties).Concat(Brakes(template, function.Properties)).Concat(Queue(function.Properties)).Select(problem => $"{function.Id}: {problem}"));

    private static IEnumerable<string> Alias(JsonObject function)
    {
        if (function["AutoPublishAlias"] is null)
            yield return "has no alias for its queue to feed";
        if (function["AutoPublishAliasAllProperties"]?.ToString() != "true")
            yield return "what changes in its properties would not reach the alias";
        if (function["DeploymentPreference"]?["Type"].Call("Ref") is null)
            yield return "no parameter says how a new version takes over";
        if (function["DeploymentPreference"]?["Role"].Call("Fn::GetAtt") is null)
            yield return "SAM's own role may do more than shift this alias";
    }

    private static IEnumerable<string> Brakes(JsonObject template, JsonObject function)
    {
        var brakes = function["DeploymentPreference"]?["Alarms"].Many().Select(alarm => alarm.Call("Ref")?.ToString() ?? "").ToArray() ?? [];
        if (brakes.Length == 0)
            yield return "nothing brakes a new version that fails";

        foreach (var brake in brakes)
        {
            var alarm = template["Resources"]![brake]!["Properties"]!.AsObject();
            var dimensions = alarm["Dimensions"].Many().ToDictionary(one => one!["Name"]!.ToString(), one => one!["Value"], StringComparer.Ordinal);
            var isOfTheAlias = dimensions.GetValueOrDefault("Resource").Call("Fn::Sub")?.ToString().EndsWith($":{function["AutoPublishAlias"]}", StringComparison.Ordinal) == true;
            var isOfTheVersion = dimensions.GetValueOrDefault("ExecutedVersion").Call("Fn::GetAtt")?[1]?.ToString() == "Version.Version";
            if (!isOfTheAlias || !isOfTheVersion)
                yield return $"{brake} is not about the new version alone, so it could stop its own remedy";

            var role = function["DeploymentPreference"]?["Role"].Call("Fn::GetAtt")?[0]?.ToString();
            var name = alarm["AlarmName"].Call("Fn::Sub")!.ToString();
            if (role is not null && !template["Resources"]![role]!.Objects().Any(one => one["Action"]?.ToString() == "cloudwatch:DescribeAlarms"
                && one["Resource"].Many().Any(resource => resource.Call("Fn::Sub")?.ToString().EndsWith($":alarm:{name}", StringComparison.Ordinal) == true)))
                yield return $"{role} may not look at {brake}";
        }
    }

    private static IEnumerable<string> Queue(JsonObject function) => (function["Events"]?.AsObject() ?? [])
        .Where(one => one.Value!["Type"]!.ToString() == "SQS" && one.Value["Properties"]!["Enabled"].Call("Fn::If") is null)
        .Select(one => $"{one.Key} cannot be told to stand by");
}
