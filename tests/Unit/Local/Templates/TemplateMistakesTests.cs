using Engines.Local.Templates;

namespace Engines.Tests.Unit.Local.Templates;

/// <summary>One thing is changed in the real templates, and the local cloud says what AWS would say, or why it cannot go on.</summary>
public sealed class TemplateMistakesTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { Trees.Sender, "QUEUE_URL: !Ref TemplateSenderQueue", "QUEUE_URL: !Ref TemplateSendrQueue", "no parameter or resource TemplateSendrQueue. Declare it, or refer to one that is there, such as TemplateSenderQueue" },
        { Trees.Sender, "!Sub ${ProjectName}-${Environment}-template-sender\n", "!Sub ${Project}-${Environment}-template-sender\n", "no parameter or resource Project. " },
        { Trees.Sender, "Queue: !GetAtt TemplateSenderQueue.Arn\n            Enabled", "Queue: !GetAtt TemplateSenderQueue.Url\n            Enabled", "no attribute Url. It has Arn, QueueName, QueueUrl" },
        { Trees.Sender, "!If [IsReceiving, true, false]", "!If [IsTaking, true, false]", "no condition IsTaking" },
        { Trees.Sender, "!Join [\"\", !Ref EmailResourceArns]", "!Joint [\"\", !Ref EmailResourceArns]", "!Joint is not a function" },
        { Trees.Sender, "VisibilityTimeout: 200", "VisibilityTimeout: 29", "TemplateSenderQueue.VisibilityTimeout is 29 s, and TemplateSenderFunction may take 30 s" },
        { Trees.Sender, "Timeout: 30", "Timeout: 901", "TemplateSenderFunction.Timeout is '901'. AWS takes whole numbers from 1 to 900" },
        { Trees.Sender, "VisibilityTimeout: 200", "VisibilityTimout: 200", "TemplateSenderQueue has no property VisibilityTimout" },
        { Trees.Sender, "VisibilityTimeout: 200", "VisibilityTimeout: 43201", "TemplateSenderQueue.VisibilityTimeout is '43201'" },
        { Trees.Sender, "maxReceiveCount: 50", "maxReceiveCount: 0", "TemplateSenderQueue.RedrivePolicy.maxReceiveCount is '0'" },
        { Trees.Replies, "deadLetterTargetArn: !GetAtt RepliesDeadLetterQueue.Arn", "deadLetterTargetArn: !GetAtt RepliesQuarantineQueue.Arn", "RepliesQuarantineQueue, whose RedriveAllowPolicy (denyAll)" },
        { Trees.Replies, "deadLetterTargetArn: !GetAtt RepliesDeadLetterQueue.Arn", "deadLetterTargetArn: arn:aws:sqs:eu-west-1:000000000000:gone", "there is no such queue" },
        { Trees.Replies, "deadLetterTargetArn: !GetAtt RepliesDeadLetterQueue.Arn", "deadLetterTargetArn: !GetAtt RepliesQueue.Arn", "resources wait for each other: RepliesQueue -> RepliesQueue" },
        { Trees.Replies, "QueueName: !Sub ${ProjectName}-${Environment}-replies\n", "QueueName: !Sub ${ProjectName}-${Environment}-replies.fifo\n", "FIFO queue" },
        { Trees.Replies, "BatchSize: 10", "BatchSize: 11", "Reports.BatchSize is 11, and above 10 Lambda needs a window" },
        { Trees.Replies, "BatchSize: 10", "BatchSize: 10\n            FilterCriteria: { Filters: [{ Pattern: x }] }", "FilterCriteria is not carried out by the local cloud" },
        { Trees.Replies, "MaximumConcurrency: !Ref MaximumConcurrency", "MaximumConcurrency: 1", "MaximumConcurrency is '1'. AWS takes whole numbers from 2 to 1000" },
        { Trees.Replies, "[ReportBatchItemFailures]", "[ReportItems]", "FunctionResponseTypes holds ReportItems" },
        { Trees.Replies, "LOG_LEVEL: !Ref LogLevel", "AWS_REGION: !Ref LogLevel", "AWS_REGION is a variable that Lambda sets itself" },
        { Trees.Replies, "sqs:GetQueueAttributes, sqs:ReceiveMessage]", "sqs:GetQueueAttributes]", "RepliesRole does not allow sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:000000000000:engines-dev-replies" },
        { Trees.Replies, "Service: lambda.amazonaws.com", "Service: events.amazonaws.com", "Lambda may not take it" },
        { Trees.Replies, "LOG_LEVEL: !Ref LogLevel", "LOG_LEVEL: '{{resolve:ssm:/engines/dev/level}}'", "which only AWS can look up" },
        { Trees.Replies, "Handler: Replies", "Handler: Replies::Replies.Function::Handle", "runs executable assemblies only" },
        { Trees.Replies, "!FindInMap [Edge, Answer, Nothing]", "!FindInMap [Edge, Answer, Naught]", "Mappings hold no Edge.Answer.Naught" },
        { Trees.Replies, "LogLevel:\n    Type: String", "LogLevel:\n    Typ: String", "the parameter LogLevel has no attribute Typ" },
        { Trees.Replies, "Condition: HasSesTopic", "Condition: HasNoSesTopic", "no condition HasNoSesTopic" },
        { Trees.Replies, "Transform: AWS::Serverless-2016-10-31\n", "", "needs the transform AWS::Serverless-2016-10-31" },
        { Trees.Shared, "/tables/companies/name\n", "/tables/company/name\n", "the parameter CompaniesTableName is given the path /engines/dev/tables/companies/name, and nothing stands there in Parameter Store" },
        { Trees.Shared, "{ AttributeName: conversation_id, KeyType: HASH }", "{ AttributeName: conversation, KeyType: HASH }", "conversation is a key, and AttributeDefinitions do not hold it" },
        { Trees.Shared, "ProjectionType: INCLUDE", "ProjectionType: ALL", "a projection of type ALL has 6 NonKeyAttributes" },
        { Trees.Shared, "!Ref ConversationsTable,", "!Ref ConversationsGlobalTable,", "ConversationsGlobalTable is referred to, and its condition IsReplicated excludes it" },
        { Trees.Shared, "IsInOneRegion: !And [!Condition MakesTables,", "IsInOneRegion: !And [!Condition IsInOneRegion,", "conditions go round in a circle: IsInOneRegion -> IsInOneRegion" },
        { Trees.Shared, "    DeletionPolicy: !Ref DataRetention", "    DeletionPolicy: Keep", "'Keep' is no policy" },
        { "samconfig.toml", "Environment=dev ConversationsTableName", "Environment=stage ConversationsTableName", "the parameter Environment cannot be 'stage': AllowedValues are dev, prod" },
        { "samconfig.toml", "ProjectName=engines Environment=dev ConversationsTableName", "ProjectName=Engines Environment=dev ConversationsTableName", "the parameter ProjectName cannot be 'Engines': AllowedPattern is ^[a-z][a-z0-9-]{1,20}$. Give 2 to 21 lower-case letters" },
        { "samconfig.toml", "DailyBackups=false", "DailyBackup=false", "engines-dev-shared is given DailyBackup=false, but the template has no such parameter" },
        { "samconfig.toml", "[dev-sender.deploy.parameters]", "[dev-sendr.deploy.parameters]", "there is no [dev-sender.deploy.parameters]" },
        { "samconfig.toml", " AlarmTopicArn=/engines/dev/alarms/topic-arn", "", "the parameter AlarmTopicArn has no default" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Load_WithAMistake_SaysWhatAndWhere(string path, string old, string changed, string message)
    {
        var refusal = Trees.Refusal(Trees.With(path, old, changed));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.File, new[] { path, Trees.Shared, Trees.Sender, Trees.Replies });
    }

    [Fact]
    public void Load_WithAMistake_NamesTheLine()
    {
        var text = Trees.Real.Read(Trees.Sender);
        var line = text[..text.IndexOf("VisibilityTimeout: 200", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        var refusal = Trees.Refusal(Trees.With(Trees.Sender, "VisibilityTimeout: 200", "VisibilityTimeout: many"));

        Assert.Equal((Trees.Sender, line), (refusal.File, refusal.Line));
    }

    [Theory]
    [InlineData("MaximumConcurrency", "1", "MinValue is 2")]
    [InlineData("MaximumConcurrency", "1001", "MaxValue is 1000")]
    [InlineData("MaximumConcurrency", "few", "it must be a number")]
    [InlineData("MetaVerifyToken", "short", "a value that is not shown: AllowedPattern")]
    [InlineData("EmailResourceArns", "arn:aws:ses:eu-west-1:000000000000:identity/acme.example.test,other", "'other': AllowedPattern")]
    [InlineData("Nonsense", "1", "no template has such a parameter")]
    [InlineData("PrimaryRegion", "eu-west-1", "the parameters break the rule PrimaryIsElsewhere. PrimaryRegion must be another Region than the stack's own.")]
    public void Load_WithAParameterThatIsNotAllowed_NamesParameterValueAndRule(string name, string value, string message)
    {
        var refusal = Trees.Refusal(Trees.Real with { Parameters = new Dictionary<string, string> { [name] = value } });

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_ThatIsSwitchedOff_IsSwitchedOffHere()
    {
        var stacks = LocalStacks.Load(Trees.Real with { Parameters = new Dictionary<string, string> { ["Receiving"] = "false" } });

        Assert.All(Declarations.Of(stacks, Trees.Region).Functions, function => Assert.False(function.Mappings[0].IsEnabled));
    }
}
