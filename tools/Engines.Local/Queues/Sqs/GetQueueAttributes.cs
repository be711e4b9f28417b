using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class GetQueueAttributes
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Input.Names("AttributeNames");
        if (wanted.FirstOrDefault(name => !QueueAttributes.Names.Contains(name)) is { } unknown)
            throw QueueAttributes.Unknown(unknown);

        var chosen = QueueAttributes.Describe(call.Queue()).Where(pair => wanted.Contains("All") || wanted.Contains(pair.Key)).ToList();
        return Task.FromResult<JsonObject?>(chosen.Count == 0
            ? []
            : new() { ["Attributes"] = new JsonObject(chosen.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) });
    }
}
