using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Providers;
using Engines.Local.Seeding;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Local;

public sealed class EngineVariablesTests
{
    private static readonly LocalCloudOptions Options = new() { Root = Repository.Root, SenderAssembly = "sender.dll", Replies = new("replies.dll") };

    /// <summary>What the brief of either function says that it must be told.</summary>
    private static readonly string[] OfBoth =
    [
        "CONVERSATIONS_TABLE", "COMPANIES_TABLE", "QUEUE_URL", "DEAD_LETTER_QUEUE_URL", "SECRETS_SOURCE", "AWS_REGION",
        "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SESV2", "META_BASE_URL", "TWILIO_BASE_URL",
    ];

    [Fact]
    public void Sender_KnowsItsOwnQueues()
    {
        var variables = Of(LocalEngines.Sender(Options));

        Assert.Superset(OfBoth.ToHashSet(), variables.Keys.ToHashSet());
        Assert.Equal("http://127.0.0.1/template-sender", variables["QUEUE_URL"]);
        Assert.Equal("http://127.0.0.1/template-sender-dead-letters", variables["DEAD_LETTER_QUEUE_URL"]);
        Assert.DoesNotContain("QUARANTINE_QUEUE_URL", variables.Keys);
    }

    [Fact]
    public void Replies_KnowsItsOwnQueuesTopicsAndWhateverIsAskedFor()
    {
        var variables = Of(LocalEngines.Replies(new("replies.dll") { Environment = new Dictionary<string, string> { ["LOG_LEVEL"] = "Debug" } }));

        Assert.Superset(OfBoth.ToHashSet(), variables.Keys.ToHashSet());
        Assert.Equal("http://127.0.0.1/replies", variables["QUEUE_URL"]);
        Assert.Equal("http://127.0.0.1/replies-dead", variables["DEAD_LETTER_QUEUE_URL"]);
        Assert.Equal("http://127.0.0.1/replies-quarantine", variables["QUARANTINE_QUEUE_URL"]);
        Assert.Equal((SesWebhook.Topic, "", ""), (variables["SES_TOPIC_ARN"], variables["SOCIAL_TOPIC_ARN"], variables["SMS_TOPIC_ARN"]));
        Assert.Equal("Debug", variables["LOG_LEVEL"]);
    }

    [Fact]
    public void Secrets_AreThoseThatTheStubProvidersSignWith()
    {
        var variables = Of(LocalEngines.Replies(Options.Replies!));

        var meta = JsonNode.Parse(variables["SECRET_ENGINES_DEV_ACME_CLINIC_META"])!;
        var twilio = JsonNode.Parse(variables["SECRET_ENGINES_DEV_SECRETS_BOLT_BIKES_TWILIO"])!;
        Assert.Equal(LocalSecrets.Webhooks.MetaAppSecret, (string)meta["app_secret"]!);
        Assert.NotEmpty((string)meta["access_token"]!);
        Assert.Equal(LocalSecrets.Webhooks.TwilioAuthToken, (string)twilio["auth_token"]!);
    }

    private static IReadOnlyDictionary<string, string> Of(EngineDescription description)
    {
        var surroundings = new EngineSurroundings
        {
            DynamoAddress = new("http://127.0.0.1:1"),
            SqsAddress = new("http://127.0.0.1:2"),
            UrlOf = queue => new($"http://127.0.0.1/{queue.Options.Name}"),
            Providers = Enum.GetValues<ProviderKind>().ToDictionary(kind => kind, kind => new Uri($"http://127.0.0.1/{kind}")),
            TableName = name => name,
            Companies = [.. CompanySeed.Read(Repository.PathOf("shared-infra/schema/examples/companies.json")).Select(CompanyReader.Read)],
        };
        return description.Variables(new LocalEngine(description, Options), surroundings);
    }
}
