using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class DeleteMessage
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        Delete(call.Queue(), call.Input);
        return Task.FromResult<JsonObject?>(null);
    }

    public static Task<JsonObject?> BatchAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queue();
        return Task.FromResult<JsonObject?>(Batch.Answer(Batch.Entries(call, "DeleteMessageBatchRequestEntry"), entry => Delete(queue, entry)));
    }

    private static JsonObject Delete(LocalQueue queue, SqsInput input) => Batch.Done(queue.Delete(input.Required("ReceiptHandle")));
}
