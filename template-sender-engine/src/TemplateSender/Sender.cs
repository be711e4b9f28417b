using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;

namespace TemplateSender;

/// <summary>Puts the sender together: options and edges in, the function out.</summary>
public static class Sender
{
    private const string ServiceName = "template-sender";

    /// <summary>The queue keeps a message for 10 days and then drops it without a trace; a day before that, it goes to the dead letters with a reason.</summary>
    private static readonly TimeSpan MessageAgeMax = TimeSpan.FromDays(9);

    /// <summary>Puts the function together. Makes no call.</summary>
    public static SenderFunction Create(SenderOptions options, EngineEdges edges)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(edges);
        var lines = new LineWriter(edges.Output);
        var log = new JsonLineLogger(lines, options.LogLevel, edges.Time);
        var dimensions = new Dictionary<string, string> { ["Service"] = ServiceName };
        var host = new SenderHost(edges.Time, log, () => new MetricsBatch(options.MetricsNamespace, dimensions, lines, edges.Time), new DeadLetterCount());

        var conversations = new DynamoTable(edges.Dynamo, options.ConversationsTable);
        var heads = new HeadStore(conversations, edges.Time);
        var store = new OutboundStore(conversations, options.Retention, edges.Time);
        var companies = new CompanyStore(new DynamoTable(edges.Dynamo, options.CompaniesTable), CompanyReader.ReadForSending, edges.Time);
        var secrets = new CachedSecrets(edges.Secrets, edges.Time);
        var lookup = ProviderSet.Lookup(edges.Providers, secrets, Endpoints(options, edges), edges.Time);
        var machine = new OutboundMachine(store, heads, Providers(options, edges, secrets), Patience(options, edges, lookup), edges.Time);

        return new SenderFunction(new Preparation(companies, edges.Time), heads, machine, Runner(options, edges, host), host);
    }

    private static BatchRunner Runner(SenderOptions options, EngineEdges edges, SenderHost host)
    {
        var sqs = new SqsClient(edges.Aws, Signer(edges), options.SqsEndpoint, edges.Time);
        var limits = new RetryLimits { MessageAgeMax = MessageAgeMax, BackOffFirst = options.RetryDelayBase, BackOffMax = options.RetryDelayMax };
        var queues = new BatchOptions { QueueUrl = options.QueueUrl, DeadLetterQueueUrl = options.DeadLetterQueueUrl, Buried = _ => host.DeadLetters.Add() };
        return new(queues, new FailurePolicy(limits, edges.Jitter), sqs, edges.Time, host.Log);
    }

    private static AwsRequestSigner Signer(EngineEdges edges) => new(edges.Environment.Credentials, edges.Environment.Region, edges.Time);

    private static ProviderEndpoints Endpoints(SenderOptions options, EngineEdges edges) => new()
    {
        Meta = options.MetaBaseUrl,
        Twilio = options.TwilioBaseUrl,
        Ses = options.SesEndpoint ?? ProviderOptions.Ses(edges.Environment.Region).BaseAddress,
        Timeout = options.ProviderTimeout,
    };

    private static ProviderRouter Providers(SenderOptions options, EngineEdges edges, CachedSecrets secrets)
    {
        var signer = Signer(edges);
        return ProviderSet.Create(
            edges.Providers, secrets, (request, body, token) => new(signer.SignAsync(request, body, "ses", token)), Endpoints(options, edges), edges.Time);
    }

    private static OutboundOptions Patience(SenderOptions options, EngineEdges edges, IOutcomeLookup lookup) => new()
    {
        ReconcileWindow = options.ReconcileWindow,
        RetryDelayBase = options.RetryDelayBase,
        RetryDelayMax = options.RetryDelayMax,
        AttemptsMax = options.AttemptsMax,
        Lookup = lookup,
        Jitter = edges.Jitter,
    };
}
