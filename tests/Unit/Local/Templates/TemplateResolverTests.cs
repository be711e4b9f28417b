namespace Engines.Tests.Unit.Local.Templates;

public sealed class TemplateResolverTests
{
    private const string Bus = "Type: AWS::Events::EventBus";

    [Theory]
    [InlineData("!Select [1, [a, b]]", "b")]
    [InlineData("!Select [2, !Split ['-', a-b-c]]", "c")]
    [InlineData("!Join ['/', !Split [',', 'a,b']]", "a/b")]
    [InlineData("!Sub '${A}-${!A}-${AWS::Region}-${AWS::AccountId}'", "given-${A}-eu-west-1-000000000000")]
    [InlineData("!Sub ['${A}-${Own}', {Own: !Ref AWS::Partition}]", "given-aws")]
    [InlineData("!Sub '${Queue}/${Queue.QueueName}'", "https://sqs.eu-west-1.amazonaws.com/000000000000/jobs/jobs")]
    [InlineData("!GetAtt Queue.Arn", "arn:aws:sqs:eu-west-1:000000000000:jobs")]
    [InlineData("Fn::GetAtt: Queue.Arn", null)]
    [InlineData("!Ref Unnamed", "https://sqs.eu-west-1.amazonaws.com/000000000000/test-stack-Unnamed-000000000000")]
    [InlineData("!ImportValue shared-name", "exported")]
    [InlineData("Fn::ImportValue: !Sub 'shared-${Name}'", "exported")]
    [InlineData("!Base64 abc", "YWJj")]
    [InlineData("!If [IsGiven, yes-branch, !Ref AWS::NoValue]", "yes-branch")]
    [InlineData("!FindInMap [Sizes, small, !Ref Name]", "4")]
    [InlineData("!Ref Stored", "one")]
    [InlineData("!Join ['+', !Ref StoredList]", "one+two")]
    [InlineData("!Select [0, !Ref List]", "x")]
    [InlineData("!Ref AWS::StackName", "test-stack")]
    public void Resolve_OfOneFunction_GivesItsValue(string value, string? expected)
    {
        var text = $$$"""
            Parameters:
              A: {Type: String}
              Name: {Type: String, Default: name}
              List: {Type: CommaDelimitedList, Default: 'x, y'}
              Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /stored/name}
              StoredList: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /stored/list}
            Mappings: {Sizes: {small: {name: 4} } }
            Conditions: {IsGiven: !Not [!Equals [!Ref A, '']]}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
              Unnamed: {Type: AWS::SQS::Queue}
              Bus:
                {{{Bus}}}
                Properties:
                  Name:
                    {{{value}}}
            """;

        if (expected is null)
            Assert.Contains("does not name a resource and an attribute", Trees.Refused(text, ("A", "given")), StringComparison.Ordinal);
        else
            Assert.Equal(expected, Trees.Resolve(text, ("A", "given")).Resources["Bus"].Properties["Name"]!.ToString());
    }

    [Fact]
    public void Resolve_OfNoValue_LeavesNoTrace()
    {
        var resolved = Trees.Resolve("""
            Conditions: {Never: !Equals [a, b]}
            Resources:
              Bus:
                Type: AWS::Events::EventBus
                Properties:
                  Gone: !If [Never, 1, !Ref AWS::NoValue]
                  List: [1, !Ref AWS::NoValue, {a: !Ref AWS::NoValue, b: 2}]
              Absent: {Type: AWS::Events::EventBus, Condition: Never}
            """);

        Assert.Equal("""{"List":[1,{"b":2}]}""", resolved.Resources["Bus"].Properties.ToJsonString());
        Assert.DoesNotContain("Absent", resolved.Resources.Keys);
    }

    [Fact]
    public void Resolve_WithGlobals_MergesThem()
    {
        var resolved = Trees.Resolve("""
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Timeout: 9, MemorySize: 256, Environment: {Variables: {A: 1, B: 1}}, Architectures: [arm64]}}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Timeout: 5, Environment: {Variables: {B: 2}}, Architectures: [x86_64]}}
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: q}}
            """);

        var properties = resolved.Resources["F"].Properties;
        Assert.Equal(("5", "256"), (properties["Timeout"]!.ToString(), properties["MemorySize"]!.ToString()));
        Assert.Equal("""{"A":1,"B":2}""", properties["Environment"]!["Variables"]!.ToJsonString());
        Assert.Equal("""["arm64","x86_64"]""", properties["Architectures"]!.ToJsonString());
        Assert.Equal("""{"QueueName":"q"}""", resolved.Resources["Queue"].Properties.ToJsonString());
    }

    [Theory]
    [InlineData("A: {Type: AWS::SQS::Queue, DependsOn: B}\n  B: {Type: AWS::SQS::Queue, DependsOn: [A]}", "resources wait for each other: A -> B -> A")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt B.QueueName}}\n  B: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.QueueName}}", "go round in a circle")]
    [InlineData("A: {Type: AWS::SQS::Queue, DependsOn: C}", "A depends on C, which is no resource")]
    [InlineData("A: {Type: AWS::SQS::Queue, Proprties: {}}", "A has an attribute Proprties")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: {Ref: AWS::Region, Other: 1}}}", "Ref stands beside other names")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: {'Fn::Cidr': [a]}}}", "Fn::Cidr is not a function that the local cloud knows")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: {'Fn::Length': [a]}}}", "Fn::Length needs the transform AWS::LanguageExtensions")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Select [2, [a]]}}", "Fn::Select asks for entry 2 of 1")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: !ImportValue gone}}", "no stack exports gone")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${AWS::Region'}}", "${ is not closed")]
    [InlineData("A: {Type: AWS::DynamoDB::Table}\n  B: {Type: AWS::Events::EventBus, Properties: {Name: !GetAtt A.StreamArn}}", "A has no StreamArn, as it is declared")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: }}", "a value is missing")]
    [InlineData("A: {Type: AWS::SQS::Queue, Properties: {QueueName: &x y}}", "is an anchor")]
    [InlineData("A: {Type: AWS::SQS::Queue", "this is not YAML")]
    public void Resolve_OfAMistake_SaysWhat(string resources, string message)
    {
        var refusal = Trees.Refused($"Resources:\n  {resources}\n");

        Assert.Contains(message, refusal, StringComparison.Ordinal);
        Assert.StartsWith("t.yaml:", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{Type: String, MinLength: 3}", "ab", "MinLength is 3")]
    [InlineData("{Type: String, MaxLength: 1}", "ab", "MaxLength is 1")]
    [InlineData("{Type: String, AllowedPattern: 'a'}", "ab", "cannot be 'ab': AllowedPattern is a")]
    [InlineData("{Type: String, AllowedValues: [a, b]}", "ab", "AllowedValues are a, b")]
    [InlineData("{Type: Number, MinValue: 5}", "4", "MinValue is 5")]
    [InlineData("{Type: List<Number>}", "4,x", "cannot be 'x': it must be a number")]
    [InlineData("{Type: 'AWS::SSM::Parameter::Value<String>'}", "/gone", "nothing stands there in Parameter Store")]
    [InlineData("{Type: 'AWS::EC2::VPC::Id'}", "vpc", "which the local cloud does not know")]
    public void Resolve_WithAParameterThatIsNotAllowed_NamesValueAndRule(string declaration, string value, string message) => Assert.Contains(
        message, Trees.Refused($"Parameters: {{P: {declaration}}}\nResources: {{A: {{{Bus}}}}}", ("P", value)), StringComparison.Ordinal);
}
