using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class AlarmRulesTests
{
    private const string SharedPath = "shared-infra/template.yaml";

    private static readonly JsonObject Shared = CloudFormation.Load(SharedPath);

    public static TheoryData<string> Names => Engine.Names;

    [Theory, MemberData(nameof(Names))]
    public void Alarms_OfEveryEngine_KeepEveryRule(string engine) => Assert.Empty(AlarmRules.All(Engine.Named(engine).Template, "AlarmTopicArn"));

    [Fact]
    public void Alarms_OfTheSharedStack_KeepEveryRule() => Assert.Empty(AlarmRules.All(Shared, "AlarmTopic"));

    [Theory]
    [InlineData("MetricName: Unconfirmed", "MetricName: Uncertain", "template-sender never counts Uncertain")]
    [InlineData("MetricName: RefusedTemplateStopped", "MetricName: RefusedStoppedTemplate", "never counts RefusedStoppedTemplate")]
    [InlineData("Dimensions: [{ Name: Service, Value: template-sender }]", "Dimensions: [{ Name: Service, Value: sender }]", "dimension Service of an engine")]
    [InlineData("Namespace: Engines", "Namespace: Engine", "not of namespace Engines")]
    [InlineData("MetricName: Throttles", "MetricName: Throttled", "AWS has no metric AWS/Lambda Throttled FunctionName")]
    [InlineData("Dimensions: [{ Name: FunctionName, Value: !Ref TemplateSenderFunction }]", "Dimensions: [{ Name: Function, Value: !Ref TemplateSenderFunction }]", "AWS has no metric")]
    [InlineData("MetricName: ApproximateAgeOfOldestMessage", "MetricName: ApproximateAge", "AWS has no metric")]
    [InlineData("      AlarmActions: [!Ref AlarmTopicArn]\n", "", "does not hear of it")]
    [InlineData("TreatMissingData: notBreaching", "TreatMissingData: breaching", "takes silence for trouble")]
    [InlineData("A rule of the provider or of a country forbids messages, such as content filters, a missing registration or a blocked country.", "x.", "its description has")]
    public void Alarms_WithOneThingChanged_BreakThatRule(string from, string to, string problem)
    {
        var text = SourceTree.Read(Engine.Sender.TemplatePath);
        Assert.Contains(from, text, StringComparison.Ordinal);
        if (to == "x.")
            text = text.Replace("Those messages failed. Look for the code in the log,\n        then at the provider's page about it; repeated refusals cost the sender's quality, so pause the channel or template until it is settled.", "", StringComparison.Ordinal);

        var found = AlarmRules.All(CloudFormation.Parse(text.Replace(from, to, StringComparison.Ordinal)), "AlarmTopicArn");

        Assert.Contains(found, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Emitted_HasWhatTheTalliesCount()
    {
        Assert.Superset(new HashSet<string> { "Sent", "Failed", "RetryWait", "Unconfirmed", "DeadLettered", "RefusedRecipient" }, MetricNames.Emitted("template-sender").ToHashSet());
        Assert.Superset(new HashSet<string> { "RepliesRecorded", "AnswerSent", "HandedOff", "Unconfirmed", "OptOuts", "RefusedPolicy" }, MetricNames.Emitted("replies").ToHashSet());
    }

    [Fact]
    public void Runbook_HasAHeadingForEveryAlarm()
    {
        var alarms = Engine.All.SelectMany(engine => AlarmRules.Names(engine.Template)).Concat(AlarmRules.Names(Shared)).Append("backup-failed").ToArray();
        var headings = AlarmRules.Headings(SourceTree.Read("docs/runbook.md")).ToArray();

        Assert.Empty(alarms.Except(headings));
        Assert.Empty(headings.Except(alarms));
        Assert.Equal(headings.Length, headings.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("ConversationsTable", "conversations")]
    [InlineData("CompanyDataTable", "companies")]
    public void SystemErrors_AreWatchedForEveryOperationOfTheEngines(string resource, string table)
    {
        var used = Engines.Schema.TablesFile.Load(Path.Combine(SourceTree.Root, "shared-infra/schema/tables.yaml")).Access.Values
            .Where(access => access.ContainsKey(table)).SelectMany(access => access[table]).ToHashSet(StringComparer.Ordinal);
        var watched = Shared["Resources"]![resource == "ConversationsTable" ? "ConversationsSystemErrorsAlarm" : "CompaniesSystemErrorsAlarm"]!["Properties"]!.AsObject();

        var operations = AlarmRules.Metrics(watched).Select(metric => metric.Dimensions.Single(dimension => dimension.Name == "Operation").Value);

        Assert.Empty(used.Except(operations));
    }
}
