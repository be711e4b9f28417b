using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class SendMessage
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queue();
        var message = MessageReader.Read(call.Input);
        return queue.Send(message, call.Input.Seconds("DelaySeconds")) switch
        {
            SendAnswer.Sent sent => Task.FromResult<JsonObject?>(Describe(sent, message)),
            SendAnswer.Refused refused => throw SqsFault.Of(refused.Refusal),
            var other => throw new InvalidOperationException($"Unexpected answer {other}."),
        };
    }

    public static JsonObject Describe(SendAnswer.Sent sent, QueueMessage message)
    {
        var answer = new JsonObject
        {
            ["MessageId"] = sent.MessageId,
            ["MD5OfMessageBody"] = MessageDigest.OfBody(message.Body),
        };
        if (MessageDigest.OfAttributes(message.Attributes) is { } digest)
            answer["MD5OfMessageAttributes"] = digest;
        if (message.TraceHeader is { } trace)
            answer["MD5OfMessageSystemAttributes"] = MessageDigest.OfAttributes([new("AWSTraceHeader", MessageAttribute.Text(trace))]);
        return answer;
    }
}
