using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class PurgeQueue
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken) =>
        call.Queue().Purge() is QueueAnswer.Refused refused ? throw SqsFault.Of(refused.Refusal) : Task.FromResult<JsonObject?>(null);
}
