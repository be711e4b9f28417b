using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class ApiRulesTests
{
    private static readonly JsonObject Replies = Engine.Replies.Template;

    [Fact]
    public void Api_HasTheFourMethods() => Assert.Equal(
        ["GET /meta", "POST /meta", "POST /twilio", "POST /twilio/{proxy+}"], ApiRules.Methods(Replies).Select(one => one.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Api_KeepsEveryRule() => Assert.Empty(ApiRules.All(Replies));

    [Fact]
    public void Topics_KeepEveryRule() => Assert.Empty(TopicRules.All(Replies));

    [Theory]
    [InlineData("MessageAttribute.3.Name=host", "MessageAttribute.3.Name=hostname", "sets the attributes")]
    [InlineData("MessageAttribute.6.Value.StringValue=$util.urlEncode($contentType)", "MessageAttribute.6.Value.StringValue=$contentType", "sets the attributes")]
    [InlineData("&MessageAttribute.2.Name=signature", "&MessageAttribute.7.Name=signature", "sets the attributes")]
    [InlineData("MessageBody=$util.urlEncode($body)", "MessageBody=$body", "does not send the body")]
    [InlineData("application/json: !FindInMap [Edge, Request, SendMessage]", "application/json: !FindInMap [Edge, Answer, Nothing]", "does not send the body")]
    [InlineData("passthroughBehavior: never", "passthroughBehavior: when_no_match", "no mapping template covers")]
    [InlineData("type: mock", "type: http_proxy", "neither answered")]
    [InlineData("default:\n                    statusCode: \"503\"", "default:\n                    statusCode: \"200\"", "for a success")]
    [InlineData("\"413\":\n                    statusCode: \"413\"", "\"413\":\n                    statusCode: \"404\"", "does not declare")]
    [InlineData("responseTemplates: { text/xml: !FindInMap [Edge, Answer, Twiml] }", "responseTemplates: {}", "stands behind the API")]
    [InlineData("DataTraceEnabled: false", "DataTraceEnabled: true", "execution logs")]
    [InlineData("LoggingLevel: \"OFF\"", "LoggingLevel: INFO", "execution logs")]
    [InlineData("ThrottlingRateLimit: !Ref ApiRateMax", "CachingEnabled: false", "limits the rate")]
    [InlineData("\"resource\":\"$context.resourcePath\"", "\"path\":\"$context.path\"", "$context.path does not belong")]
    [InlineData("\"resource\":\"$context.resourcePath\"", "\"body\":\"$input.body\"", "$input.body does not belong")]
    [InlineData("Type: REGIONAL", "Type: EDGE", "not Regional")]
    [InlineData("      SecurityPolicy: SecurityPolicy_TLS13_1_2_2021_06\n", "", "TLS 1.2")]
    [InlineData("AlwaysDeploy: true", "AlwaysDeploy: false", "not deployed")]
    [InlineData("    NoEcho: true\n", "", "is shown")]
    [InlineData("Value: !Ref RepliesQuarantineQueue", "Value: !Ref MetaVerifyToken", "places altogether")]
    [InlineData("LOG_LEVEL: !Ref LogLevel", "LOG_LEVEL: !Sub \"${MetaVerifyToken}\"", "places altogether")]
    [InlineData("Description: Webhooks of Meta and Twilio.", "Description: !Ref MetaVerifyToken", "places altogether")]
    [InlineData("Sid: Webhooks\n                Effect: Allow\n                Action: sqs:SendMessage", "Sid: Webhooks\n                Effect: Allow\n                Action: [sqs:SendMessage, sqs:PurgeQueue]", "something else than send")]
    [InlineData("Sid: Webhooks\n                Effect: Allow\n                Action: sqs:SendMessage\n                Resource: !GetAtt RepliesQueue.Arn", "Sid: Webhooks\n                Effect: Allow\n                Action: sqs:SendMessage\n                Resource: !GetAtt RepliesDeadLetterQueue.Arn", "something else than send")]
    [InlineData("- PolicyName: replies-api", "- PolicyName: more\n          PolicyDocument: { Statement: [{ Effect: Allow, Action: sqs:SendMessage, Resource: \"*\" }] }\n        - PolicyName: replies-api", "something else than send")]
    public void Api_WithOneThingChanged_BreaksThatRule(string from, string to, string problem) =>
        Assert.Contains(ApiRules.All(Changed(from, to)), found => found.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("TopicArn: !Ref SmsTopicArn", "TopicArn: arn:aws:sns:us-east-1:123456789012:sms", "the topic of SmsSubscription is not a parameter")]
    [InlineData("                    - !If [HasSmsTopic, !Ref SmsTopicArn, !Ref AWS::NoValue]\n", "", "SmsTopicArn is subscribed and may not send")]
    [InlineData("                    - !If [HasSmsTopic, !Ref SmsTopicArn, !Ref AWS::NoValue]", "                    - \"*\"", "\"*\" may send and is not subscribed")]
    [InlineData("Principal: { Service: sns.amazonaws.com }", "Principal: \"*\"", "Topics: lets more")]
    [InlineData("ArnEquals:", "ArnLike:", "Topics: lets more")]
    [InlineData("RawMessageDelivery: false", "RawMessageDelivery: true", "raw delivery")]
    [InlineData("    Condition: HasSmsTopic\n", "", "SmsSubscription: is there even")]
    public void Topics_WithOneThingChanged_BreakThatRule(string from, string to, string problem) =>
        Assert.Contains(TopicRules.All(Changed(from, to)), found => found.Contains(problem, StringComparison.Ordinal));

    private static JsonObject Changed(string from, string to)
    {
        var text = SourceTree.Read(Engine.Replies.TemplatePath);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return CloudFormation.Parse(text.Replace(from, to, StringComparison.Ordinal));
    }
}
