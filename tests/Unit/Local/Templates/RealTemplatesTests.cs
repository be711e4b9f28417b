using Engines.Local.Queues;
using Engines.Local.Templates;
using Engines.Schema;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Local.Templates;

public sealed class RealTemplatesTests
{
    [Theory, InlineData("dev"), InlineData("prod")]
    public void Load_OfEitherEnvironment_GivesNamesOfThatEnvironment(string environment)
    {
        var stacks = LocalStacks.Load(Trees.Real with { Environment = environment });

        Assert.Equal($"engines-{environment}-replies", stacks.Replies.Resources["RepliesQueue"].Properties["QueueName"]!.ToString());
        Assert.Equal($"engines-{environment}-conversations", stacks.Shared.Resources["ConversationsTable"].Name);
        Assert.Equal($"https://sqs.eu-west-1.amazonaws.com/000000000000/engines-{environment}-replies", stacks.Replies.Outputs["QueueUrl"]);
        Assert.Equal($"engines-{environment}-conversations", stacks.Shared.Exports[$"engines-{environment}-conversations-table-name"]);
        Assert.DoesNotContain("ConversationsGlobalTable", stacks.Shared.Resources.Keys);
    }

    [Fact]
    public void Load_WithAProjectOfItsOwn_RenamesEverythingThatTheEnginesFind()
    {
        var declared = Declarations.Of(LocalStacks.Load(Trees.Real with { ProjectName = "engines-12-3" }), Trees.Region);

        Assert.All(declared.Functions, function => Assert.Equal("engines-12-3-dev-companies", function.Variables["COMPANIES_TABLE"]));
        Assert.All(declared.Tables, table => Assert.StartsWith("engines-12-3-dev-", table.Creation.TableName, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_WithAReplica_MakesTheSameTables()
    {
        var declared = Declarations.Of(
            LocalStacks.Load(Trees.Real with { Parameters = new Dictionary<string, string> { ["ReplicaRegion"] = "eu-central-1" } }), Trees.Region);

        Assert.Equal(Trees.Declared.Tables.Select(table => table.Creation.TableName), declared.Tables.Select(table => table.Creation.TableName));
        Assert.Equal("engines-dev-conversations", declared.Functions[0].Variables["CONVERSATIONS_TABLE"]);
    }

    [Theory]
    [InlineData("engines-dev-template-sender", "TemplateSender", 15)]
    [InlineData("engines-dev-replies", "Replies", 20)]
    public void Functions_AreWhatTheirTemplatesSay(string name, string handler, int variables)
    {
        var function = Assert.Single(Trees.Declared.Functions, one => one.Name == name);
        var mapping = Assert.Single(function.Mappings);

        Assert.Equal((handler, 512, 30d, true, variables), (function.Handler, function.MemorySize, function.Timeout.TotalSeconds, function.LogsJson, function.Variables.Count));
        Assert.Equal($"arn:aws:sqs:eu-west-1:000000000000:{name}", mapping.QueueArn);
        Assert.Equal((true, 10), (mapping.IsEnabled, mapping.ConcurrencyMax));
        Assert.Equal(
            (10, TimeSpan.Zero, 10, true),
            (mapping.Options.BatchSize, mapping.Options.BatchingWindow, mapping.Options.MaximumConcurrency, mapping.Options.ReportBatchItemFailures));
    }

    [Fact]
    public void Variables_AreExactlyTheTemplates()
    {
        var replies = Trees.Declared.Functions.Single(function => function.Handler == "Replies").Variables;

        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/000000000000/engines-dev-replies-quarantine", replies["QUARANTINE_QUEUE_URL"]);
        Assert.Equal(("900", "365", "extension", "300"), (replies["RECONCILE_WINDOW_SECONDS"], replies["RETENTION_DAYS"], replies["SECRETS_SOURCE"], replies["SECRETS_MANAGER_TTL"]));
        Assert.Equal((Engines.Local.Providers.SesWebhook.Topic, "", ""), (replies["SES_TOPIC_ARN"], replies["SMS_TOPIC_ARN"], replies["PUBLIC_BASE_URL"]));
        Assert.Contains("SesSubscription", Trees.Stacks.Replies.Resources.Keys);
    }

    [Theory]
    [InlineData("engines-dev-template-sender", 200, 10, 20, "engines-dev-template-sender-dead")]
    [InlineData("engines-dev-replies", 200, 10, 20, "engines-dev-replies-dead")]
    [InlineData("engines-dev-replies-dead", 30, 14, 0, null)]
    [InlineData("engines-dev-replies-quarantine", 30, 14, 0, null)]
    public void Queues_AreWhatTheirTemplatesSay(string name, int visibility, int days, int wait, string? deadLetters)
    {
        var options = Trees.Declared.MakeQueues(Trees.Stacks.All, same => same, TimeProvider.System).Find(name)!.Options;

        Assert.Equal((visibility, days, wait, 0d), (options.VisibilityTimeout.TotalSeconds, options.Retention.TotalDays, options.ReceiveWait.TotalSeconds, options.Delay.TotalSeconds));
        Assert.Equal((deadLetters, deadLetters is null ? null : (int?)50), (options.Redrive?.DeadLetters.Options.Name, options.Redrive?.ReceivesMax));
    }

    [Fact]
    public void Tables_AreThoseOfTheSchema()
    {
        var schema = TablesFile.Load(Repository.PathOf("shared-infra/schema/tables.yaml"));

        Assert.Equal(schema.Tables.Count, Trees.Declared.Tables.Count);
        foreach (var table in schema.Tables)
        {
            var made = Assert.Single(Trees.Declared.Tables, one => one.Creation.TableName == $"engines-dev-{table.Name}");
            Assert.Equal(table.Key.Attributes.Select(attribute => attribute.Name), made.Creation.KeySchema.Select(key => key.AttributeName));
            Assert.Equal(table.Indexes.Select(index => index.Name), (made.Creation.GlobalSecondaryIndexes ?? []).Select(index => index.IndexName));
            Assert.Equal(table.Settings.TimeToLive, made.TimeToLive);
            Assert.Null(made.Creation.StreamSpecification);
        }
    }

    [Fact]
    public void Tables_WithEventsOut_HaveAStream()
    {
        var declared = Declarations.Of(LocalStacks.Load(Trees.Real with { Parameters = new Dictionary<string, string> { ["EventsOut"] = "true" } }), Trees.Region);

        Assert.Equal("NEW_AND_OLD_IMAGES", declared.Tables.Single(table => table.Creation.TableName == "engines-dev-conversations").Creation.StreamSpecification.StreamViewType.Value);
        Assert.NotNull(declared.MakeQueues([LocalStacks.Load(Trees.Real).Shared], same => same, TimeProvider.System));
    }

    [Fact]
    public void Api_IsResolved()
    {
        var api = Assert.Single(Trees.Stacks.Replies.OfType("AWS::Serverless::Api")).Properties;
        var integration = api["DefinitionBody"]!["paths"]!["/twilio"]!["post"]!["x-amazon-apigateway-integration"]!;

        Assert.Equal("dev", api["StageName"]!.ToString());
        Assert.Equal("arn:aws:apigateway:eu-west-1:sqs:path/000000000000/engines-dev-replies", integration["uri"]!.ToString());
        Assert.StartsWith("#set($source='twilio')", integration["requestTemplates"]!["application/json"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"$token='{StackSource.LocalVerifyToken}'", api.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }
}
