using System.Text;
using System.Text.Json.Nodes;
using Engines.Local.Edge.Api;
using Engines.Local.Queues;
using Engines.Local.Templates;

namespace Engines.Local.Edge.Topics;

/// <summary>
/// The topics that a template's queues are subscribed to. What is published arrives in the queues as SNS delivers it; a topic that the template does not subscribe to,
/// or that the queue's policy does not let in, is refused.
/// </summary>
public sealed class TopicGate
{
    private const int MessageBytesMax = 256 * 1024;

    private readonly IReadOnlyList<Subscription> subscriptions;
    private readonly Func<string, LocalQueue?> queueOf;
    private readonly TimeProvider time;

    private TopicGate(IReadOnlyList<Subscription> subscriptions, Func<string, LocalQueue?> queueOf, TimeProvider time) =>
        (this.subscriptions, this.queueOf, this.time) = (subscriptions, queueOf, time);

    /// <summary>The topics that can be published to.</summary>
    public IReadOnlyList<string> Topics => [.. subscriptions.Where(one => one.IsAllowed).Select(one => one.TopicArn).Distinct()];

    /// <summary>The topics of a template.</summary>
    /// <param name="template">The template; without a subscription nothing can be published.</param>
    /// <param name="queueOf">The queue of a name; null if there is none.</param>
    /// <param name="time">Stamps the envelopes.</param>
    public static TopicGate Of(ResolvedTemplate template, Func<string, LocalQueue?> queueOf, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(template);
        var statements = template.OfType("AWS::SQS::QueuePolicy").SelectMany(policy => Many(policy.Properties["PolicyDocument"]?["Statement"])).OfType<JsonObject>().ToList();
        var subscriptions = template.OfType("AWS::SNS::Subscription").Where(one => Text(one.Properties["Protocol"]) == "sqs").Select(one =>
        {
            var (topic, queue) = (Text(one.Properties["TopicArn"]), Text(one.Properties["Endpoint"]));
            return new Subscription(topic, queue, Text(one.Properties["RawMessageDelivery"]) == "true", statements.Exists(statement => LetsIn(statement, topic, queue)));
        });
        return new([.. subscriptions], queueOf, time);
    }

    /// <summary>Publishes a message.</summary>
    public PublishAnswer Publish(TopicMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var fed = subscriptions.Where(one => one.TopicArn == message.TopicArn).ToList();
        if (fed.Count == 0)
            return new PublishAnswer.Refused(404, "NotFound", $"Topic does not exist. The template subscribes to {Listed(subscriptions.Select(one => one.TopicArn))}.");
        if (fed.Find(one => !one.IsAllowed) is { } shut)
            return new PublishAnswer.Refused(403, "AuthorizationError", $"The policy of {shut.QueueArn} does not let this topic in.");
        if (message.Message.Length == 0)
            return new PublishAnswer.Refused(400, "InvalidParameter", "Invalid parameter: Empty message");
        if (Encoding.UTF8.GetByteCount(message.Message) > MessageBytesMax)
            return new PublishAnswer.Refused(400, "InvalidParameter", "Invalid parameter: Message too long");

        var id = RequestId.New();
        foreach (var subscription in fed)
        {
            var queue = queueOf(subscription.QueueArn.Split(':')[^1]);
            if (queue is null)
                return new PublishAnswer.Refused(404, "NotFound", $"The queue {subscription.QueueArn} does not exist.");
            var sent = subscription.IsRaw
                ? new QueueMessage(message.Message) { Attributes = QueueMessage.NoAttributes.SetItems(message.Attributes) }
                : new QueueMessage(TopicEnvelope.Of(message, id, time.GetUtcNow()));
            if (queue.Send(sent) is SendAnswer.Refused refused)
                return new PublishAnswer.Refused(400, "InvalidParameter", refused.Refusal.Message);
        }

        return new PublishAnswer.Published(id);
    }

    private static bool LetsIn(JsonObject statement, string topic, string queue)
    {
        var conditions = statement["Condition"]?["ArnEquals"]?["aws:SourceArn"] ?? statement["Condition"]?["ArnLike"]?["aws:SourceArn"];
        return Text(statement["Effect"]) == "Allow"
            && Many(statement["Principal"]?["Service"]).Any(one => Text(one) == "sns.amazonaws.com")
            && Many(statement["Action"]).Any(one => Text(one).Equals("sqs:SendMessage", StringComparison.OrdinalIgnoreCase))
            && Many(statement["Resource"]).Any(one => Text(one) == queue)
            && Many(conditions).Any(one => Text(one) == topic);
    }

    private static string Listed(IEnumerable<string> topics) => string.Join(", ", topics.Distinct()) is { Length: > 0 } list ? list : "none";

    private static IEnumerable<JsonNode?> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.AsEnumerable(),
        _ => [node],
    };

    private static string Text(JsonNode? node) => node is JsonValue ? node.ToString() : "";

    private sealed record Subscription(string TopicArn, string QueueArn, bool IsRaw, bool IsAllowed);
}
