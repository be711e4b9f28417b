using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using TemplateSender;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>One process of the sender, from its cold start to its death: the real function with an edge around it.</summary>
public sealed class Worker : IDisposable
{
    private static readonly SourceGeneratorLambdaJsonSerializer<SenderFunctionJson> Json = new();

    private readonly World world;
    private readonly WorkerFrame frame;
    private readonly SenderFunction sender;

    public Worker(World world, WorkerEdge edge, TimeSpan skew = default, Func<HttpMessageHandler, HttpMessageHandler>? dynamoFault = null, Func<ISecretSource, ISecretSource>? secrets = null)
    {
        (this.world, Edge, frame) = (world, edge, new(world, edge, new(skew, dynamoFault, secrets), SecretOf));
        sender = Sender.Create(SenderOptions.Read(WorkerFrame.Variables(world, world.Sqs, world.Requests, world.DeadLetters).GetValueOrDefault), frame.Edges);
    }

    public WorkerEdge Edge { get; }

    public string Log => frame.Log;

    /// <summary>Runs one invocation as Lambda would.</summary>
    /// <returns>The messages that may leave the queue; none if the worker died before its answer arrived.</returns>
    public Task<IReadOnlyList<ReceivedMessage>> InvokeAsync(IReadOnlyList<ReceivedMessage> batch) => frame.InvokeAsync(world.Requests, batch, async (payload, context) =>
    {
        using var answer = new MemoryStream();
        Json.Serialize(await sender.HandleAsync(Json.Deserialize<SQSEvent>(payload), context), answer);
        return answer.ToArray();
    });

    public void Dispose() => frame.Dispose();

    private static string? SecretOf(string variable) => variable.EndsWith("META", StringComparison.Ordinal) ? """{"access_token":"token"}"""
        : variable.EndsWith("TWILIO", StringComparison.Ordinal) ? """{"auth_token":"token"}"""
        : null;
}
