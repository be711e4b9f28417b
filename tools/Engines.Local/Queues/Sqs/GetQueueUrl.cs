using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class GetQueueUrl
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queues.Find(call.Input.Required("QueueName"));
        return Task.FromResult<JsonObject?>(new() { ["QueueUrl"] = call.Queues.UrlOf(queue).AbsoluteUri });
    }
}
