using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Engines.Tests.Unit.Local.Templates;

namespace Engines.Tests.Unit.Local;

public sealed class EngineVariablesTests
{
    private static readonly LocalCloudOptions Options = new() { Root = Repository.Root, SenderAssembly = "sender.dll", Replies = new("replies.dll") };

    private static readonly string[] AddressesAndSecrets =
    [
        "AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SESV2", "AWS_ENDPOINT_URL_SQS", "AWS_SECRET_ACCESS_KEY", "DEAD_LETTER_QUEUE_URL", "META_BASE_URL",
        "QUEUE_URL", "SECRETS_SOURCE", "TWILIO_BASE_URL",
    ];

    private static EngineDescription Sender => LocalEngines.Sender(Trees.Stacks, Trees.Declared, Options);

    [Fact]
    public void Sender_DiffersFromItsTemplateInAddressesAndSecretsOnly()
    {
        var template = Sender.Function.Variables;
        var variables = Of(Sender);
        var changed = variables.Keys.Where(name => template.GetValueOrDefault(name) != variables[name]).Where(name => !name.StartsWith("SECRET_", StringComparison.Ordinal));

        Assert.Equal(AddressesAndSecrets, changed.Order(StringComparer.Ordinal));
        Assert.Superset(template.Keys.ToHashSet(), variables.Keys.ToHashSet());
        Assert.Equal("http://127.0.0.1/engines-dev-template-sender", variables["QUEUE_URL"]);
        Assert.Equal("http://127.0.0.1/engines-dev-template-sender-dead", variables["DEAD_LETTER_QUEUE_URL"]);
    }

    [Fact]
    public void Sender_WhoseTemplateNamesAnotherQueue_GetsThatOne()
    {
        var stacks = Engines.Local.Templates.LocalStacks.Load(Trees.With(Trees.Sender, "QUEUE_URL: !Ref TemplateSenderQueue", "QUEUE_URL: !Ref TemplateSenderDeadLetterQueue"));
        var wrong = LocalEngines.Sender(stacks, Engines.Local.Templates.Declarations.Of(stacks, Trees.Region), Options);

        Assert.Equal("http://127.0.0.1/engines-dev-template-sender-dead", Of(wrong)["QUEUE_URL"]);
    }

    [Fact]
    public void Replies_KnowsItsOwnQueuesAndWhateverIsAskedFor()
    {
        var asked = new Dictionary<string, string> { ["LOG_LEVEL"] = "Debug", ["QUARANTINE_QUEUE_URL"] = "elsewhere" };
        var variables = Of(LocalEngines.Replies(Trees.Stacks, Trees.Declared, new("replies.dll") { Environment = asked }));

        Assert.Equal("http://127.0.0.1/engines-dev-replies", variables["QUEUE_URL"]);
        Assert.Equal(("Debug", "elsewhere"), (variables["LOG_LEVEL"], variables["QUARANTINE_QUEUE_URL"]));
    }

    [Fact]
    public void Secrets_AreThoseThatTheStubProvidersSignWith()
    {
        var variables = Of(Sender);

        var meta = JsonNode.Parse(variables["SECRET_ENGINES_DEV_ACME_CLINIC_META"])!;
        var twilio = JsonNode.Parse(variables["SECRET_ENGINES_DEV_SECRETS_BOLT_BIKES_TWILIO"])!;
        Assert.Equal(LocalSecrets.Webhooks.MetaAppSecret, (string)meta["app_secret"]!);
        Assert.NotEmpty((string)meta["access_token"]!);
        Assert.Equal(LocalSecrets.Webhooks.TwilioAuthToken, (string)twilio["auth_token"]!);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData(3, 3)]
    [InlineData(50, 10)]
    public void Processes_AreAtMostTheTemplatesConcurrency(int? asked, int processes)
    {
        var engine = new LocalEngine(Sender, Options with { Processes = asked, FunctionTimeout = asked is null ? null : TimeSpan.FromSeconds(5) }, Queues());

        Assert.Equal((processes, asked is null ? 30 : 5), (engine.Settings.Processes, engine.Settings.Timeout.TotalSeconds));
        Assert.Equal((processes, engine.Settings.Timeout), (engine.Mapping.MaximumConcurrency, engine.Mapping.FunctionTimeout));
        Assert.Equal(("engines-dev-template-sender", "engines-dev-template-sender-dead"), (engine.Queue.Options.Name, engine.DeadLetters.Options.Name));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void Processes_ThatAreKept_AreAsManyAsMayBe(bool keeps, int least)
    {
        var engine = new LocalEngine(Sender, Options with { Processes = 3, KeepsProcesses = keeps }, Queues());

        Assert.Equal((3, least), (engine.Settings.Processes, engine.Settings.ProcessesMin));
    }

    private static Engines.Local.Queues.LocalQueues Queues() => Trees.Declared.MakeQueues(Trees.Stacks.All, same => same, TimeProvider.System);

    private static Dictionary<string, string> Of(EngineDescription description) => EngineVariables.Of(
        description.Function,
        new EngineSurroundings
        {
            DynamoAddress = new("http://127.0.0.1:1"),
            SqsAddress = new("http://127.0.0.1:2"),
            Queues = Queues(),
            UrlOf = queue => new($"http://127.0.0.1/{queue.Options.Name}"),
            Providers = Enum.GetValues<ProviderKind>().ToDictionary(kind => kind, kind => new Uri($"http://127.0.0.1/{kind}")),
            Companies = [.. CompanySeed.Read(Repository.PathOf("shared-infra/schema/examples/companies.json")).Select(CompanyReader.Read)],
        },
        description.Variables);
}
