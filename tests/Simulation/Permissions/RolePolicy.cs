using System.Text.Json.Nodes;
using Engines.Tests.Conventions.Infra;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Permissions;

/// <summary>What the template grants to a function's role.</summary>
public static class RolePolicy
{
    /// <summary>What others do with the function's role, so that it never leaves the function's process: each needs its grant all the same.</summary>
    private static readonly AwsCall[] MadeByOthers =
    [
        // Lambda's poller takes batches, deletes what an answer does not name, and reads the queue's settings.
        new("sqs:ReceiveMessage", "Queue"), new("sqs:DeleteMessage", "Queue"), new("sqs:GetQueueAttributes", "Queue"),

        // Lambda ships the function's output, and its daemon the traces.
        new("logs:CreateLogStream", "Logs"), new("logs:PutLogEvents", "Logs"), new("xray:PutTraceSegments", "Traces"), new("xray:PutTelemetryRecords", "Traces"),

        // DynamoDB and the secret stores decrypt with the caller's right.
        new("kms:Decrypt", "TablesKey"), new("kms:Decrypt", "SecretsKey"),
    ];

    /// <summary>Reads the grants of one role.</summary>
    public static IReadOnlyList<AwsCall> Read(string template, string role)
    {
        var document = CloudFormation.Parse(File.ReadAllText(Repository.PathOf(template)));
        var policies = document["Resources"]![role]!["Properties"]!["Policies"]!.AsArray();
        var statements = policies.SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).Select(Unconditional);
        return [.. statements.SelectMany(statement => Grants(statement.AsObject()))];
    }

    /// <summary>Where the grants and the calls differ: a call that is not granted would fail, a grant that no call needs is too much.</summary>
    /// <param name="granted">What the policy grants.</param>
    /// <param name="made">What the function was seen to ask for.</param>
    public static IReadOnlyList<string> Compare(IReadOnlyCollection<AwsCall> granted, IReadOnlySet<AwsCall> made)
    {
        var needed = made.Concat(MadeByOthers).ToHashSet();
        return
        [
            .. needed.Except(granted).Select(call => $"needed and not granted: {call}").Order(StringComparer.Ordinal),
            .. granted.Except(needed).Select(grant => $"granted and not needed: {grant}").Order(StringComparer.Ordinal),
        ];
    }

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
