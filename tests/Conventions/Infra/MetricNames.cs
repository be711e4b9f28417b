using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Metrics that somebody emits. An alarm on any other one never goes off.</summary>
internal static class MetricNames
{
    private const string Statuses = "shared-infra/schema/generated/csharp/Types/OutboundStatus.cs";
    private const string Refusals = "libs/Engines.Conversations/Providers/RefusalMetrics.cs";

    private static readonly Dictionary<string, string[]> Sources = new(StringComparer.Ordinal)
    {
        [Engine.Sender.Service] = ["template-sender-engine/src/TemplateSender/SenderTally.cs", Refusals],
        [Engine.Replies.Service] =
        [
            "replies-engine/src/Replies/RepliesTally.cs", "replies-engine/src/Replies/Turns/TurnTally.cs", "replies-engine/src/Replies/Intake/Reception.cs", Refusals,
        ],
    };

    /// <summary>Namespace, metric and names of the dimensions, as AWS documents them.</summary>
    private static readonly HashSet<string> OfAws = new(StringComparer.Ordinal)
    {
        "AWS/ApiGateway 4XXError ApiName Stage",
        "AWS/ApiGateway 5XXError ApiName Stage",
        "AWS/ApiGateway Count ApiName Stage",
        "AWS/DynamoDB ReadThrottleEvents TableName",
        "AWS/DynamoDB ReplicationLatency TableName ReceivingRegion",
        "AWS/DynamoDB SystemErrors TableName Operation",
        "AWS/DynamoDB WriteThrottleEvents TableName",
        "AWS/DynamoDB WriteThrottleEvents TableName GlobalSecondaryIndexName",
        "AWS/Lambda Duration FunctionName",
        "AWS/Lambda Errors FunctionName",
        "AWS/Lambda Errors FunctionName Resource ExecutedVersion",
        "AWS/Lambda Throttles FunctionName",
        "AWS/SES Reputation.BounceRate",
        "AWS/SES Reputation.ComplaintRate",
        "AWS/SQS ApproximateAgeOfOldestMessage QueueName",
        "AWS/SQS ApproximateNumberOfMessagesVisible QueueName",
    };

    /// <summary>Why nobody emits a metric; null where somebody does.</summary>
    public static string? Problem(UsedMetric metric)
    {
        if (metric.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
        {
            var name = string.Join(' ', metric.Dimensions.Select(dimension => dimension.Name).Prepend(metric.Name).Prepend(metric.Namespace));
            return OfAws.Contains(name) ? null : $"AWS has no metric {name}";
        }

        if (metric.Namespace != "Engines" || metric.Dimensions is not [("Service", var service)] || !Sources.ContainsKey(service))
            return $"{metric.Namespace} {metric.Name} is not of namespace Engines with the dimension Service of an engine";
        return Emitted(service).Contains(metric.Name) ? null : $"{service} never counts {metric.Name}";
    }

    /// <summary>What an engine's sources count: every name in its tallies, and every status where they count by status.</summary>
    public static IReadOnlySet<string> Emitted(string service)
    {
        var names = Sources[service].SelectMany(path => Names(SourceTree.Read(path))).ToHashSet(StringComparer.Ordinal);
        var statuses = Parse(SourceTree.Read(Statuses)).OfType<EnumMemberDeclarationSyntax>().Select(member => member.Identifier.ValueText).ToArray();
        names.UnionWith(service == Engine.Sender.Service ? statuses : statuses.Select(status => "Answer" + status));
        return names;
    }

    private static IEnumerable<string> Names(string source) => Parse(source).SelectMany(node => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal.Token.ValueText],
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax member }] } =>
            [member.Name.Identifier.ValueText],
        _ => Array.Empty<string>(),
    });

    private static IEnumerable<SyntaxNode> Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes();
}

/// <summary>A metric that an alarm or a dashboard looks at.</summary>
internal sealed record UsedMetric(string Namespace, string Name, IReadOnlyList<(string Name, string Value)> Dimensions);
