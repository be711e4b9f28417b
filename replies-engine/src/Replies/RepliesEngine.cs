using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;
using Replies.Decisions;
using Replies.Decisions.Ai;
using Replies.Intake;
using Replies.Reports;
using Replies.Turns;

namespace Replies;

/// <summary>Puts the engine together: options and edges in, the function out.</summary>
public static class RepliesEngine
{
    private const string ServiceName = "replies";

    /// <summary>The queue keeps a message for 10 days and then drops it without a trace; a day before that, it goes to the dead letters with a reason.</summary>
    private static readonly TimeSpan MessageAgeMax = TimeSpan.FromDays(9);

    /// <summary>Puts the function together. Makes no call.</summary>
    public static RepliesFunction Create(RepliesOptions options, EngineEdges edges)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(edges);
        var lines = new LineWriter(edges.Output);
        var log = new JsonLineLogger(lines, options.LogLevel, edges.Time);
        var dimensions = new Dictionary<string, string> { ["Service"] = ServiceName };
        var host = new RepliesHost(edges.Time, log, () => new MetricsBatch(options.MetricsNamespace, dimensions, lines, edges.Time), new DeadLetterCount());
        var secrets = new CachedSecrets(edges.Secrets, edges.Time);
        var stores = new Stores(options, edges);

        var sqs = new SqsClient(edges.Aws, Signer(edges), options.SqsEndpoint, edges.Time);
        return new RepliesFunction(
            Receive(options, edges, stores, secrets),
            Turns(options, edges, stores, secrets),
            new Quarantine(sqs, options.QuarantineQueueUrl),
            Runner(options, edges, sqs, host),
            host);
    }

    private static Reception Receive(RepliesOptions options, EngineEdges edges, Stores stores, CachedSecrets secrets)
    {
        var health = new HealthReports(new CompanyHealthStore(stores.CompaniesTable));
        var desks = new Desks(
            new ReplyIntake(new IntakeStores(stores.Replies, stores.Outbound, stores.Heads, stores.Aliases), edges.Time),
            new StatusReports(stores.Outbound, stores.Heads, stores.Turns, health, edges.Time),
            health,
            stores.Turns);
        var routing = new Routing(new RouteStore(stores.CompaniesTable, edges.Time), new CompanyStore(stores.CompaniesTable, CompanyReader.Read, edges.Time));
        return new Reception(options.Topics, new Gatekeeper(routing, secrets, options.PublicBaseUrl), desks, edges.Time);
    }

    private static TurnMachine Turns(RepliesOptions options, EngineEdges edges, Stores stores, CachedSecrets secrets)
    {
        var machine = new OutboundMachine(stores.Outbound, stores.Heads, Providers(options, edges, secrets), Patience(options, edges, ProviderSet.Lookup(edges.Providers, secrets, Endpoints(options, edges), edges.Time)), edges.Time);
        var decider = new Decider(new ResponsesWriter(edges.Aws, edges.Time), secrets);
        var tools = new TurnTools(stores.Turns, new FactFinder(stores.Replies, stores.Outbound, edges.Time), stores.Outbound, machine, decider) { Heads = stores.Heads };
        return new TurnMachine(tools, edges.Time);
    }

    private static ProviderEndpoints Endpoints(RepliesOptions options, EngineEdges edges) => new()
    {
        Meta = options.MetaBaseUrl,
        Twilio = options.TwilioBaseUrl,
        Ses = options.SesEndpoint ?? ProviderOptions.Ses(edges.Environment.Region).BaseAddress,
        Timeout = options.ProviderTimeout,
    };

    private static ProviderRouter Providers(RepliesOptions options, EngineEdges edges, CachedSecrets secrets)
    {
        var signer = Signer(edges);
        return ProviderSet.Create(
            edges.Providers, secrets, (request, body, token) => new(signer.SignAsync(request, body, "ses", token)), Endpoints(options, edges), edges.Time);
    }

    private static BatchRunner Runner(RepliesOptions options, EngineEdges edges, SqsClient sqs, RepliesHost host)
    {
        var limits = new RetryLimits { MessageAgeMax = MessageAgeMax, BackOffFirst = options.RetryDelayBase, BackOffMax = options.RetryDelayMax };
        var queues = new BatchOptions { QueueUrl = options.QueueUrl, DeadLetterQueueUrl = options.DeadLetterQueueUrl, Buried = _ => host.DeadLetters.Add() };
        return new(queues, new FailurePolicy(limits, edges.Jitter), sqs, edges.Time, host.Log);
    }

    private static OutboundOptions Patience(RepliesOptions options, EngineEdges edges, IOutcomeLookup lookup) => new()
    {
        ReconcileWindow = options.ReconcileWindow,
        RetryDelayBase = options.RetryDelayBase,
        RetryDelayMax = options.RetryDelayMax,
        AttemptsMax = options.AttemptsMax,
        Jitter = edges.Jitter,
        Lookup = lookup,
    };

    private static AwsRequestSigner Signer(EngineEdges edges) => new(edges.Environment.Credentials, edges.Environment.Region, edges.Time);

    private sealed class Stores(RepliesOptions options, EngineEdges edges)
    {
        private readonly DynamoTable conversations = new(edges.Dynamo, options.ConversationsTable);

        public DynamoTable CompaniesTable { get; } = new(edges.Dynamo, options.CompaniesTable);

        public HeadStore Heads => field ??= new(conversations, edges.Time);

        public AliasStore Aliases => field ??= new(conversations, edges.Time);

        public ReplyStore Replies => field ??= new(conversations, options.Retention, edges.Time);

        public TurnStore Turns => field ??= new(conversations, edges.Time);

        public OutboundStore Outbound => field ??= new(conversations, options.Retention, edges.Time);
    }
}
