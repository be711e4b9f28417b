using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Local.Templates;

namespace Engines.Tests.Conventions.Infra;

/// <summary>The template of the replies engine with its parameters filled in, as far as the edge needs it.</summary>
internal static partial class ResolvedReplies
{
    public const string Token = "a-token-of-the-tests";
    public const string SesTopic = "arn:aws:sns:us-east-1:123456789012:ses-events";

    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["Environment"] = "dev",
        ["MetaVerifyToken"] = Token,
        ["SesTopicArn"] = SesTopic,
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "us-east-1",
        ["AWS::AccountId"] = "123456789012",
        ["AWS::URLSuffix"] = "amazonaws.com",
    };

    private static readonly JsonObject Source = Engine.Replies.Template;

    public static ResolvedTemplate Template { get; } = Resolve([]);

    public static ResolvedTemplate Resolve(params (string Name, string Value)[] parameters)
    {
        var values = new Dictionary<string, string>(Given, StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
            values[name] = value;
        string[] types = ["AWS::Serverless::Api", "AWS::SQS::QueuePolicy", "AWS::SNS::Subscription"];
        var resources =
            from resource in Source["Resources"]!.AsObject()
            where types.Contains(resource.Value!["Type"]!.ToString()) && IsMet(resource.Value["Condition"]?.ToString(), values)
            select new ResolvedResource(resource.Key, resource.Value["Type"]!.ToString(), Fill(resource.Value["Properties"], values)!.AsObject());
        return new("replies", resources.ToDictionary(one => one.LogicalId));
    }

    private static JsonNode? Fill(JsonNode? node, Dictionary<string, string> values) => node switch
    {
        JsonObject call when call["Ref"] is { } name => name.ToString() == "AWS::NoValue" ? null : Value(name.ToString(), values),
        JsonObject call when call["Fn::Sub"] is { } text => Placeholder().Replace(text.ToString(), match => Value(match.Groups[1].Value, values)),
        JsonObject call when call["Fn::GetAtt"] is { } path => Value($"{path[0]}.{path[1]}", values),
        JsonObject call when call["Fn::FindInMap"] is JsonArray path => path.Aggregate(Source["Mappings"], (map, key) => map?[key!.ToString()])!.ToString(),
        JsonObject call when call["Fn::If"] is { } choice => Fill(choice[IsMet(choice[0]!.ToString(), values) ? 1 : 2], values),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value, values)))),
        JsonArray list => new JsonArray([.. list.Select(item => Fill(item, values)).Where(item => item is not null)]),
        _ => node?.DeepClone(),
    };

    private static string Value(string name, Dictionary<string, string> values)
    {
        if (values.TryGetValue(name, out var given))
            return given;
        if (Source["Parameters"]![name] is { } parameter)
            return Convert.ToString(parameter["Default"]?.ToString(), CultureInfo.InvariantCulture) ?? $"/{name}";
        var id = name.Split('.')[0];
        var queue = Fill(Source["Resources"]![id]!["Properties"]!["QueueName"], values)?.ToString() ?? id;
        return name.EndsWith(".Arn", StringComparison.Ordinal) ? $"arn:aws:sqs:us-east-1:123456789012:{queue}" : queue;
    }

    private static bool IsMet(string? condition, Dictionary<string, string> values) => condition switch
    {
        null => true,
        "HasAnyTopic" => IsMet("HasSesTopic", values) || IsMet("HasSocialTopic", values) || IsMet("HasSmsTopic", values),
        "HasSesTopic" or "HasSocialTopic" or "HasSmsTopic" => Value(condition[3..] + "Arn", values).Length > 0,
        _ => true,
    };

    [GeneratedRegex(@"\$\{([A-Za-z:.]+)\}")]
    private static partial Regex Placeholder();
}
