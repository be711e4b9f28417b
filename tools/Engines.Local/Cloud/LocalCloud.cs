using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Engines.Conversations;
using Engines.Local.DynamoDb;
using Engines.Local.Functions;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Local.Seeding;
using Engines.Schema;

namespace Engines.Local.Cloud;

/// <summary>
/// The sender and everything around it on this machine: DynamoDB Local with the tables of tables.yaml, the queue and its dead letters behind an SQS endpoint,
/// stub providers with a ledger, and the function as processes of its own behind Runtime APIs. Everything listens on loopback.
/// </summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private const int VisibilityFactor = 6;
    private const int ReceivesMax = 50;

    private readonly LocalCloudOptions options;
    private readonly CancellationTokenSource stopping = new();
    private readonly Stack<Func<ValueTask>> undo = new();
    private FunctionHost? sender;

    private LocalCloud(LocalCloudOptions options)
    {
        this.options = options;
        Ledger = new ProviderLedger(options.Time);
        DeadLetters = new LocalQueue(new QueueOptions { Name = "template-sender-dead-letters", Retention = TimeSpan.FromDays(14) }, options.Time);
        Requests = new LocalQueue(
            new QueueOptions
            {
                Name = "template-sender",
                VisibilityTimeout = options.VisibilityTimeout ?? options.FunctionTimeout * VisibilityFactor,
                Retention = TimeSpan.FromDays(10),
                Redrive = new(DeadLetters, ReceivesMax),
            },
            options.Time);
    }

    public LocalQueue Requests { get; }

    public LocalQueue DeadLetters { get; }

    /// <summary>What the providers saw.</summary>
    public ProviderLedger Ledger { get; }

    public Uri SqsAddress { get; private set; } = new("http://127.0.0.1");

    public Uri RequestsUrl { get; private set; } = new("http://127.0.0.1");

    public Uri DeadLettersUrl { get; private set; } = new("http://127.0.0.1");

    public Uri DynamoAddress { get; private set; } = new("http://127.0.0.1");

    public IReadOnlyList<Company> Companies { get; private set; } = [];

    /// <summary>Outbound messages, read and settled from outside as the replies engine will do.</summary>
    public OutboundStore Store { get; private set; } = null!;

    /// <summary>ConversationsTable itself, for setting the scene.</summary>
    public DynamoTable Conversations { get; private set; } = null!;

    public IAmazonDynamoDB Dynamo { get; private set; } = null!;

    /// <summary>The variables with which the sender's processes were started.</summary>
    public IReadOnlyDictionary<string, string> SenderEnvironment { get; private set; } = new Dictionary<string, string>();

    /// <summary>The sender's processes that are alive.</summary>
    public IReadOnlyList<int> SenderProcesses => sender?.ProcessIds ?? [];

    /// <summary>Brings everything up; what was started is stopped again if anything fails.</summary>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var cloud = new LocalCloud(options);
        try
        {
            await cloud.StartTablesAsync(cancellationToken);
            await cloud.StartQueuesAsync(cancellationToken);
            var providers = await cloud.StartProvidersAsync(cancellationToken);
            await cloud.StartSenderAsync(providers, cancellationToken);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills one of the sender's processes as if its machine had gone.</summary>
    public Task KillSenderAsync(int index) => sender?.KillAsync(index) ?? Task.CompletedTask;

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

        var tables = TablesFile.Load(Path.Combine(options.Root, "shared-infra/schema/tables.yaml"));
        await TableCreator.CreateAsync(client, tables, TableName, options.Time, cancellationToken);
        Companies = await CompanySeed.LoadAsync(
            client, TableName("companies"), Path.Combine(options.Root, "shared-infra/schema/examples/companies.json"), cancellationToken);
        Conversations = new DynamoTable(client, TableName("conversations"));
        Store = new OutboundStore(Conversations, TimeSpan.FromDays(365), options.Time);
    }

    private async Task StartQueuesAsync(CancellationToken cancellationToken)
    {
        var endpoint = await SqsEndpoint.StartAsync([Requests, DeadLetters], options.SqsPort, cancellationToken);
        undo.Push(endpoint.DisposeAsync);
        SqsAddress = endpoint.Address;
        (RequestsUrl, DeadLettersUrl) = (endpoint.UrlOf(Requests), endpoint.UrlOf(DeadLetters));
    }

    private async Task<IReadOnlyDictionary<ProviderKind, Uri>> StartProvidersAsync(CancellationToken cancellationToken)
    {
        var echoes = new StatusEchoes(options.Echoes, options.Time);
        var feed = new StatusFeed(Store);
        var feeding = feed.RunAsync(echoes.Events, stopping.Token);
        undo.Push(async () =>
        {
            echoes.Dispose();
            await feeding;
        });

        var addresses = new Dictionary<ProviderKind, Uri>();
        foreach (var kind in Enum.GetValues<ProviderKind>())
        {
            var settings = new StubSettings { Faults = options.Faults, Accepted = echoes.Accept };
            var stub = await StubProvider.StartAsync(kind, settings, Ledger, options.Time, cancellationToken);
            undo.Push(stub.DisposeAsync);
            addresses[kind] = stub.BaseAddress;
        }

        return addresses;
    }

    private async Task StartSenderAsync(IReadOnlyDictionary<ProviderKind, Uri> providers, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.SenderAssembly))
            throw new FileNotFoundException($"The sender is not built: there is no {options.SenderAssembly}. Run 'dotnet build Engines.sln' first.");

        SenderEnvironment = SenderVariables.Of(this, options, providers, TableName);
        var settings = new FunctionSettings("template-sender", options.SenderAssembly)
        {
            Timeout = options.FunctionTimeout,
            Processes = options.Processes,
            Region = DynamoDbLocal.Region,
            Environment = SenderEnvironment,
        };
        var host = await FunctionHost.StartAsync(settings, new(options.SenderLine, NewId, options.Time), cancellationToken);
        undo.Push(host.DisposeAsync);
        sender = host;

        var mapping = new EventSourceMapping(
            Requests,
            new MappingOptions { FunctionTimeout = options.FunctionTimeout, MaximumConcurrency = options.Processes, ReportBatchItemFailures = true },
            async (payload, token) => await host.InvokeAsync(payload, token) switch
            {
                InvocationOutcome.Answered answered => new InvocationResult.Answered(answered.Payload),
                var other => new InvocationResult.Failed(other.GetType().Name),
            },
            options.Time);
        var polling = mapping.RunAsync(stopping.Token);
        undo.Push(async () => await polling);
    }

    private string TableName(string name) => $"{options.TablePrefix}-{name}";

    private static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}
