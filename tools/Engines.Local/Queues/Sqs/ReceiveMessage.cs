using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class ReceiveMessage
{
    public static async Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var request = new ReceiveRequest
        {
            MessagesMax = call.Input.Number("MaxNumberOfMessages") ?? 1,
            Visibility = call.Input.Seconds("VisibilityTimeout"),
            Wait = call.Input.Seconds("WaitTimeSeconds"),
        };

        return await call.Queue().ReceiveAsync(request, cancellationToken) switch
        {
            ReceiveAnswer.Received { Messages.Count: 0 } => [],
            ReceiveAnswer.Received received => new() { ["Messages"] = new JsonArray([.. received.Messages.Select(message => Describe(message, call.Input))]) },
            ReceiveAnswer.Refused refused => throw SqsFault.Of(refused.Refusal),
            var other => throw new InvalidOperationException($"Unexpected answer {other}."),
        };
    }

    private static JsonObject Describe(ReceivedMessage message, SqsInput input)
    {
        var answer = new JsonObject
        {
            ["MessageId"] = message.MessageId,
            ["ReceiptHandle"] = message.ReceiptHandle,
            ["MD5OfBody"] = MessageDigest.OfBody(message.Message.Body),
            ["Body"] = message.Message.Body,
        };

        string[] wanted = [.. input.Names("AttributeNames"), .. input.Names("MessageSystemAttributeNames")];
        var system = SqsEvent.SystemAttributes(message).Where(pair => wanted.Contains("All") || wanted.Contains(pair.Key)).ToList();
        if (system.Count > 0)
            answer["Attributes"] = new JsonObject(system.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

        var patterns = input.Names("MessageAttributeNames");
        var attributes = message.Message.Attributes.Where(pair => patterns.Any(pattern => Matches(pattern, pair.Key))).ToList();
        if (attributes.Count > 0)
        {
            answer["MD5OfMessageAttributes"] = MessageDigest.OfAttributes(attributes);
            answer["MessageAttributes"] = new JsonObject(attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Describe(pair.Value))));
        }

        return answer;
    }

    private static JsonObject Describe(MessageAttribute attribute) => attribute.IsBinary
        ? new() { ["DataType"] = attribute.DataType, ["BinaryValue"] = Convert.ToBase64String(attribute.BinaryValue!.Value.Span) }
        : new() { ["DataType"] = attribute.DataType, ["StringValue"] = attribute.StringValue };

    private static bool Matches(string pattern, string name) =>
        pattern is "All" or ".*" || pattern == name
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^2], StringComparison.Ordinal));
}
