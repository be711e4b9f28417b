using System.Text.Json;

namespace Replies.Inbound;

/// <summary>The SNS topics that the engine listens to; empty or null where there is none.</summary>
/// <param name="Ses">Events of SES.</param>
/// <param name="Social">WhatsApp events of AWS End User Messaging Social.</param>
/// <param name="Sms">Events and replies of AWS End User Messaging SMS.</param>
public sealed record InboundTopics(string? Ses, string? Social, string? Sms);

/// <summary>What a message of the queue was.</summary>
internal abstract record EnvelopeResult
{
    private EnvelopeResult()
    {
    }

    /// <summary>It says where it is from.</summary>
    /// <param name="Message">The message without what the queue and SNS put around it.</param>
    public sealed record Read(RawMessage Message) : EnvelopeResult;

    /// <summary>Nobody knows where it is from.</summary>
    /// <param name="Reason">One of <see cref="RepliesReasons"/>.</param>
    /// <param name="Detail">What is wrong; never a value.</param>
    public sealed record Unusable(string Reason, string Detail) : EnvelopeResult;
}

/// <summary>Takes off what the edge put around a message: attributes of the queue, or SNS's envelope.</summary>
internal static class EnvelopeReader
{
    // A message attribute cannot be empty, so the edge writes this for a header that was not there.
    private const string Absent = "-";

    /// <param name="body">The message's body.</param>
    /// <param name="attributes">Its message attributes that are strings.</param>
    /// <param name="topics">The topics to believe.</param>
    public static EnvelopeResult Read(string body, IReadOnlyDictionary<string, string> attributes, InboundTopics topics)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(topics);
        InboundSource? source = Value(attributes, "source") switch
        {
            null => null,
            "meta" => InboundSource.Meta,
            "twilio" => InboundSource.Twilio,
            "normalised" => InboundSource.Normalised,
            _ => (InboundSource)(-1),
        };
        return source switch
        {
            null => Unwrap(body, topics),
            (InboundSource)(-1) => Unknown("source is none that this engine knows"),
            { } known => new EnvelopeResult.Read(new RawMessage(known, body)
            {
                Signature = Value(attributes, "signature"),
                Host = Value(attributes, "host"),
                Path = Value(attributes, "path"),
                Query = Value(attributes, "query"),
                ContentType = Value(attributes, "content_type"),
            }),
        };
    }

    private static EnvelopeResult Unwrap(string body, InboundTopics topics)
    {
        if (!JsonText.TryParse(body, out var document))
            return Unknown("source is missing, and the body is no envelope of SNS");

        using (document)
        {
            var root = document.RootElement;
            if (root.Member("Type").Text() != "Notification" || root.Member("TopicArn").Text() is not { } topic)
                return Unknown("source is missing, and the body is no notification of SNS");
            if (SourceOf(topic, topics) is not { } source)
                return Unknown("TopicArn is of a topic that this engine does not listen to");
            return root.Member("Message").TextOrEmpty() is { } message
                ? new EnvelopeResult.Read(new RawMessage(source, message))
                : new EnvelopeResult.Unusable(RepliesReasons.WebhookMalformed, "Message is missing");
        }
    }

    private static InboundSource? SourceOf(string topic, InboundTopics topics)
    {
        if (topic == topics.Ses)
            return InboundSource.Ses;
        if (topic == topics.Social)
            return InboundSource.AwsSocial;
        return topic == topics.Sms ? InboundSource.AwsSms : null;
    }

    private static string? Value(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value is not ("" or Absent) ? value : null;

    private static EnvelopeResult.Unusable Unknown(string detail) => new(RepliesReasons.SourceUnknown, detail);
}
