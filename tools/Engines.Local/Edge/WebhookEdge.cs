using Engines.Local.Edge.Api;
using Engines.Local.Providers;
using Engines.Local.Queues;

namespace Engines.Local.Edge;

/// <summary>
/// What stands between the providers and the replies engine's queue: the API, which puts a webhook into the queue byte for byte with what its signature was made
/// over beside it, and the topic of SES's events. It answers nothing and judges nothing, and it repeats and delays as its plan says.
/// </summary>
/// <param name="queue">The replies engine's queue.</param>
/// <param name="plan">How often and how late each webhook is delivered.</param>
/// <param name="api">The API of the template, which then makes the messages, called at a host of its own and so without a stage in the path. Null: the edge's own rules, which are the same.</param>
public sealed class WebhookEdge(LocalQueue queue, DeliveryPlan plan, ApiGate? api = null)
{
    private const string Absent = "-";
    private const int Forbidden = 403;

    private int webhooks;
    private int dropped;

    /// <summary>Where Meta posts everything.</summary>
    public static Uri MetaUrl { get; } = new("https://hooks.local.test/meta");

    /// <summary>Where Twilio posts what people write.</summary>
    public static Uri TwilioInboundUrl { get; } = new("https://hooks.local.test/twilio/inbound");

    /// <summary>How many webhooks came in, repetitions not counted.</summary>
    public int Webhooks => Volatile.Read(ref webhooks);

    /// <summary>How many deliveries the queue refused; they are lost, as they would be at a provider that gives up.</summary>
    public int Dropped => Volatile.Read(ref dropped);

    /// <summary>Takes a webhook; Meta's may leave out its URL.</summary>
    /// <exception cref="ArgumentException">The API has no such path.</exception>
    public void Post(RawWebhook webhook) => Post(webhook, plan.For(Interlocked.Increment(ref webhooks), webhook));

    /// <summary>Takes a webhook and delivers it once after each of the delays, whatever the edge's own plan.</summary>
    /// <exception cref="ArgumentException">The API has no such path.</exception>
    public void Deliver(RawWebhook webhook, IReadOnlyList<TimeSpan> delays)
    {
        Interlocked.Increment(ref webhooks);
        Post(webhook, delays);
    }

    /// <summary>Takes a notification of a topic: an envelope whose <c>TopicArn</c> says which, and no attribute.</summary>
    public void Publish(RawWebhook envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        Send(new QueueMessage(envelope.Body), plan.For(Interlocked.Increment(ref webhooks), envelope));
    }

    private void Post(RawWebhook webhook, IReadOnlyList<TimeSpan> delays)
    {
        if (api is null)
        {
            Send(ToMessage(webhook), delays);
            return;
        }

        foreach (var delay in delays)
        {
            var answer = api.Handle(ToRequest(webhook) with { Delay = delay });
            if (answer.Status == Forbidden)
                throw new ArgumentException($"The API has no such path; it has {string.Join(", ", api.Methods)}.", nameof(webhook));
            if (!answer.IsSuccess)
                Interlocked.Increment(ref dropped);
        }
    }

    private static ApiRequest ToRequest(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var url = webhook.Url ?? MetaUrl;
        return new("POST", url.AbsolutePath, webhook.Body)
        {
            Query = url.Query.TrimStart('?'),
            Host = url.Authority,
            Headers = [.. webhook.Headers, KeyValuePair.Create("Content-Type", webhook.ContentType)],
            HasStage = false,
        };
    }

    private static QueueMessage ToMessage(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var url = webhook.Url ?? MetaUrl;
        var (source, header) = url.AbsolutePath switch
        {
            "/meta" => ("meta", "X-Hub-Signature-256"),
            var path when path.StartsWith("/twilio/", StringComparison.Ordinal) => ("twilio", "X-Twilio-Signature"),
            _ => throw new ArgumentException("The API has no such path; it is /meta or begins with /twilio/.", nameof(webhook)),
        };
        return new QueueMessage(webhook.Body)
            .WithAttribute("source", source)
            .WithAttribute("signature", OrAbsent(webhook.Headers.GetValueOrDefault(header)))
            .WithAttribute("host", url.Authority)
            .WithAttribute("path", url.AbsolutePath)
            .WithAttribute("query", OrAbsent(url.Query.TrimStart('?')))
            .WithAttribute("content_type", OrAbsent(webhook.ContentType));
    }

    private void Send(QueueMessage message, IReadOnlyList<TimeSpan> delays)
    {
        foreach (var delay in delays)
        {
            if (queue.Send(message, delay) is SendAnswer.Refused)
                Interlocked.Increment(ref dropped);
        }
    }

    private static string OrAbsent(string? value) => string.IsNullOrEmpty(value) ? Absent : value;
}
