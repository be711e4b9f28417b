using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>What surrounds an engine in a simulated process: clients whose every request passes the edge, a clock that may go wrong, its output.</summary>
public sealed class WorkerFrame : IDisposable
{
    private readonly WorkerEdge edge;
    private readonly MemoryStream output = new();
    private readonly DynamoClient dynamo;

    public WorkerFrame(World world, WorkerEdge edge, WorkerTroubles troubles, Func<string, string?> secretOf)
    {
        this.edge = edge;
        var environment = new AwsEnvironment("eu-west-1", new BasicAWSCredentials("local", "local"));
        var config = DynamoSettings.Of(environment.Region, name => name == "AWS_ENDPOINT_URL_DYNAMODB" ? world.Tables.Endpoint.AbsoluteUri : null);
        HttpMessageHandler toDynamo = edge.Before(new SocketsHttpHandler { UseProxy = false });
        config.HttpClientFactory = new EdgeFactory(troubles.DynamoFault?.Invoke(toDynamo) ?? toDynamo);
        dynamo = new DynamoClient(environment.Credentials, config);
        var secrets = new EnvironmentSecretSource(secretOf);
        Edges = new()
        {
            Dynamo = dynamo,
            Providers = new HttpClient(edge.Before(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })) { Timeout = Timeout.InfiniteTimeSpan },
            Aws = new HttpClient(edge.Before(new SocketsHttpHandler { UseProxy = false })) { Timeout = Timeout.InfiniteTimeSpan },
            Secrets = troubles.Secrets?.Invoke(secrets) ?? secrets,
            Environment = environment,
            Output = output,
            Time = troubles.Skew == default ? world.Clock : new SkewedClock(world.Clock, troubles.Skew),
            Jitter = () => 0.5,
        };
    }

    /// <summary>What the engine is made of.</summary>
    public EngineEdges Edges { get; }

    public string Log => Encoding.UTF8.GetString(output.ToArray());

    /// <summary>The variables that both engines read, for tables, queue and providers of a world.</summary>
    public static Dictionary<string, string> Variables(World world, SqsEndpoint sqs, LocalQueue queue, LocalQueue deadLetters) => new()
    {
        ["CONVERSATIONS_TABLE"] = world.Tables.ConversationsName,
        ["COMPANIES_TABLE"] = world.Tables.CompaniesName,
        ["QUEUE_URL"] = sqs.UrlOf(queue).AbsoluteUri,
        ["DEAD_LETTER_QUEUE_URL"] = sqs.UrlOf(deadLetters).AbsoluteUri,
        ["AWS_ENDPOINT_URL_SQS"] = sqs.Address.AbsoluteUri,
        ["AWS_ENDPOINT_URL_SESV2"] = world.Providers[ProviderKind.Ses].AbsoluteUri,
        ["META_BASE_URL"] = world.Providers[ProviderKind.Meta].AbsoluteUri,
        ["TWILIO_BASE_URL"] = world.Providers[ProviderKind.Twilio].AbsoluteUri,
        ["SECRETS_SOURCE"] = "environment",
        ["ATTEMPTS_MAX"] = "4",
    };

    /// <summary>Runs one invocation as Lambda would.</summary>
    /// <param name="queue">Where the batch came from.</param>
    /// <param name="batch">The messages.</param>
    /// <param name="handleAsync">The function, from the bytes of an event to those of its answer.</param>
    /// <returns>The messages that may leave the queue; none if the worker died before its answer arrived.</returns>
    public async Task<IReadOnlyList<ReceivedMessage>> InvokeAsync(LocalQueue queue, IReadOnlyList<ReceivedMessage> batch, Func<Stream, ILambdaContext, Task<byte[]>> handleAsync)
    {
        using var payload = new MemoryStream(SqsEvent.Write(queue, batch).ToArray());
        var answering = handleAsync(payload, new TestLambdaContext { AwsRequestId = "invocation", RemainingTime = TimeSpan.FromSeconds(30) });
        var first = await Task.WhenAny(answering, edge.Killed);
        if (first == edge.Killed || edge.IsDead)
            return [];

        var verdict = BatchVerdict.Of(new InvocationResult.Answered(await answering), batch.Select(message => message.MessageId).ToHashSet(), true);
        return [.. batch.Where(message => verdict.Succeeded(message.MessageId))];
    }

    public void Dispose() => dynamo.Dispose();
}

/// <summary>What is wrong with a process from its start.</summary>
/// <param name="Skew">How far its clock is off.</param>
/// <param name="DynamoFault">Put before its requests to DynamoDB.</param>
/// <param name="Secrets">Put before its secrets.</param>
public sealed record WorkerTroubles(TimeSpan Skew = default, Func<HttpMessageHandler, HttpMessageHandler>? DynamoFault = null, Func<ISecretSource, ISecretSource>? Secrets = null);
