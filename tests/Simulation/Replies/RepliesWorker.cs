using System.Text;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;
using global::Replies;

namespace Engines.Tests.Simulation.Replies;

/// <summary>One process of the replies engine, from its cold start to its death: the real function with an edge around it.</summary>
public sealed class RepliesWorker : IDisposable
{
    private static readonly SourceGeneratorLambdaJsonSerializer<RepliesFunctionJson> Json = new();

    private readonly RepliesWorld world;
    private readonly RepliesFunction function;
    private readonly DynamoClient dynamo;

    public RepliesWorker(RepliesWorld world, WorkerEdge edge, TimeSpan skew = default, Func<HttpMessageHandler, HttpMessageHandler>? dynamoFault = null, Func<ISecretSource, ISecretSource>? secrets = null)
    {
        this.world = world;
        Edge = edge;
        var time = skew == default ? world.World.Clock : (TimeProvider)new SkewedClock(world.World.Clock, skew);
        var environment = new AwsEnvironment("eu-west-1", new BasicAWSCredentials("local", "local"));
        var config = DynamoSettings.Of(environment.Region, name => name == "AWS_ENDPOINT_URL_DYNAMODB" ? world.World.Tables.Endpoint.AbsoluteUri : null);
        HttpMessageHandler toDynamo = edge.Before(new SocketsHttpHandler { UseProxy = false });
        config.HttpClientFactory = new EdgeFactory(dynamoFault?.Invoke(toDynamo) ?? toDynamo);
        dynamo = new DynamoClient(environment.Credentials, config);
        function = RepliesEngine.Create(OptionsOf(world), new EngineEdges
        {
            Dynamo = dynamo,
            Providers = new HttpClient(edge.Before(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })) { Timeout = Timeout.InfiniteTimeSpan },
            Aws = new HttpClient(edge.Before(new SocketsHttpHandler { UseProxy = false })) { Timeout = Timeout.InfiniteTimeSpan },
            Secrets = secrets?.Invoke(new EnvironmentSecretSource(SecretOf)) ?? new EnvironmentSecretSource(SecretOf),
            Environment = environment,
            Output = Output,
            Time = time,
            Jitter = () => 0.5,
        });
    }

    public WorkerEdge Edge { get; }

    public MemoryStream Output { get; } = new();

    public string Log => Encoding.UTF8.GetString(Output.ToArray());

    /// <summary>Runs one invocation as Lambda would.</summary>
    /// <returns>The messages that may leave the queue; none if the worker died before its answer arrived.</returns>
    public async Task<IReadOnlyList<ReceivedMessage>> InvokeAsync(IReadOnlyList<ReceivedMessage> batch)
    {
        using var payload = new MemoryStream(SqsEvent.Write(world.Queue, batch).ToArray());
        var context = new TestLambdaContext { AwsRequestId = "invocation", RemainingTime = TimeSpan.FromSeconds(30) };
        var answering = function.HandleAsync(Json.Deserialize<SQSEvent>(payload), context);
        var first = await Task.WhenAny(answering, Edge.Killed);
        if (first == Edge.Killed || Edge.IsDead)
            return [];

        using var answer = new MemoryStream();
        Json.Serialize(await answering, answer);
        var verdict = BatchVerdict.Of(new InvocationResult.Answered(answer.ToArray()), batch.Select(message => message.MessageId).ToHashSet(), true);
        return [.. batch.Where(message => verdict.Succeeded(message.MessageId))];
    }

    public void Dispose() => dynamo.Dispose();

    private static RepliesOptions OptionsOf(RepliesWorld world)
    {
        var values = new Dictionary<string, string>
        {
            ["CONVERSATIONS_TABLE"] = world.World.Tables.ConversationsName,
            ["COMPANIES_TABLE"] = world.World.Tables.CompaniesName,
            ["QUEUE_URL"] = world.Sqs.UrlOf(world.Queue).AbsoluteUri,
            ["DEAD_LETTER_QUEUE_URL"] = world.Sqs.UrlOf(world.DeadLetters).AbsoluteUri,
            ["QUARANTINE_QUEUE_URL"] = world.Sqs.UrlOf(world.Quarantine).AbsoluteUri,
            ["AWS_ENDPOINT_URL_SQS"] = world.Sqs.Address.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SESV2"] = world.World.Providers[ProviderKind.Ses].AbsoluteUri,
            ["META_BASE_URL"] = world.World.Providers[ProviderKind.Meta].AbsoluteUri,
            ["TWILIO_BASE_URL"] = world.World.Providers[ProviderKind.Twilio].AbsoluteUri,
            ["SECRETS_SOURCE"] = "environment",
            ["ATTEMPTS_MAX"] = "4",
        };
        return RepliesOptions.Read(values.GetValueOrDefault);
    }

    private static string? SecretOf(string variable) => variable.EndsWith("META", StringComparison.Ordinal) ? $$"""{"access_token":"token","app_secret":"{{AppSecretOf(variable)}}"}"""
        : variable.EndsWith("TWILIO", StringComparison.Ordinal) ? """{"auth_token":"token"}"""
        : variable.EndsWith("AI", StringComparison.Ordinal) ? """{"api_key":"key"}"""
        : null;

    private static string AppSecretOf(string variable) => variable.Contains("ECHO_ENERGY", StringComparison.Ordinal) ? Webhooks.EnergySecret : Webhooks.AppSecret;
}
