namespace Replies.Inbound;

/// <summary>Who put a message into the queue. The edge says so in a message attribute; for SNS the topic does.</summary>
public enum InboundSource
{
    /// <summary>Meta's webhook, through the API: signed by Meta.</summary>
    Meta,

    /// <summary>Twilio's webhook, through the API: signed by Twilio.</summary>
    Twilio,

    /// <summary>SES's events, through SNS.</summary>
    Ses,

    /// <summary>WhatsApp events of AWS End User Messaging Social, through SNS.</summary>
    AwsSocial,

    /// <summary>Events and replies of AWS End User Messaging SMS, through SNS.</summary>
    AwsSms,

    /// <summary>Our own form, from whoever may send to the queue.</summary>
    Normalised,
}

/// <summary>One message of the queue as the edge left it: the webhook byte for byte, and what its signature was made over.</summary>
/// <param name="Source">Who put it there.</param>
/// <param name="Body">The raw body; for SNS the inner message.</param>
public sealed record RawMessage(InboundSource Source, string Body)
{
    /// <summary>The signature header; null where there was none.</summary>
    public string? Signature { get; init; }

    /// <summary>The public host, such as <c>hooks.example.test</c>.</summary>
    public string? Host { get; init; }

    /// <summary>The path as it was called, still encoded, such as <c>/twilio/status</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The query as it was called, still encoded, without the question mark; null where there was none.</summary>
    public string? Query { get; init; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; init; }
}

/// <summary>What a message turned out to be.</summary>
public abstract record ParseResult
{
    private ParseResult()
    {
    }

    /// <summary>It was understood.</summary>
    /// <param name="Events">Every event in it, in its order; a part that is not known is an event too.</param>
    public sealed record Parsed(IReadOnlyList<InboundEvent> Events) : ParseResult;

    /// <summary>It cannot be what it claims to be.</summary>
    /// <param name="Reason">One of <c>RepliesReasons</c>.</param>
    /// <param name="Detail">Field and problem; never a value.</param>
    public sealed record Malformed(string Reason, string Detail) : ParseResult;
}
