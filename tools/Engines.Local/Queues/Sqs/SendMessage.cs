using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class SendMessage
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>(Send(call.Queue(), MessageReader.Read(call.Input), call.Input.Seconds("DelaySeconds")));

    public static JsonObject Send(LocalQueue queue, QueueMessage message, TimeSpan? delay) => queue.Send(message, delay) switch
    {
        SendAnswer.Sent sent => Describe(sent, message),
        SendAnswer.Refused refused => throw SqsFault.Of(refused.Refusal),
        var other => throw new InvalidOperationException($"Unexpected answer {other}."),
    };

    private static JsonObject Describe(SendAnswer.Sent sent, QueueMessage message)
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
        if (sent.SequenceNumber is { } sequence)
            answer["SequenceNumber"] = sequence;
        return answer;
    }
}
