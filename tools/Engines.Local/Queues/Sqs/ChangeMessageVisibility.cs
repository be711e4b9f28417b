using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class ChangeMessageVisibility
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        Change(call.Queue(), call.Input);
        return Task.FromResult<JsonObject?>(null);
    }

    public static Task<JsonObject?> BatchAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queue();
        return Task.FromResult<JsonObject?>(Batch.Answer(Batch.Entries(call, "ChangeMessageVisibilityBatchRequestEntry"), entry => Change(queue, entry)));
    }

    private static JsonObject Change(LocalQueue queue, SqsInput input)
    {
        var visibility = input.Seconds("VisibilityTimeout")
            ?? throw new SqsFault(SqsError.MissingParameter, "The request must contain the parameter VisibilityTimeout.");
        return Batch.Done(queue.ChangeVisibility(input.Required("ReceiptHandle"), visibility));
    }
}
