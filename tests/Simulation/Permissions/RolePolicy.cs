using System.Text.Json.Nodes;
using Engines.Tests.Conventions.Infra;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Permissions;

/// <summary>What the template grants to a function's role, and what of it the function itself never asks for.</summary>
public static class RolePolicy
{
    /// <summary>Actions that are made for the function by somebody else, with the function's role, and so never leave its process.</summary>
    private static readonly Dictionary<string, string> MadeByOthers = new(StringComparer.Ordinal)
    {
        ["sqs:ReceiveMessage"] = "Lambda's poller takes the batch",
        ["sqs:DeleteMessage"] = "Lambda's poller deletes what the answer does not name",
        ["sqs:GetQueueAttributes"] = "Lambda's poller reads the queue's settings",
        ["logs:CreateLogStream"] = "Lambda ships the function's output",
        ["logs:PutLogEvents"] = "Lambda ships the function's output",
        ["xray:PutTraceSegments"] = "Lambda's tracing daemon",
        ["xray:PutTelemetryRecords"] = "Lambda's tracing daemon",
        ["kms:Decrypt"] = "DynamoDB and the secret stores decrypt with the caller's right",
    };

    /// <summary>Reads the grants of one role.</summary>
    public static IReadOnlyList<AwsCall> Read(string template, string role)
    {
        var document = CloudFormation.Parse(File.ReadAllText(Repository.PathOf(template)));
        var policies = document["Resources"]![role]!["Properties"]!["Policies"]!.AsArray();
        var statements = policies.SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).Select(Unconditional);
        return [.. statements.SelectMany(statement => Grants(statement.AsObject()))];
    }

    /// <summary>Where the grants and the calls differ: a call that is not granted would fail, a grant that no call needs is too much.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyCollection<AwsCall> granted, IReadOnlySet<AwsCall> made) =>
    [
        .. made.Except(granted).Select(call => $"made and not granted: {call}").Order(StringComparer.Ordinal),
        .. granted.Where(grant => !MadeByOthers.ContainsKey(grant.Action)).Except(made).Select(grant => $"granted and never made: {grant}").Order(StringComparer.Ordinal),
    ];

    // Statements that only some deployments have: this is a deployment that has all of them.
    private static JsonNode Unconditional(JsonNode? statement) => statement.Call("Fn::If") is JsonArray branches ? branches[1]! : statement!;

    private static IEnumerable<AwsCall> Grants(JsonObject statement) =>
        from action in statement["Action"].Many()
        from resource in statement["Resource"].Many()
        select new AwsCall(action!.GetValue<string>(), NameOf(statement, resource!));

    private static string NameOf(JsonObject statement, JsonNode resource)
    {
        var text = resource.Call("Ref")?.GetValue<string>() ?? resource.Call("Fn::GetAtt")?[0]?.GetValue<string>();
        return text switch
        {
            "ConversationsTableArn" => "Conversations",
            "CompaniesTableArn" => "Companies",
            { } queue when queue.EndsWith("DeadLetterQueue", StringComparison.Ordinal) => "DeadLetterQueue",
            { } queue when queue.EndsWith("QuarantineQueue", StringComparison.Ordinal) => "QuarantineQueue",
            { } queue when queue.EndsWith("Queue", StringComparison.Ordinal) => "Queue",
            _ => statement["Sid"]!.GetValue<string>(),
        };
    }
}
