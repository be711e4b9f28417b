using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra;

public sealed class TablesComparisonTests
{
    private static readonly TablesFile Schema = TablesFile.Load(Path.Combine(SourceTree.Root, "shared-infra/schema/tables.yaml"));
    private static readonly JsonObject Shared = CloudFormation.Load("shared-infra/template.yaml");
    private static readonly JsonObject Sender = Engine.Sender.Template;

    public static TheoryData<string> Names => Engine.Names;

    [Fact]
    public void Tables_OfTheTemplate_AreThoseOfTheSchema() => Assert.Empty(TablesComparison.Tables(Schema, Shared));

    [Theory, MemberData(nameof(Names))]
    public void Access_OfEveryEngine_IsThatOfTheSchema(string engine) =>
        Assert.Empty(TablesComparison.Access(Schema.Access[Engine.Named(engine).Service], Engine.Named(engine).Template));

    [Fact]
    public void Access_IsThatOfTheEngines() => Assert.Equal(Engine.All.Select(engine => engine.Service), Schema.Access.Keys);

    [Theory]
    [InlineData("KeySchema.0.AttributeName", "\"conversation\"")]
    [InlineData("KeySchema.1.KeyType", "\"HASH\"")]
    [InlineData("AttributeDefinitions.1.AttributeType", "\"N\"")]
    [InlineData("GlobalSecondaryIndexes.0.IndexName", "\"by-person\"")]
    [InlineData("GlobalSecondaryIndexes.0.KeySchema.1.AttributeName", "\"item_id\"")]
    [InlineData("GlobalSecondaryIndexes.0.Projection.ProjectionType", "\"ALL\"")]
    [InlineData("GlobalSecondaryIndexes.0.Projection.NonKeyAttributes.0", "\"request\"")]
    [InlineData("BillingMode", "\"PROVISIONED\"")]
    [InlineData("TimeToLiveSpecification.AttributeName", "\"lease_until\"")]
    [InlineData("TimeToLiveSpecification.Enabled", "false")]
    [InlineData("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "false")]
    [InlineData("SSESpecification.Fn::If.2", "null")]
    [InlineData("StreamSpecification", """{"StreamViewType":"NEW_AND_OLD_IMAGES"}""")]
    [InlineData("LocalSecondaryIndexes", "[]")]
    [InlineData("DeletionProtectionEnabled", "false")]
    [InlineData("TableName", "\"conversations\"")]
    public void Tables_WithOneThingChangedInTheTemplate_Differ(string path, string value)
    {
        var template = Shared.DeepClone().AsObject();
        Set(template["Resources"]!["ConversationsTable"]!["Properties"]!, path, JsonNode.Parse(value));

        var difference = Assert.Single(TablesComparison.Tables(Schema, template));

        Assert.StartsWith($"ConversationsTable.{path.Split('.')[0]}", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeySchema.0.AttributeName", "\"conversation\"")]
    [InlineData("AttributeDefinitions.1.AttributeType", "\"N\"")]
    [InlineData("GlobalSecondaryIndexes.0.Projection.NonKeyAttributes.0", "\"request\"")]
    [InlineData("BillingMode", "\"PROVISIONED\"")]
    [InlineData("TimeToLiveSpecification.AttributeName", "\"lease_until\"")]
    [InlineData("SSESpecification.Fn::If.2", "null")]
    [InlineData("StreamSpecification.StreamViewType", "\"KEYS_ONLY\"")]
    [InlineData("MultiRegionConsistency", "\"STRONG\"")]
    [InlineData("TableName", "\"conversations\"")]
    [InlineData("Replicas.0.Region", "\"us-east-1\"")]
    [InlineData("Replicas.1.Region.Ref", "\"AWS::Region\"")]
    [InlineData("Replicas.1.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "false")]
    [InlineData("Replicas.1.SSESpecification.Fn::If.1.KMSMasterKeyId.Ref", "\"KmsKeyArn\"")]
    [InlineData("Replicas.1.DeletionProtectionEnabled", "false")]
    public void ReplicatedTables_WithOneThingChangedInTheTemplate_Differ(string path, string value)
    {
        var template = Shared.DeepClone().AsObject();
        Set(template["Resources"]!["ConversationsGlobalTable"]!["Properties"]!, path, JsonNode.Parse(value));

        var difference = Assert.Single(TablesComparison.Tables(Schema, template));

        Assert.StartsWith($"ConversationsGlobalTable.{path.Split('.')[0]}", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LeaseTable", "Condition")]
    [InlineData("LeaseGlobalTable", "Condition")]
    [InlineData("LeaseGlobalTable", "DeletionPolicy")]
    public void Tables_WithoutOneThingBesideTheirProperties_Differ(string id, string name)
    {
        var template = Shared.DeepClone().AsObject();
        template["Resources"]![id]!.AsObject().Remove(name);

        Assert.StartsWith($"{id}.{name}", Assert.Single(TablesComparison.Tables(Schema, template)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DeletionPolicy")]
    [InlineData("UpdateReplacePolicy")]
    public void Tables_WithoutRetention_Differ(string policy)
    {
        var template = Shared.DeepClone().AsObject();
        template["Resources"]!["LeaseTable"]!.AsObject().Remove(policy);

        Assert.StartsWith($"LeaseTable.{policy}", Assert.Single(TablesComparison.Tables(Schema, template)), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OneMoreOrOneLess_Differ()
    {
        var more = Shared.DeepClone().AsObject();
        more["Resources"]!["OtherTable"] = more["Resources"]!["LeaseTable"]!.DeepClone();
        var less = Shared.DeepClone().AsObject();
        less["Resources"]!.AsObject().Remove("LeaseTable");

        Assert.Equal(["OtherTable is not in the schema"], TablesComparison.Tables(Schema, more));
        Assert.Equal(["LeaseTable is not in the template"], TablesComparison.Tables(Schema, less));
    }

    [Theory]
    [InlineData("sort: { name: item_id, type: S }", "sort: { name: item, type: S }")]
    [InlineData("attributes: [channel, ", "attributes: [")]
    [InlineData("    ttl: ttl\n", "")]
    [InlineData("point_in_time_recovery: true", "point_in_time_recovery: false")]
    public void Tables_WithOneThingChangedInTheSchema_Differ(string from, string to)
    {
        var text = SourceTree.Read("shared-infra/schema/tables.yaml");
        Assert.Contains(from, text, StringComparison.Ordinal);
        var schema = text.Replace(from, to, StringComparison.Ordinal)
            .Replace("item_id:", to.Contains("name: item,", StringComparison.Ordinal) ? "item:" : "item_id:", StringComparison.Ordinal);

        Assert.NotEmpty(TablesComparison.Tables(TablesFile.Parse(schema, "changed.yaml"), Shared));
    }

    [Theory]
    [InlineData("dynamodb:Query")]
    [InlineData("dynamodb:*")]
    public void Access_WithOneGrantMore_Differs(string action)
    {
        var template = Sender.DeepClone().AsObject();
        var statement = template.Objects().First(one => one["Sid"]?.ToString() == "Companies");
        statement["Action"] = new JsonArray("dynamodb:GetItem", action);

        Assert.Equal([$"not in the schema: CompaniesTableArn {action["dynamodb:".Length..]}"],
            TablesComparison.Access(Schema.Access["template-sender"], template));
    }

    [Fact]
    public void Access_OnAnIndex_Differs()
    {
        var template = Sender.DeepClone().AsObject();
        template.Objects().First(one => one["Sid"]?.ToString() == "Companies")["Resource"] =
            JsonNode.Parse("""{"Fn::Sub":"${ConversationsTableArn}/index/*"}""");

        Assert.Equal(2, TablesComparison.Access(Schema.Access["template-sender"], template).Count);
    }

    private static void Set(JsonNode node, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            node = node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!;

        if (node is JsonArray last)
            last[int.Parse(steps[^1], null)] = value;
        else
            node[steps[^1]] = value;
    }
}
