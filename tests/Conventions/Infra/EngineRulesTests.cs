using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

public sealed class EngineRulesTests
{
    private static readonly JsonObject Sender = CloudFormation.Load("template-sender-engine/template.yaml");

    private static readonly HashSet<string> Environment = [.. SourceTree.Read("template-sender-engine/environment.txt").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[0])];

    [Fact]
    public void Sender_KeepsEveryRule() => Assert.Empty(EngineRules.All(Sender, Assembly(), Environment));

    [Theory]
    [InlineData("VisibilityTimeout: 200", "VisibilityTimeout: 179", "six times")]
    [InlineData("Timeout: 30\n      Tracing", "Timeout: 60\n      Tracing", "six times")]
    [InlineData("            FunctionResponseTypes: [ReportBatchItemFailures]\n", "", "ReportBatchItemFailures")]
    [InlineData("            ScalingConfig: { MaximumConcurrency: !Ref MaximumConcurrency }\n", "", "limits the concurrency")]
    [InlineData("MessageRetentionPeriod: 864000", "MessageRetentionPeriod: 1209600", "no longer than the queue")]
    [InlineData("maxReceiveCount: 50", "maxReceiveCount: 3", "below 5")]
    [InlineData("!GetAtt TemplateSenderDeadLetterQueue.Arn\n        # Waiting", "elsewhere\n        # Waiting", "not in the template")]
    [InlineData("SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false", "SqsManagedSseEnabled")]
    [InlineData("Handler: TemplateSender", "Handler: TemplateSender::Function::Handle", "handler")]
    [InlineData("Runtime: dotnet10", "Runtime: dotnet8", "runtime")]
    [InlineData("      Role: !GetAtt TemplateSenderRole.Arn\n", "", "role of its own")]
    [InlineData("Tracing: Active", "Tracing: PassThrough", "tracing")]
    [InlineData("LogFormat: JSON", "LogFormat: Text", "logs are not JSON")]
    [InlineData("      RetentionInDays: !Ref LogRetentionDays\n", "", "kept for ever")]
    [InlineData("Action: dynamodb:GetItem", "Action: dynamodb:*", "allows dynamodb:*")]
    [InlineData("Resource: !Ref CompaniesTableArn", "Resource: \"*\"", "every resource")]
    [InlineData("SECRETS_SOURCE: extension", "SECRET_SOURCE: extension", "SECRET_SOURCE is set")]
    [InlineData("          LOG_LEVEL: !Ref LogLevel\n", "", "LOG_LEVEL is explained")]
    [InlineData("Queues: [!Ref TemplateSenderDeadLetterQueue]", "Queues: [!Ref TemplateSenderQueue]", "plain HTTP")]
    public void Sender_WithOneThingChanged_BreaksThatRule(string from, string to, string problem)
    {
        var text = SourceTree.Read("template-sender-engine/template.yaml");
        Assert.Contains(from, text, StringComparison.Ordinal);

        var found = EngineRules.All(CloudFormation.Parse(text.Replace(from, to, StringComparison.Ordinal)), Assembly(), Environment);

        Assert.Contains(found, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Architecture_HasADefaultThatTheMakefileKnows()
    {
        var makefile = SourceTree.Read("template-sender-engine/Makefile");

        Assert.All(Sender["Parameters"]!["Architecture"]!["AllowedValues"]!.AsArray(),
            name => Assert.Contains($"RID_{name} := linux-", makefile, StringComparison.Ordinal));
        Assert.Contains(Sender["Parameters"]!["Architecture"]!["Default"]!.ToString(),
            Sender["Parameters"]!["Architecture"]!["AllowedValues"]!.AsArray().Select(name => name!.ToString()));
    }

    [Fact]
    public void Build_OfEveryFunction_HasItsTarget() => Assert.All(
        Sender.Resources("AWS::Serverless::Function"),
        function => Assert.Contains($"\nbuild-{function.Id}:", SourceTree.Read("template-sender-engine/Makefile"), StringComparison.Ordinal));

    [Fact]
    public void Alarms_SayWhatToDo() => Assert.All(
        Sender.Resources("AWS::CloudWatch::Alarm"), alarm => Assert.True(alarm.Properties["AlarmDescription"]!.ToString().Length > 100, alarm.Id));

    // The name of the assembly is the project's, or that of its file.
    private static string Assembly()
    {
        const string Project = "template-sender-engine/src/TemplateSender/TemplateSender.csproj";
        var named = Regex.Match(SourceTree.Read(Project), "<AssemblyName>(.*?)</AssemblyName>");
        return named.Success ? named.Groups[1].Value : Path.GetFileNameWithoutExtension(Project);
    }
}
