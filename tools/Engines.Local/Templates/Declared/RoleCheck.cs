using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Local.Templates;

/// <summary>Refuses what Lambda refuses: a function whose role it cannot take, and a queue that the role may not take messages from.</summary>
internal static class RoleCheck
{
    private const string Lambda = "lambda.amazonaws.com";

    private static readonly string[] Needed = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

    /// <param name="function">The function.</param>
    /// <param name="mapping">What feeds it.</param>
    /// <param name="roles">The roles of the templates; one from elsewhere cannot be judged.</param>
    public static void Require(DeclaredFunction function, DeclaredMapping mapping, IEnumerable<ResolvedResource> roles)
    {
        var arn = function.Resource.Properties["Role"]?.ToString() ?? "";
        if (roles.FirstOrDefault(role => arn.EndsWith($":role/{role.Name}", StringComparison.Ordinal)) is not { } found)
            return;

        if (!Statements(found.Properties["AssumeRolePolicyDocument"]).Any(statement => Texts((statement["Principal"] as JsonObject)?["Service"]).Contains(Lambda)))
        {
            throw found.Fault(
                found.Properties["AssumeRolePolicyDocument"], $"{found.LogicalId} is the role of {function.Resource.LogicalId}, and Lambda may not take it",
                $"Allow sts:AssumeRole to the service {Lambda}");
        }

        if (Texts(found.Properties["ManagedPolicyArns"]).Any())
            return;
        var statements = (found.Properties["Policies"] as JsonArray ?? []).SelectMany(policy => Statements(policy?["PolicyDocument"])).ToArray();
        foreach (var action in Needed.Where(action => !statements.Any(statement => Covers(statement, action, mapping.QueueArn))))
        {
            throw found.Fault(
                found.Properties["Policies"], $"{found.LogicalId} does not allow {action} on {mapping.QueueArn}, which feeds {function.Resource.LogicalId}; Lambda refuses such a mapping",
                "Allow it there");
        }
    }

    private static IEnumerable<JsonObject> Statements(JsonNode? document) => (document?["Statement"] switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    }).Where(statement => statement["Effect"]?.ToString() == "Allow");

    private static bool Covers(JsonObject statement, string action, string resource) =>
        Texts(statement["Action"]).Any(pattern => Fits(pattern, action, RegexOptions.IgnoreCase))
        && Texts(statement["Resource"]).Any(pattern => Fits(pattern, resource, RegexOptions.None));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(entry => entry!.ToString()),
        var one => [one.ToString()],
    };

    private static bool Fits(string pattern, string text, RegexOptions options) => Regex.IsMatch(
        text, $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z", options | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));
}
