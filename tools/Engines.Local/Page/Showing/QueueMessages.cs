using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Page.Http;
using Engines.Local.Queues;

namespace Engines.Local.Page.Showing;

/// <summary>The messages of a queue, seen without receiving them.</summary>
internal static class QueueMessages
{
    public const int ListMax = 100;

    // Far more than anybody reads; a message beyond it is found once those before it are gone.
    private const int FindMax = 20_000;

    private static readonly string[] Open = ["reason", "detail", "source", "source_message_id", "content_type", "host", "path"];

    public static JsonObject List(LocalQueue queue) => new()
    {
        ["total"] = queue.Count().Total,
        ["messages"] = new JsonArray([.. queue.Peek(ListMax).Select(message => Line(queue, message))]),
    };

    /// <summary>One message with its attributes and body; null where it is not there any more.</summary>
    public static JsonObject? Find(LocalQueue queue, string messageId, bool reveals)
    {
        if (queue.Peek(FindMax).FirstOrDefault(message => message.MessageId == messageId) is not { } found)
            return null;

        var line = Line(queue, found);
        line["attributes"] = new JsonObject(found.Message.Attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Value(pair.Key, pair.Value, reveals))));
        line["body"] = reveals ? found.Message.Body : Mask.Body(found.Message.Body);
        line["is_masked"] = !reveals;
        return line;
    }

    /// <summary>What may be shown of a message to anybody.</summary>
    public static JsonObject Line(LocalQueue queue, QueuedMessage message)
    {
        var reason = Text(message.Message, "reason");
        return new()
        {
            ["queue"] = queue.Options.Name,
            ["id"] = message.MessageId,
            ["state"] = message.State switch { QueuedState.Visible => "visible", QueuedState.InFlight => "in flight", _ => "delayed" },
            ["receive_count"] = message.ReceiveCount,
            ["sent_at"] = message.SentAt.ToUnixTimeMilliseconds(),
            ["visible_at"] = message.VisibleAt == DateTimeOffset.MaxValue ? null : message.VisibleAt.ToUnixTimeMilliseconds(),
            ["bytes"] = Encoding.UTF8.GetByteCount(message.Message.Body),
            ["request_id"] = RequestIdOf(message.Message.Body),
            ["reason"] = reason,
            ["sentence"] = ReasonPages.Sentence(reason) ?? (message.DeadLetterSourceArn is null ? null : $"SQS moved it after {message.ReceiveCount} deliveries."),
            ["detail"] = Text(message.Message, "detail"),
        };
    }

    /// <summary>The id of the request in a body; null where it is none.</summary>
    public static string? RequestIdOf(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject request && request["request_id"] is JsonValue value && value.TryGetValue<string>(out var id) && RequestId.IsValid(id)
                ? id
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(QueueMessage message, string name) => message.Attributes.GetValueOrDefault(name)?.StringValue;

    private static string Value(string name, MessageAttribute attribute, bool reveals)
    {
        if (attribute.IsBinary)
            return $"[{attribute.BinaryValue?.Length ?? 0} bytes]";
        return reveals || Open.Contains(name, StringComparer.Ordinal) ? attribute.StringValue ?? "" : Mask.Hidden;
    }
}
