using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class GetQueueAttributes
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Input.Names("AttributeNames");
        var known = Describe(call.Queue());
        if (wanted.FirstOrDefault(name => name != "All" && name != "RedrivePolicy" && !known.ContainsKey(name)) is { } unknown)
            throw new SqsFault(SqsError.InvalidAttributeName, $"Unknown Attribute {unknown}.");

        var chosen = known.Where(pair => wanted.Contains("All") || wanted.Contains(pair.Key));
        return Task.FromResult<JsonObject?>(new()
        {
            ["Attributes"] = new JsonObject(chosen.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        });
    }

    private static Dictionary<string, string> Describe(LocalQueue queue)
    {
        var counts = queue.Count();
        var options = queue.Options;
        var created = Text(queue.CreatedAt.ToUnixTimeSeconds());
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["QueueArn"] = options.Arn,
            ["ApproximateNumberOfMessages"] = Text(counts.Visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(counts.InFlight),
            ["ApproximateNumberOfMessagesDelayed"] = Text(counts.Delayed),
            ["CreatedTimestamp"] = created,
            ["LastModifiedTimestamp"] = created,
            ["VisibilityTimeout"] = Seconds(options.VisibilityTimeout),
            ["MaximumMessageSize"] = Text(QueueOptions.MessageBytesMax),
            ["MessageRetentionPeriod"] = Seconds(options.Retention),
            ["DelaySeconds"] = Seconds(options.Delay),
            ["ReceiveMessageWaitTimeSeconds"] = Seconds(options.ReceiveWait),
            ["SqsManagedSseEnabled"] = "true",
        };

        if (options.Redrive is { } redrive)
        {
            attributes["RedrivePolicy"] = new JsonObject
            {
                ["deadLetterTargetArn"] = redrive.DeadLetters.Options.Arn,
                ["maxReceiveCount"] = redrive.ReceivesMax,
            }.ToJsonString();
        }

        return attributes;
    }

    private static string Seconds(TimeSpan span) => Text((long)span.TotalSeconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
