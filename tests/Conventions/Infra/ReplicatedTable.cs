using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What a table that stands in two Regions has to be: the same in both, with its own key where there is one.</summary>
internal static class ReplicatedTable
{
    private const string Encryption = """{"Fn::If":["HasOwnKey",{"SSEEnabled":true,"SSEType":"KMS"},{"SSEEnabled":false}]}""";

    public static string IdOf(TableDefinition table) => table.Resource.Replace("Table", "GlobalTable", StringComparison.Ordinal);

    public static Expectations Expect(TableDefinition table, JsonObject resource)
    {
        var properties = resource["Properties"]!;
        return new()
        {
            ["Condition"] = ("IsReplicated", resource["Condition"]),
            ["SSESpecification"] = (JsonNode.Parse(Encryption), properties["SSESpecification"]),
            ["StreamSpecification"] = (new JsonObject { ["StreamViewType"] = "NEW_AND_OLD_IMAGES" }, properties["StreamSpecification"]),
            ["MultiRegionConsistency"] = (null, properties["MultiRegionConsistency"]),
            ["Replicas"] = (new JsonArray(Replica(table, "AWS::Region", "KmsKeyArn"), Replica(table, "ReplicaRegion", "ReplicaKmsKeyArn")), properties["Replicas"]),
        };
    }

    private static JsonObject Replica(TableDefinition table, string region, string key) => new()
    {
        ["Region"] = TablesComparison.Ref(region),
        ["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = table.Settings.PointInTimeRecovery },
        ["SSESpecification"] = JsonNode.Parse($$$"""{"Fn::If":["HasOwnKey",{"KMSMasterKeyId":{"Ref":"{{{key}}}"}},{"Ref":"AWS::NoValue"}]}"""),
        ["DeletionProtectionEnabled"] = TablesComparison.Ref("DeletionProtection"),
        ["Tags"] = JsonNode.Parse("""
            [{"Key":"project","Value":{"Ref":"ProjectName"}},{"Key":"environment","Value":{"Ref":"Environment"}},{"Key":"stack","Value":"shared-infra"}]
            """),
    };
}

/// <summary>By property: what the schema says and what the template has.</summary>
internal sealed class Expectations : Dictionary<string, (JsonNode? Wanted, JsonNode? Found)>;
