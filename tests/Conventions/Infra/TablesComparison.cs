using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Holds <c>tables.yaml</c> against the templates: what CloudFormation makes has to be what the schema says, and nothing else.</summary>
internal static class TablesComparison
{
    public static IReadOnlyList<string> Tables(TablesFile tables, JsonObject template)
    {
        var found = template.Resources("AWS::DynamoDB::Table").Select(table => table.Id).ToArray();
        var wanted = tables.Tables.Select(table => table.Resource).ToArray();
        var sets = found.Except(wanted).Select(id => $"{id} is not in the schema").Concat(wanted.Except(found).Select(id => $"{id} is not in the template"));

        var pairs = tables.Tables.Where(table => found.Contains(table.Resource, StringComparer.Ordinal));
        return [.. sets, .. pairs.SelectMany(table => Table(table, template["Resources"]![table.Resource]!.AsObject()))];
    }

    /// <summary>Whether a role may do on the tables exactly what <c>access</c> says; statements name the ARNs by parameter.</summary>
    public static IReadOnlyList<string> Access(IReadOnlyDictionary<string, IReadOnlyList<string>> access, JsonObject template)
    {
        var wanted = access.SelectMany(table => table.Value.Select(operation => $"{Parameter(table.Key)} {operation}"));
        var granted = template.Resources("AWS::IAM::Role").SelectMany(role => role.Properties.Objects())
            .Where(statement => statement["Effect"]?.ToString() == "Allow" && statement.ContainsKey("Action"))
            .SelectMany(statement => statement["Action"].Many().Select(action => action!.ToString())
                .Where(action => action.StartsWith("dynamodb:", StringComparison.Ordinal))
                .SelectMany(action => statement["Resource"].Many().Select(resource => $"{resource!["Ref"] ?? resource} {action["dynamodb:".Length..]}")))
            .ToArray();

        return [.. wanted.Except(granted).Select(one => $"not granted: {one}"), .. granted.Except(wanted).Select(one => $"not in the schema: {one}")];

        static string Parameter(string table) => $"{char.ToUpperInvariant(table[0])}{table[1..]}TableArn";
    }

    private static IEnumerable<string> Table(TableDefinition table, JsonObject resource)
    {
        var properties = resource["Properties"]!;
        var defined = table.Key.Attributes.Concat(table.Indexes.SelectMany(index => index.Key.Attributes)).Distinct();
        var expected = new Dictionary<string, (JsonNode? Wanted, JsonNode? Found)>
        {
            ["KeySchema"] = (Key(table.Key), properties["KeySchema"]),
            ["AttributeDefinitions"] = (Sorted(defined.Select(Definition)), Sorted(properties["AttributeDefinitions"].Many())),
            ["GlobalSecondaryIndexes"] = (Sorted(table.Indexes.Select(Index)), Sorted(properties["GlobalSecondaryIndexes"].Many())),
            ["LocalSecondaryIndexes"] = (null, properties["LocalSecondaryIndexes"]),
            ["BillingMode"] = ("PAY_PER_REQUEST", properties["BillingMode"]),
            ["TimeToLiveSpecification"] = (Expiry(table.Settings.TimeToLive), properties["TimeToLiveSpecification"]),
            ["PointInTimeRecoverySpecification"] =
                (new JsonObject { ["PointInTimeRecoveryEnabled"] = table.Settings.PointInTimeRecovery }, properties["PointInTimeRecoverySpecification"]),
            ["SSESpecification"] = (JsonNode.Parse(Encryption), properties["SSESpecification"]),
            ["StreamSpecification"] = (null, properties["StreamSpecification"]),
            ["DeletionProtectionEnabled"] = (Ref("DeletionProtection"), properties["DeletionProtectionEnabled"]),
            ["TableName"] = (new JsonObject { ["Fn::Sub"] = $"${{ProjectName}}-${{Environment}}-{table.Name}" }, properties["TableName"]),
            ["DeletionPolicy"] = (Ref("DataRetention"), resource["DeletionPolicy"]),
            ["UpdateReplacePolicy"] = (Ref("DataRetention"), resource["UpdateReplacePolicy"]),
        };

        return expected.Where(one => !JsonNode.DeepEquals(one.Value.Wanted, one.Value.Found))
            .Select(one => $"{table.Resource}.{one.Key}: the schema says {Show(one.Value.Wanted)}, the template {Show(one.Value.Found)}");
    }

    private const string Encryption =
        """{"Fn::If":["HasOwnKey",{"SSEEnabled":true,"SSEType":"KMS","KMSMasterKeyId":{"Ref":"KmsKeyArn"}},{"SSEEnabled":false}]}""";

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    private static JsonObject Ref(string name) => new() { ["Ref"] = name };

    private static JsonObject? Expiry(string? attribute) => attribute is null ? null : new() { ["AttributeName"] = attribute, ["Enabled"] = true };

    private static JsonObject Definition(KeyAttribute attribute) => new() { ["AttributeName"] = attribute.Name, ["AttributeType"] = attribute.Type };

    private static JsonArray Key(KeySchema key) =>
        [.. key.Attributes.Select((attribute, index) => new JsonObject { ["AttributeName"] = attribute.Name, ["KeyType"] = index == 0 ? "HASH" : "RANGE" })];

    private static JsonObject Index(IndexDefinition index)
    {
        var projection = new JsonObject { ["ProjectionType"] = index.Projection };
        if (index.Attributes.Count > 0)
            projection["NonKeyAttributes"] = new JsonArray([.. index.Attributes.Select(attribute => (JsonNode)attribute)]);
        return new() { ["IndexName"] = index.Name, ["KeySchema"] = Key(index.Key), ["Projection"] = projection };
    }

    private static JsonArray Sorted(IEnumerable<JsonNode?> nodes) =>
        [.. nodes.Select(node => node?.DeepClone()).OrderBy(node => node?.ToJsonString(), StringComparer.Ordinal)];
}
