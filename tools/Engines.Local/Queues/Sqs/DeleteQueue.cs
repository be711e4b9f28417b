using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class DeleteQueue
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        call.Queues.Queues.Delete(call.Queue());
        return Task.FromResult<JsonObject?>(null);
    }
}
