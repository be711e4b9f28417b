using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What one stack writes for others and what another reads, so that a missing link shows before a deployment.</summary>
internal static partial class StackLinks
{
    /// <summary>Paths in Parameter Store and names of exports that a stack makes with these parameters.</summary>
    public static IEnumerable<string> Produced(JsonObject template, IReadOnlyDictionary<string, string> parameters) =>
    [
        .. template.Resources("AWS::SSM::Parameter").Select(one => Fill(one.Properties["Name"]!, template, parameters)),
        .. (template["Outputs"]?.AsObject() ?? []).Where(one => one.Value!["Export"] is not null)
            .Select(one => Fill(one.Value!["Export"]!["Name"]!, template, parameters)),
    ];

    /// <summary>Those that a stack needs; AWS's own public ones are not counted.</summary>
    public static IEnumerable<string> Consumed(JsonObject template, IReadOnlyDictionary<string, string> parameters)
    {
        var paths = template["Parameters"]!.AsObject()
            .Where(one => one.Value!["Type"]!.ToString().StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal))
            .Select(one => parameters.GetValueOrDefault(one.Key) ?? one.Value!["Default"]?.ToString() ?? $"nothing for {one.Key}");
        var imports = template.Objects().Where(one => one.ContainsKey("Fn::ImportValue")).Select(one => Fill(one["Fn::ImportValue"]!, template, parameters));
        var resolved = Resolve().Matches(template.ToJsonString()).Select(match => Fill(match.Groups[1].Value, template, parameters));
        return paths.Concat(imports).Concat(resolved).Where(path => !path.StartsWith("/aws/service/", StringComparison.Ordinal));
    }

    private static string Fill(JsonNode value, JsonObject template, IReadOnlyDictionary<string, string> parameters)
    {
        var text = value is JsonObject function ? function["Fn::Sub"]!.ToString() : value.ToString();
        return Placeholder().Replace(text, match => parameters.GetValueOrDefault(match.Groups[1].Value)
            ?? template["Parameters"]![match.Groups[1].Value]?["Default"]?.ToString() ?? match.Value);
    }

    [GeneratedRegex(@"\{\{resolve:ssm(?:-secure)?:((?:\$\{[A-Za-z]+\}|[^}:$])+)")]
    private static partial Regex Resolve();

    [GeneratedRegex(@"\$\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();
}
