using Engines.Conversations;
using Engines.Lambda;
using Microsoft.Extensions.Logging;

namespace Engines.Channels;

/// <summary>What every engine is put together from in the same way.</summary>
/// <param name="options">What the deployment says.</param>
/// <param name="edges">Where the engine touches the world.</param>
public sealed class EngineParts(EngineOptions options, EngineEdges edges)
{
    /// <summary>The queue keeps a message for 10 days and then drops it without a trace; a day before that, it goes to the dead letters with a reason.</summary>
    private static readonly TimeSpan MessageAgeMax = TimeSpan.FromDays(9);

    private readonly AwsRequestSigner signer = new(edges.Environment.Credentials, edges.Environment.Region, edges.Time);

    /// <summary>Credentials of providers and AIs, kept for a minute.</summary>
    public CachedSecrets Secrets { get; } = new(edges.Secrets, edges.Time);

    /// <summary>Calls to the engine's queues.</summary>
    public SqsClient Sqs => field ??= new(edges.Aws, signer, options.SqsEndpoint, edges.Time);

    /// <summary>The machine through which every message goes to its provider.</summary>
    public OutboundMachine Machine(OutboundStore store, HeadStore heads)
    {
        var endpoints = new ProviderEndpoints
        {
            Meta = options.MetaBaseUrl,
            Twilio = options.TwilioBaseUrl,
            Ses = options.SesEndpoint ?? ProviderOptions.Ses(edges.Environment.Region).BaseAddress,
            Timeout = options.ProviderTimeout,
        };
        var providers = ProviderSet.Create(
            edges.Providers, Secrets, (request, body, token) => new(signer.SignAsync(request, body, "ses", token)), endpoints, edges.Time);
        var patience = new OutboundOptions
        {
            ReconcileWindow = options.ReconcileWindow,
            RetryDelayBase = options.RetryDelayBase,
            RetryDelayMax = options.RetryDelayMax,
            AttemptsMax = options.AttemptsMax,
            Lookup = ProviderSet.Lookup(edges.Providers, Secrets, endpoints, edges.Time),
            Jitter = edges.Jitter,
        };
        return new(store, heads, providers, patience, edges.Time);
    }

    /// <summary>What works through a batch message by message.</summary>
    /// <param name="log">Where it says what went wrong.</param>
    /// <param name="buried">Called for each message that it put to the dead letters.</param>
    public BatchRunner Runner(ILogger log, Action buried)
    {
        ArgumentNullException.ThrowIfNull(buried);
        var limits = new RetryLimits { MessageAgeMax = MessageAgeMax, BackOffFirst = options.RetryDelayBase, BackOffMax = options.RetryDelayMax };
        var queues = new BatchOptions { QueueUrl = options.QueueUrl, DeadLetterQueueUrl = options.DeadLetterQueueUrl, Buried = _ => buried() };
        return new(queues, new FailurePolicy(limits, edges.Jitter), Sqs, edges.Time, log);
    }
}
