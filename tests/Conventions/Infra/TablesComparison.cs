using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Holds <c>tables.yaml</c> against the templates: what CloudFormation makes has to be what the schema says, and nothing else.</summary>
internal static class TablesComparison
{
    public static IReadOnlyList<string> Tables(TablesFile tables, JsonObject template)
    {
        var found = template.Resources("AWS::DynamoDB::Table").Concat(template.Resources("AWS::DynamoDB::GlobalTable")).Select(table => table.Id).ToArray();
        var wanted = tables.Tables.SelectMany(table => new[] { table.Resource, ReplicatedTable.IdOf(table) }).ToArray();
        var sets = found.Except(wanted).Select(id => $"{id} is not in the schema").Concat(wanted.Except(found).Select(id => $"{id} is not in the template"));

        return
        [
            .. sets,
            .. from table in tables.Tables
               from kind in new[] { (Id: table.Resource, Expected: (Func<TableDefinition, JsonObject, Expectations>)Table), (Id: ReplicatedTable.IdOf(table), Expected: ReplicatedTable.Expect) }
               where found.Contains(kind.Id, StringComparer.Ordinal)
               from one in Common(table, template["Resources"]![kind.Id]!.AsObject()).Concat(kind.Expected(table, template["Resources"]![kind.Id]!.AsObject()))
               where !JsonNode.DeepEquals(one.Value.Wanted, one.Value.Found)
               select $"{kind.Id}.{one.Key}: the schema says {Show(one.Value.Wanted)}, the template {Show(one.Value.Found)}",
        ];
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

    /// <summary>What holds for both kinds.</summary>
    private static Expectations Common(TableDefinition table, JsonObject resource)
    {
        var properties = resource["Properties"]!;
        var defined = table.Key.Attributes.Concat(table.Indexes.SelectMany(index => index.Key.Attributes)).Distinct();
        return new()
        {
            ["KeySchema"] = (Key(table.Key), properties["KeySchema"]),
            ["AttributeDefinitions"] = (Sorted(defined.Select(Definition)), Sorted(properties["AttributeDefinitions"].Many())),
            ["GlobalSecondaryIndexes"] = (Sorted(table.Indexes.Select(Index)), Sorted(properties["GlobalSecondaryIndexes"].Many())),
            ["LocalSecondaryIndexes"] = (null, properties["LocalSecondaryIndexes"]),
            ["BillingMode"] = ("PAY_PER_REQUEST", properties["BillingMode"]),
            ["TimeToLiveSpecification"] = (Expiry(table.Settings.TimeToLive), properties["TimeToLiveSpecification"]),
            ["TableName"] = (new JsonObject { ["Fn::Sub"] = $"${{ProjectName}}-${{Environment}}-{table.Name}" }, properties["TableName"]),
            ["DeletionPolicy"] = (Ref("DataRetention"), resource["DeletionPolicy"]),
            ["UpdateReplacePolicy"] = (Ref("DataRetention"), resource["UpdateReplacePolicy"]),
        };
    }

    private static Expectations Table(TableDefinition table, JsonObject resource) => new()
    {
        ["Condition"] = ("IsInOneRegion", resource["Condition"]),
        ["PointInTimeRecoverySpecification"] =
            (new JsonObject { ["PointInTimeRecoveryEnabled"] = table.Settings.PointInTimeRecovery }, resource["Properties"]!["PointInTimeRecoverySpecification"]),
        ["SSESpecification"] = (JsonNode.Parse(Encryption), resource["Properties"]!["SSESpecification"]),
        ["StreamSpecification"] = (table.Name == "conversations" ? JsonNode.Parse(Stream) : null, resource["Properties"]!["StreamSpecification"]),
        ["DeletionProtectionEnabled"] = (Ref("DeletionProtection"), resource["Properties"]!["DeletionProtectionEnabled"]),
    };

    private const string Stream = """{"Fn::If":["HasEvents",{"StreamViewType":"NEW_AND_OLD_IMAGES"},{"Ref":"AWS::NoValue"}]}""";

    private const string Encryption =
        """{"Fn::If":["HasOwnKey",{"SSEEnabled":true,"SSEType":"KMS","KMSMasterKeyId":{"Ref":"KmsKeyArn"}},{"SSEEnabled":false}]}""";

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    internal static JsonObject Ref(string name) => new() { ["Ref"] = name };

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
