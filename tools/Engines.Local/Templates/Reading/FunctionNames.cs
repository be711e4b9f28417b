using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>The functions of CloudFormation that are carried out here.</summary>
internal static class FunctionNames
{
    public static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "Ref", "Condition", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::If", "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Contains",
        "Fn::FindInMap", "Fn::ImportValue", "Fn::Base64", "Fn::GetAZs", "Fn::Length", "Fn::ToJsonString",
    };

    /// <summary>Those that need the transform AWS::LanguageExtensions.</summary>
    public static readonly HashSet<string> OfLanguageExtensions = new(StringComparer.Ordinal) { "Fn::Length", "Fn::ToJsonString" };

    /// <summary>What every stack can refer to.</summary>
    public static readonly HashSet<string> PseudoParameters = new(StringComparer.Ordinal)
    {
        "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
    };

    /// <summary>A call, if the piece is one: an object whose only name is a function.</summary>
    public static (string Function, JsonNode Argument)? Call(JsonNode node) =>
        node is JsonObject { Count: 1 } call && call.First() is var (name, argument) && IsFunction(name) ? (name, argument!) : null;

    public static bool IsFunction(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);
}
