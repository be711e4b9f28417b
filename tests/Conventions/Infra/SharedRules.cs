using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What the stacks must keep to together.</summary>
internal static class SharedRules
{
    private static readonly string[] Tables = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

    /// <summary>Tables outside the shared stack, names that two tables have without excluding each other, and tables without encryption.</summary>
    public static IEnumerable<string> TablesOnce(IReadOnlyDictionary<string, JsonObject> templates)
    {
        var found = templates.SelectMany(template => Tables.SelectMany(type => template.Value.Resources(type)
            .Select(table => (template.Key, table.Id, Name: table.Properties["TableName"]?.ToJsonString() ?? table.Id,
                Condition: template.Value["Resources"]![table.Id]!["Condition"]?.ToString() ?? "always", table.Properties)))).ToArray();
        return
        [
            .. found.Where(table => table.Key != "shared-infra/template.yaml").Select(table => $"{table.Id} stands in {table.Key}"),
            .. found.GroupBy(table => table.Name).Where(group => group.Count() > 1 && !group.Select(table => table.Condition).Order().SequenceEqual(["IsInOneRegion", "IsReplicated"]))
                .Select(group => $"{string.Join(" and ", group.Select(table => table.Id))} have one name"),
            .. found.Where(table => table.Properties["SSESpecification"] is null).Select(table => $"{table.Id} says nothing of encryption"),
        ];
    }

    /// <summary>Topics that cannot be encrypted with a key of one's own, or that take messages over plain HTTP or from anybody.</summary>
    public static IEnumerable<string> Topics(JsonObject template) => template.Resources("AWS::SNS::Topic").SelectMany(topic =>
    {
        var statements = template.Resources("AWS::SNS::TopicPolicy").Where(policy => policy.Properties["Topics"].Many().Any(one => one.Call("Ref")?.ToString() == topic.Id))
            .SelectMany(policy => policy.Properties.Objects()).Where(one => one.ContainsKey("Effect")).ToArray();
        return new[]
        {
            topic.Properties["KmsMasterKeyId"].Call("Fn::If")?[1].Call("Ref") is null ? "no key of one's own can encrypt it" : null,
            statements.Any(one => one["Effect"]!.ToString() == "Deny" && one["Condition"]?["Bool"]?["aws:SecureTransport"]?.ToString() == "false") ? null : "plain HTTP is not refused",
            statements.All(one => one["Effect"]!.ToString() == "Deny" || one["Condition"]?.ToJsonString().Contains("aws:Source", StringComparison.Ordinal) == true)
                ? null : "another account may publish to it",
        }.OfType<string>().Select(problem => $"{topic.Id}: {problem}");
    });

    /// <summary>Roles that a service could be talked into using for somebody else's account.</summary>
    public static IEnumerable<string> Trust(JsonObject template) => template.Resources("AWS::IAM::Role")
        .Where(role => role.Properties["AssumeRolePolicyDocument"].Objects().Any(one => one["Principal"]?["Service"]?.ToString() is "pipes.amazonaws.com" or "backup.amazonaws.com"
            && one["Condition"]?["StringEquals"]?["aws:SourceAccount"] is null))
        .Select(role => $"{role.Id}: another account's pipe or plan could use it");
}
