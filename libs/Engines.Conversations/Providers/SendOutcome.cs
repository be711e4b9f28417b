namespace Engines.Conversations;

/// <summary>What a call to a provider came to. Five answers, because "failed" alone does not say whether calling again is safe.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took the message.</summary>
    /// <param name="ProviderMessageId">The provider's id of the message.</param>
    public sealed record Accepted(string ProviderMessageId) : SendOutcome;

    /// <summary>The provider did not take it and never will.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Refused(ProviderError Error) : SendOutcome;

    /// <summary>The provider did not take it because too much was sent; later it may.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="RetryAfter">How long the provider asks to wait, where it says so.</param>
    public sealed record Throttled(ProviderError Error, TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>The provider certainly did not take it; later it may: no connection, a service that says it is down, credentials that someone must renew.</summary>
    /// <param name="Error">Why.</param>
    public sealed record NotAccepted(ProviderError Error) : SendOutcome;

    /// <summary>Nobody knows: a time-out after the request left, a broken connection, an unclear 5xx.</summary>
    /// <param name="Error">What was seen.</param>
    public sealed record Unknown(ProviderError Error) : SendOutcome;
}

/// <summary>Why a provider did not take a message, without anything that names a person.</summary>
/// <param name="Provider">Who answered.</param>
/// <param name="Code">The provider's own code (<c>131026</c>, <c>21610</c>, <c>TooManyRequestsException</c>), or <c>http_503</c>, <c>timeout</c>, <c>connection</c> where there is none.</param>
/// <param name="Class">What the code means for us.</param>
public sealed record ProviderError(ProviderKind Provider, string Code, FailureClass Class);

/// <summary>What an error means for the messages that come after it.</summary>
public enum FailureClass
{
    /// <summary>This address cannot be reached on this channel.</summary>
    Recipient,

    /// <summary>The person stopped all messages from this sender.</summary>
    OptedOut,

    /// <summary>The person stopped marketing.</summary>
    MarketingOptedOut,

    /// <summary>The template or its variables do not fit.</summary>
    Template,

    /// <summary>The provider stopped the template.</summary>
    TemplateStopped,

    /// <summary>Free text outside the 24-hour window: only a template may be sent.</summary>
    OutsideWindow,

    /// <summary>Credentials, sender or account are not set up; someone must act.</summary>
    Configuration,

    /// <summary>The provider stopped the account or the number.</summary>
    AccountStopped,

    /// <summary>A rule of the provider or of a country forbids this message.</summary>
    Policy,

    /// <summary>Too much at once for the account or the number.</summary>
    Rate,

    /// <summary>Too much at once for this person.</summary>
    PairRate,

    /// <summary>The service or the way to it is down.</summary>
    Unavailable,

    /// <summary>The request was malformed: a defect of ours.</summary>
    Malformed,

    /// <summary>Not in our lists.</summary>
    Unclassified,
}
