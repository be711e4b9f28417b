using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What every alarm of every template must keep to.</summary>
internal static partial class AlarmRules
{
    public static IEnumerable<string> All(JsonObject template, string topic) => template.Resources("AWS::CloudWatch::Alarm").SelectMany(alarm =>
    {
        var text = alarm.Properties["AlarmDescription"]?.ToString() ?? "";
        return Metrics(alarm.Properties).Select(MetricNames.Problem).OfType<string>()
            .Concat(Metrics(alarm.Properties).Any() ? [] : ["looks at no metric"])
            .Concat(text.Length is > 100 and <= 1024 ? [] : [$"its description has {text.Length} characters"])
            .Concat(Hears(alarm.Properties, "AlarmActions", topic) && Hears(alarm.Properties, "OKActions", topic) ? [] : [$"{topic} does not hear of it"])
            .Concat(alarm.Properties["TreatMissingData"]?.ToString() == "notBreaching" ? [] : ["takes silence for trouble"])
            .Select(problem => $"{alarm.Id}: {problem}");
    });

    /// <summary>Names of the alarms without project and environment.</summary>
    public static IEnumerable<string> Names(JsonObject template) => template.Resources("AWS::CloudWatch::Alarm")
        .Select(alarm => alarm.Properties["AlarmName"].Call("Fn::Sub")!.ToString().Replace("${ProjectName}-${Environment}-", "", StringComparison.Ordinal));

    /// <summary>The names that the runbook has headings for: whatever stands in backticks in a heading.</summary>
    public static IEnumerable<string> Headings(string runbook) => Heading().Matches(runbook).SelectMany(heading => Quoted().Matches(heading.Value)).Select(name => name.Groups[1].Value);

    /// <summary>The metrics of an alarm, be it on one or on an expression over several.</summary>
    public static IEnumerable<UsedMetric> Metrics(JsonObject alarm) => alarm.Objects().Where(one => one.ContainsKey("MetricName")).Select(one => new UsedMetric(
        one["Namespace"]?.ToString() ?? "", one["MetricName"]!.ToString(),
        [.. one["Dimensions"].Many().Select(dimension => (dimension!["Name"]!.ToString(), dimension["Value"]?.ToString() ?? ""))]));

    private static bool Hears(JsonObject alarm, string property, string topic) => alarm[property].Many().Any(action => action.Call("Ref")?.ToString() == topic);

    [GeneratedRegex("^#{2,4} .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
