using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class SetQueueAttributes
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var attributes = call.Input.Texts("Attributes").ToList();
        if (attributes.Count == 0)
            throw new SqsFault(SqsError.MissingParameter, "The request must contain the parameter Attributes.");

        call.Queue().Change(options => QueueAttributes.Apply(options, attributes, call.Queues.Queues));
        return Task.FromResult<JsonObject?>(null);
    }
}
