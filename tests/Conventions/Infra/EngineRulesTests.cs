namespace Engines.Tests.Conventions.Infra;

public sealed class EngineRulesTests
{
    public static TheoryData<string> Names => Engine.Names;

    [Theory, MemberData(nameof(Names))]
    public void Engine_KeepsEveryRule(string engine) => Assert.Empty(EngineRules.All(Engine.Named(engine).Template, Engine.Named(engine)));

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
    [InlineData("Resource: !GetAtt TemplateSenderLogs.Arn", "Resource: !Sub \"${TemplateSenderLogs.Arn}*\"", "Logs: names no single resource")]
    [InlineData("function:${ProjectName}-${Environment}-template-sender\n", "function:${ProjectName}-*\n", "Alias: names no single resource")]
    [InlineData("      Policies:\n        - PolicyName: template-sender\n", "      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSQSFullAccess]\n      Policies:\n        - PolicyName: template-sender\n", "stands elsewhere")]
    [InlineData("      AutoPublishAlias: live\n", "", "no alias")]
    [InlineData("      AutoPublishAliasAllProperties: true\n", "", "would not reach the alias")]
    [InlineData("        Type: !Ref DeploymentPreference\n", "        Type: AllAtOnce\n", "no parameter says how")]
    [InlineData("        Role: !GetAtt DeploymentRole.Arn\n", "", "SAM's own role")]
    [InlineData("        Alarms: [!Ref NewVersionErrorsAlarm]\n", "        Alarms: []\n", "nothing brakes")]
    [InlineData("        Alarms: [!Ref NewVersionErrorsAlarm]\n", "        Alarms: [!Ref FunctionErrorsAlarm]\n", "FunctionErrorsAlarm is not about the new version alone")]
    [InlineData("Value: !Sub \"${TemplateSenderFunction}:live\"", "Value: !Sub \"${TemplateSenderFunction}:prod\"", "NewVersionErrorsAlarm is not about the new version alone")]
    [InlineData("alarm:${ProjectName}-${Environment}-template-sender-new-version", "alarm:${ProjectName}-${Environment}-template-sender-errors", "may not look at NewVersionErrorsAlarm")]
    [InlineData("            Enabled: !If [IsReceiving, true, false]\n", "", "cannot be told to stand by")]
    [InlineData("Queues: [!Ref TemplateSenderDeadLetterQueue]", "Queues: [!Ref TemplateSenderQueue]", "plain HTTP")]
    public void Sender_WithOneThingChanged_BreaksThatRule(string from, string to, string problem)
    {
        var text = SourceTree.Read("template-sender-engine/template.yaml");
        Assert.Contains(from, text, StringComparison.Ordinal);

        var found = EngineRules.All(CloudFormation.Parse(text.Replace(from, to, StringComparison.Ordinal)), Engine.Sender);

        Assert.Contains(found, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Architecture_HasADefaultThatTheMakefileKnows(string engine)
    {
        var architecture = Engine.Named(engine).Template["Parameters"]!["Architecture"]!;
        var allowed = architecture["AllowedValues"]!.AsArray().Select(name => name!.ToString()).ToArray();

        Assert.All(allowed, name => Assert.Contains($"RID_{name} := linux-", Engine.Named(engine).Makefile, StringComparison.Ordinal));
        Assert.Contains(architecture["Default"]!.ToString(), allowed);
    }

    [Theory, MemberData(nameof(Names))]
    public void Build_OfEveryFunction_HasItsTargetAndItsProject(string engine)
    {
        var makefile = Engine.Named(engine).Makefile;

        Assert.All(Engine.Named(engine).Template.Resources("AWS::Serverless::Function"),
            function => Assert.Contains($"\nbuild-{function.Id}:", makefile, StringComparison.Ordinal));
        Assert.Contains($"$(ROOT)/{Engine.Named(engine).ProjectPath}\n", makefile, StringComparison.Ordinal);
        Assert.Contains($"$(ROOT)/{Engine.Named(engine).TemplatePath}\n", makefile, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Build_OfEveryFunction_MakesEachPackageANewRelease(string engine)
    {
        Assert.Contains("\nRELEASE ?= $(shell date", Engine.Named(engine).Makefile, StringComparison.Ordinal);
        Assert.Contains("> \"$(ARTIFACTS_DIR)/release.json\"", Engine.Named(engine).Makefile, StringComparison.Ordinal);
    }
}
