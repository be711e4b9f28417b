using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Creation;

public sealed class RenderingTests
{
    private const string Template = """
        Parameters: { Topic: { Default: "" }, Keep: { Default: Retain }, Arns: { Default: "" } }
        Conditions:
          HasTopic: !Not [!Equals [!Ref Topic, ""]]
          HasAll: !And [!Condition HasTopic, !Equals [!Ref Keep, Retain]]
          HasAny: !Or [!Condition HasTopic, !Not [!Equals [!Join ["", !Ref Arns], ""]]]
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            DeletionPolicy: !Ref Keep
            Properties: { Tags: [!If [HasTopic, 1, !Ref AWS::NoValue], 2], Delay: !If [HasAll, 3, !Ref AWS::NoValue] }
          Alarm: { Type: AWS::CloudWatch::Alarm, Condition: HasAny }
        """;

    [Theory]
    [InlineData("", "", """{"Queue":{"Type":"AWS::SQS::Queue","DeletionPolicy":"Retain","Properties":{"Tags":[2]}}}""")]
    [InlineData("t", "", """{"Queue":{"Type":"AWS::SQS::Queue","DeletionPolicy":"Retain","Properties":{"Tags":[1,2],"Delay":3}},"Alarm":{"Type":"AWS::CloudWatch::Alarm","Condition":"HasAny"}}""")]
    [InlineData("", "a,b", """{"Queue":{"Type":"AWS::SQS::Queue","DeletionPolicy":"Retain","Properties":{"Tags":[2]}},"Alarm":{"Type":"AWS::CloudWatch::Alarm","Condition":"HasAny"}}""")]
    public void Resources_ByParameters_AreThoseThatConditionsAllow(string topic, string arns, string expected)
    {
        var rendered = new Rendering(CloudFormation.Parse(Template), new Dictionary<string, string> { ["Topic"] = topic, ["Arns"] = arns }).Render();

        Assert.Equal(expected, rendered["Resources"]!.ToJsonString());
    }

    [Fact]
    public void Condition_ThatCannotBeRead_IsNotGuessed() => Assert.Throws<NotSupportedException>(() =>
        new Rendering(CloudFormation.Parse("Conditions: { Odd: !Equals [!Sub x, y] }"), new Dictionary<string, string>()).Holds("Odd"));

    [Fact]
    public void References_ToWhatIsRemoved_DoNotStay()
    {
        var template = CloudFormation.Parse("""
            Resources:
              Function: { Type: AWS::Lambda::Function }
              Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function } }
              Bell: { Type: AWS::CloudWatch::Alarm }
              Mapping:
                Type: AWS::Lambda::EventSourceMapping
                DependsOn: [Bell, Function]
                Properties: { FunctionName: !Ref Live, A: !GetAtt Bell.Arn, B: !Sub "x-${Bell}-${Function}" }
            """);

        var mapping = MotoTemplate.For(template)["Resources"]!["Mapping"]!;

        Assert.Equal("""{"FunctionName":{"Ref":"Function"},"A":"no-Bell","B":{"Fn::Sub":"x-no-Bell-${Function}"}}""", mapping["Properties"]!.ToJsonString());
        Assert.Equal("""["Function"]""", mapping["DependsOn"]!.ToJsonString());
    }
}
