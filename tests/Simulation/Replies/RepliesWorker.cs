using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using global::Replies;

namespace Engines.Tests.Simulation.Replies;

/// <summary>One process of the replies engine, from its cold start to its death: the real function with an edge around it.</summary>
public sealed class RepliesWorker : IDisposable
{
    private static readonly SourceGeneratorLambdaJsonSerializer<RepliesFunctionJson> Json = new();

    private readonly RepliesWorld world;
    private readonly WorkerFrame frame;
    private readonly RepliesFunction function;

    public RepliesWorker(RepliesWorld world, WorkerEdge edge, TimeSpan skew = default, Func<HttpMessageHandler, HttpMessageHandler>? dynamoFault = null, Func<ISecretSource, ISecretSource>? secrets = null)
    {
        (this.world, Edge, frame) = (world, edge, new(world.World, edge, new(skew, dynamoFault, secrets), SecretOf));
        var variables = WorkerFrame.Variables(world.World, world.Sqs, world.Queue, world.DeadLetters);
        variables["QUARANTINE_QUEUE_URL"] = world.Sqs.UrlOf(world.Quarantine).AbsoluteUri;
        function = RepliesEngine.Create(RepliesOptions.Read(variables.GetValueOrDefault), frame.Edges);
    }

    public WorkerEdge Edge { get; }

    public string Log => frame.Log;

    /// <summary>Runs one invocation as Lambda would.</summary>
    /// <returns>The messages that may leave the queue; none if the worker died before its answer arrived.</returns>
    public Task<IReadOnlyList<ReceivedMessage>> InvokeAsync(IReadOnlyList<ReceivedMessage> batch) => frame.InvokeAsync(world.Queue, batch, async (payload, context) =>
    {
        using var answer = new MemoryStream();
        Json.Serialize(await function.HandleAsync(Json.Deserialize<SQSEvent>(payload), context), answer);
        return answer.ToArray();
    });

    public void Dispose() => frame.Dispose();

    private static string? SecretOf(string variable) => variable.EndsWith("META", StringComparison.Ordinal) ? $$"""{"access_token":"token","app_secret":"{{AppSecretOf(variable)}}"}"""
        : variable.EndsWith("TWILIO", StringComparison.Ordinal) ? """{"auth_token":"token"}"""
        : variable.EndsWith("AI", StringComparison.Ordinal) ? """{"api_key":"key"}"""
        : null;

    private static string AppSecretOf(string variable) => variable.Contains("ECHO_ENERGY", StringComparison.Ordinal) ? Webhooks.EnergySecret : Webhooks.AppSecret;
}
