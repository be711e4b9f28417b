using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class SharedRulesTests
{
    private const string Path = "shared-infra/template.yaml";

    private static readonly string Text = SourceTree.Read(Path);

    [Fact]
    public void Shared_KeepsEveryRule() => Assert.Empty(All(Text));

    [Theory]
    [InlineData("  LeaseGlobalTable:\n    Type: AWS::DynamoDB::GlobalTable\n    Condition: IsReplicated\n", "  LeaseGlobalTable:\n    Type: AWS::DynamoDB::GlobalTable\n", "LeaseTable and LeaseGlobalTable have one name")]
    [InlineData("TableName: !Sub ${ProjectName}-${Environment}-leases", "TableName: !Sub ${ProjectName}-${Environment}-companies", "have one name")]
    [InlineData("      SSESpecification: !If [HasOwnKey, { SSEEnabled: true, SSEType: KMS }, { SSEEnabled: false }]\n", "", "ConversationsGlobalTable says nothing of encryption")]
    [InlineData("      KmsMasterKeyId: !If [HasAlarmTopicKey, !Ref AlarmTopicKmsKeyArn, !Ref AWS::NoValue]\n", "", "AlarmTopic: no key")]
    [InlineData("            Condition: { StringEquals: { \"aws:SourceAccount\": !Ref AWS::AccountId } }\n          - !If", "          - !If", "AlarmTopic: another account")]
    [InlineData("Action: sns:Publish\n            Resource: !Ref AlarmTopic\n            Condition: { Bool: { \"aws:SecureTransport\": \"false\" } }", "Action: sns:Publish\n            Resource: !Ref AlarmTopic", "AlarmTopic: plain HTTP")]
    [InlineData("SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false", "EventsDeadLetterQueue: SqsManagedSseEnabled")]
    [InlineData("Action: events:PutEvents\n                Resource: !GetAtt EventBus.Arn", "Action: events:PutEvents\n                Resource: \"*\"", "Bus: is allowed on every resource")]
    [InlineData("Action: events:PutEvents", "Action: events:*", "allows events:*")]
    [InlineData("Sid: Backups", "Sid: More", "More: names no single resource")]
    [InlineData("              StringEquals: { \"aws:SourceAccount\": !Ref AWS::AccountId }\n", "", "EventsRole: another account's pipe")]
    public void Shared_WithOneThingChanged_BreaksThatRule(string from, string to, string problem)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);

        Assert.Contains(All(Text.Replace(from, to, StringComparison.Ordinal)), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_InAnEnginesStack_AreCaught()
    {
        var engine = Engine.Sender.Template;
        engine["Resources"]!["Table"] = JsonNode.Parse("""{"Type":"AWS::DynamoDB::Table","Properties":{"TableName":"more","SSESpecification":{}}}""");

        var found = SharedRules.TablesOnce(new Dictionary<string, JsonObject> { [Path] = CloudFormation.Parse(Text), [Engine.Sender.TemplatePath] = engine });

        Assert.Equal([$"Table stands in {Engine.Sender.TemplatePath}"], found);
    }

    [Theory]
    [InlineData("ReplicaIsElsewhere", "AWS::Region", "PrimaryRegion")]
    [InlineData("ReplicaHasItsOwnKey", "ReplicaKmsKeyArn")]
    [InlineData("PrimaryIsElsewhere", "AWS::Region")]
    [InlineData("ReplicaKeyHasAReplica", "ReplicaRegion", "KmsKeyArn")]
    [InlineData("CopiesNeedBackups", "DailyBackups")]
    public void Rules_OfTheTemplate_LookAtTheirParameters(string rule, params string[] parameters)
    {
        var assertions = CloudFormation.Parse(Text)["Rules"]![rule]!["Assertions"]!.ToJsonString();

        Assert.All(parameters, parameter => Assert.Contains($"\"Ref\":\"{parameter}\"", assertions, StringComparison.Ordinal));
    }

    private static string[] All(string text)
    {
        var template = CloudFormation.Parse(text);
        var templates = Engine.All.ToDictionary(engine => engine.TemplatePath, engine => engine.Template, StringComparer.Ordinal);
        templates[Path] = template;
        return
        [
            .. SharedRules.TablesOnce(templates), .. SharedRules.Topics(template), .. SharedRules.Trust(template),
            .. EngineRules.Queues(template), .. EngineRules.QueuePolicies(template), .. EngineRules.Statements(template),
        ];
    }
}
