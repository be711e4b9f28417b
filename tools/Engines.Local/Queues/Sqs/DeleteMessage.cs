using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class DeleteMessage
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken) =>
        call.Queue().Delete(call.Input.Required("ReceiptHandle")) is QueueAnswer.Refused refused
            ? throw SqsFault.Of(refused.Refusal)
            : Task.FromResult<JsonObject?>(null);
}
