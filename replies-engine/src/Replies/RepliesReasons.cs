namespace Replies;

/// <summary>The reasons that only this engine gives. A reason never changes meaning; <c>docs/errors</c> explains each.</summary>
public static class RepliesReasons
{
    /// <summary>The webhook carries no signature.</summary>
    public const string SignatureMissing = "signature_missing";

    /// <summary>The webhook's signature does not fit its bytes and any secret of the company.</summary>
    public const string SignatureInvalid = "signature_invalid";

    /// <summary>The message names no source that this engine knows, or a topic that it does not listen to.</summary>
    public const string SourceUnknown = "source_unknown";

    /// <summary>The message is not what its source sends.</summary>
    public const string WebhookMalformed = "webhook_malformed";

    /// <summary>No company has the number, account or address that the event is about.</summary>
    public const string RouteUnknown = "route_unknown";

    /// <summary>The event is far older than any provider repeats it.</summary>
    public const string WebhookTooOld = "webhook_too_old";
}
