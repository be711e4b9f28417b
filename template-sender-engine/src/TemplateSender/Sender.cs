using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;

namespace TemplateSender;

/// <summary>The sender, put together: options and edges in, a handler out.</summary>
public sealed class Sender
{
    private const string ServiceName = "template-sender";

    private readonly SenderFunction function;

    /// <summary>Puts the sender together. Makes no call.</summary>
    public Sender(SenderOptions options, SenderEdges edges)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(edges);
        var log = new JsonLineLogger(edges.Output, options.LogLevel, edges.Time);
        var host = new SenderHost(edges.Time, log, new MetricsWriter(edges.Output, options.MetricsNamespace, ServiceName, edges.Time));

        var conversations = new DynamoTable(edges.Dynamo, options.ConversationsTable);
        var heads = new HeadStore(conversations, edges.Time);
        var store = new OutboundStore(conversations, options.Retention, edges.Time);
        var companies = new CompanyStore(new DynamoTable(edges.Dynamo, options.CompaniesTable), edges.Time);
        var machine = new OutboundMachine(store, heads, Providers(options, edges), Patience(options, edges), edges.Time);

        var sqs = new SqsClient(edges.Aws, new AwsRequestSigner("sqs", edges.Environment, edges.Time), options.SqsEndpoint, edges.Time);
        var batch = new BatchOptions { QueueUrl = options.QueueUrl, DeadLetterQueueUrl = options.DeadLetterQueueUrl, Jitter = edges.Jitter };
        function = new SenderFunction(new Preparation(companies, edges.Time), heads, machine, new BatchRunner(sqs, batch, log, edges.Time), host);
    }

    /// <summary>Handles one batch and names the records that SQS has to deliver again.</summary>
    public Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context) => function.HandleAsync(batch, context);

    private static ProviderRouter Providers(SenderOptions options, SenderEdges edges)
    {
        var secrets = new CachedSecrets(edges.Secrets, edges.Time);
        var sign = new AwsRequestSigner("ses", edges.Environment, edges.Time);
        var ses = options.SesEndpoint ?? ProviderOptions.Ses(edges.Environment.Region).BaseAddress;
        return new(new Dictionary<ProviderKind, IMessageProvider>
        {
            [ProviderKind.Meta] = new MetaProvider(edges.Providers, secrets, At(options.MetaBaseUrl), edges.Time),
            [ProviderKind.Twilio] = new TwilioProvider(edges.Providers, secrets, At(options.TwilioBaseUrl), edges.Time),
            [ProviderKind.Ses] = new SesProvider(edges.Providers, sign.SignAsync, At(ses), edges.Time),
        });

        ProviderOptions At(Uri address) => new() { BaseAddress = address, ProviderTimeout = options.ProviderTimeout };
    }

    private static OutboundOptions Patience(SenderOptions options, SenderEdges edges) => new()
    {
        ReconcileWindow = options.ReconcileWindow,
        RetryDelayBase = options.RetryDelayBase,
        RetryDelayMax = options.RetryDelayMax,
        AttemptsMax = options.AttemptsMax,
        Jitter = edges.Jitter,
    };
}
