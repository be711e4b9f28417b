using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Who may put messages into the queue from outside: topics that are named by parameters, and nobody else.</summary>
internal static class TopicRules
{
    public static IEnumerable<string> All(JsonObject template)
    {
        var subscribed = template.Resources("AWS::SNS::Subscription").Select(one => one.Properties["TopicArn"].Call("Ref")?.ToString() ?? $"the topic of {one.Id}").ToArray();
        var statements = template.Resources("AWS::SQS::QueuePolicy")
            .SelectMany(policy => policy.Properties.Objects()).Where(one => one["Effect"]?.ToString() == "Allow").ToArray();
        var allowed = statements.SelectMany(one => one["Condition"]?["ArnEquals"]?["aws:SourceArn"].Many() ?? []).Select(Topic).ToArray();
        return
        [
            .. subscribed.Except(Parameters(template)).Select(topic => $"{topic} is not a parameter"),
            .. subscribed.Except(allowed).Select(topic => $"{topic} is subscribed and may not send"),
            .. allowed.Except(subscribed).Select(topic => $"{topic} may send and is not subscribed"),
            .. statements.Where(one => !IsForTopics(one)).Select(one => $"{one["Sid"]}: lets more than topics send"),
            .. template.Resources("AWS::SNS::Subscription").Where(one => one.Properties["RawMessageDelivery"]?.ToString() != "false")
                .Select(one => $"{one.Id}: raw delivery leaves out which topic it was"),
            .. template.Resources("AWS::SNS::Subscription").Where(one => template["Resources"]![one.Id]!["Condition"] is null)
                .Select(one => $"{one.Id}: is there even where no topic is given"),
        ];
    }

    private static bool IsForTopics(JsonObject statement) => statement["Principal"].Call("Service")?.ToString() == "sns.amazonaws.com"
        && statement["Action"]?.ToString() == "sqs:SendMessage" && statement["Condition"]?["ArnEquals"]?["aws:SourceArn"] is not null;

    private static string Topic(JsonNode? node) => node.Call("Fn::If") is JsonArray { Count: 3 } choice && choice[2].Call("Ref")?.ToString() == "AWS::NoValue"
        ? choice[1].Call("Ref")?.ToString() ?? choice.ToJsonString()
        : node?.ToJsonString() ?? "nothing";

    private static IEnumerable<string> Parameters(JsonObject template) => template["Parameters"]!.AsObject()
        .Where(one => one.Value!["AllowedPattern"]?.ToString().Contains(":sns:", StringComparison.Ordinal) == true).Select(one => one.Key);
}
