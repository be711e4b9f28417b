using Amazon.DynamoDBv2;
using Engines.Conversations;
using Engines.Local.DynamoDb;
using Engines.Local.Edge;
using Engines.Local.Edge.Api;
using Engines.Local.Edge.Topics;
using Engines.Local.People;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Local.Seeding;
using Engines.Local.Templates;
using Engines.Schema;

namespace Engines.Local.Cloud;

/// <summary>
/// The engines and everything around them on this machine, as the three templates declare it: DynamoDB Local with their tables, their queues behind an SQS endpoint,
/// stub providers with a ledger, people who answer, and each function as processes of its own behind Runtime APIs. Everything listens on loopback.
/// </summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly LocalCloudOptions options;
    private readonly Declarations declared;
    private readonly CancellationTokenSource stopping = new();
    private readonly Stack<Func<ValueTask>> undo = new();
    private readonly ServiceWindow? window;
    private readonly ApiGate? api;
    private StatusEchoes? echoes;
    private Func<LocalQueue, Uri> urlOf = _ => new("http://127.0.0.1");

    private LocalCloud(LocalCloudOptions options)
    {
        this.options = options;
        Templates = LocalStacks.Load(options.Stacks);
        declared = Declarations.Of(Templates, options.Stacks.Region);
        Ledger = new ProviderLedger(options.Time);
        Queues = declared.MakeQueues(options.Replies is null ? [Templates.Shared, Templates.Sender] : Templates.All, Adapted, options.Time);
        Sender = new LocalEngine(LocalEngines.Sender(Templates, declared, options), options, Queues);
        if (options.Replies is { } replies)
        {
            Replies = new LocalEngine(LocalEngines.Replies(Templates, declared, replies), options, Queues);
            window = options.HasServiceWindow ? new(options.Time) : null;
            api = ApiGate.Of(Templates.Replies, Queues.Find, options.Time, request => window?.Observe(request.Body));
            Edge = new WebhookEdge(Replies.Queue, replies.Deliveries, api.Unlimited);
        }
    }

    /// <summary>The three templates, resolved.</summary>
    public LocalStacks Templates { get; }

    public LocalEngine Sender { get; }

    /// <summary>The replies engine; null when the sender runs alone.</summary>
    public LocalEngine? Replies { get; }

    /// <summary>The engines that run.</summary>
    public IReadOnlyList<LocalEngine> Engines => Replies is null ? [Sender] : [Sender, Replies];

    /// <summary>Every queue, those included that somebody made over the endpoint.</summary>
    public LocalQueues Queues { get; }

    /// <summary>What can be made to go wrong at the providers while the cloud runs, beside the plan that it was started with.</summary>
    public FaultPanel Faults { get; } = new(1);

    /// <summary>Where webhooks come in; null when the sender runs alone.</summary>
    public WebhookEdge? Edge { get; }

    /// <summary>The people who get the messages; null when the sender runs alone.</summary>
    public Crowd? People { get; private set; }

    public LocalQueue Requests => Sender.Queue;

    public LocalQueue DeadLetters => Sender.DeadLetters;

    /// <summary>What the providers saw.</summary>
    public ProviderLedger Ledger { get; }

    /// <summary>The same for who calls over HTTP; null when the sender runs alone.</summary>
    public HttpEdge? HttpEdge { get; private set; }

    public Uri SqsAddress { get; private set; } = new("http://127.0.0.1");

    public Uri RequestsUrl => UrlOf(Requests);

    public Uri DeadLettersUrl => UrlOf(DeadLetters);

    public Uri DynamoAddress { get; private set; } = new("http://127.0.0.1");

    public IReadOnlyList<Company> Companies { get; private set; } = [];

    /// <summary>Outbound messages, read and settled from outside.</summary>
    public OutboundStore Store { get; private set; } = null!;

    /// <summary>ConversationsTable itself, for setting the scene.</summary>
    public DynamoTable Conversations { get; private set; } = null!;

    public IAmazonDynamoDB Dynamo { get; private set; } = null!;

    /// <summary>The variables with which the sender's processes were started.</summary>
    public IReadOnlyDictionary<string, string> SenderEnvironment => Sender.Environment;

    /// <summary>The sender's processes that are alive.</summary>
    public IReadOnlyList<int> SenderProcesses => Sender.Processes;

    /// <summary>Messages that wait or are at work in the engines' queues, and reports of the providers that are still to come.</summary>
    public int Left => Sender.Queue.Count().Total + (Replies?.Queue.Count().Total ?? 0) + (echoes?.Pending ?? 0);

    /// <summary>Brings everything up; what was started is stopped again if anything fails.</summary>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var cloud = new LocalCloud(options);
        try
        {
            await cloud.StartTablesAsync(cancellationToken);
            await cloud.StartQueuesAsync(cancellationToken);
            await cloud.StartEnginesAsync(await cloud.StartProvidersAsync(cancellationToken), cancellationToken);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>The URL of one of the engines' queues.</summary>
    public Uri UrlOf(LocalQueue queue) => urlOf(queue);

    /// <summary>Kills one of the sender's processes as if its machine had gone.</summary>
    public Task KillSenderAsync(int index) => Sender.KillAsync(index);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        while (undo.TryPop(out var step))
            await step();
        stopping.Dispose();
    }

    private async Task StartTablesAsync(CancellationToken cancellationToken)
    {
        var dynamo = await DynamoDbLocal.StartAsync(cancellationToken);
        undo.Push(dynamo.DisposeAsync);
        var client = dynamo.CreateClient();
        undo.Push(() =>
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        });
        (Dynamo, DynamoAddress) = (client, dynamo.Endpoint);

        await TableCreator.CreateAsync(client, declared.Tables, options.Time, cancellationToken);
        var companies = TableName("CompanyData");
        Companies = await CompanySeed.LoadAsync(
            client, companies, Path.Combine(options.Root, "shared-infra/schema/examples/companies.json"), cancellationToken);
        if (options.Replies is { } replies)
            await AiAddress.OverwriteAsync(client, companies, Companies, (replies.AiEndpoint, (int)replies.AiTimeLimit.TotalSeconds), cancellationToken);
        Conversations = new DynamoTable(client, TableName("Conversations"));
        Store = new OutboundStore(Conversations, TimeSpan.FromDays(365), options.Time);
    }

    // What takes messages from outside: the queues themselves, and the API and topics in front of them.
    private async Task StartQueuesAsync(CancellationToken cancellationToken)
    {
        var endpoint = await SqsEndpoint.StartAsync(Queues, options.SqsPort, cancellationToken);
        undo.Push(endpoint.DisposeAsync);
        (SqsAddress, urlOf) = (endpoint.Address, endpoint.UrlOf);
        if (api is null)
            return;

        HttpEdge = await HttpEdge.StartAsync(api, TopicGate.Of(Templates.Replies, Queues.Find, options.Time), options.EdgePort, options.EdgeLine, cancellationToken);
        undo.Push(HttpEdge.DisposeAsync);
    }

    private async Task<IReadOnlyDictionary<ProviderKind, Uri>> StartProvidersAsync(CancellationToken cancellationToken)
    {
        var reports = new StatusEchoes(options.Echoes, options.Time);
        var feeding = FeedAsync(reports);
        echoes = reports;
        undo.Push(async () =>
        {
            reports.Dispose();
            await feeding;
        });
        if (Edge is not null)
            People = new Crowd(options.Replies!.People, Companies, Edge, LocalSecrets.Webhooks);

        var limits = options.Limits is { } rules ? new RateLimits(rules, options.Time) : null;
        var addresses = new Dictionary<ProviderKind, Uri>();
        foreach (var kind in Enum.GetValues<ProviderKind>())
        {
            var settings = new StubSettings { Faults = FaultPlan.FirstOf(Faults.Plan, options.Faults), Accepted = Accept, Limits = limits, Window = window };
            var stub = await StubProvider.StartAsync(kind, settings, Ledger, options.Time, cancellationToken);
            undo.Push(stub.DisposeAsync);
            addresses[kind] = stub.BaseAddress;
        }

        return addresses;

        void Accept(AcceptedMessage message)
        {
            reports.Accept(message);
            People?.Hear(message);
        }
    }

    // Without the replies engine nobody takes webhooks, and what they would lead to is written at once.
    private Task FeedAsync(StatusEchoes reports) => Edge is null
        ? new StatusFeed(Store).RunAsync(reports.Events, stopping.Token)
        : new StatusWebhooks(Edge, Companies, LocalSecrets.Webhooks).RunAsync(reports.Events, stopping.Token);

    private async Task StartEnginesAsync(IReadOnlyDictionary<ProviderKind, Uri> providers, CancellationToken cancellationToken)
    {
        var surroundings = new EngineSurroundings
        {
            DynamoAddress = DynamoAddress,
            SqsAddress = SqsAddress,
            Queues = Queues,
            UrlOf = UrlOf,
            Providers = providers,
            Companies = Companies,
        };
        foreach (var engine in new[] { Replies, Sender }.OfType<LocalEngine>())
        {
            undo.Push(engine.DisposeAsync);
            await engine.StartAsync(surroundings, stopping.Token, cancellationToken);
        }
    }

    // A table that is replicated is another resource with the same name.
    private string TableName(string name) => (Templates.Shared.Resources.GetValueOrDefault($"{name}Table") ?? Templates.Shared.Resources.GetValueOrDefault($"{name}GlobalTable"))?.Name
        ?? throw new TemplateException("shared-infra/template.yaml", 1, $"there is no {name}Table", "Declare it: the sample companies and conversations stand in it");

    // Only queues that feed a function: what dead letters do is not changed by the options of a test.
    private QueueOptions Adapted(QueueOptions queue) => options.VisibilityTimeout is { } visibility && declared.IsSource(queue.Arn)
        ? queue with { VisibilityTimeout = visibility }
        : queue;
}
