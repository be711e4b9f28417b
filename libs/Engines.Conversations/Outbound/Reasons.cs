namespace Engines.Conversations;

/// <summary>The reasons that stand in items, dead letters, logs and metrics. A reason never changes meaning; <c>docs/errors</c> explains each.</summary>
public static class Reasons
{
    /// <summary>The person stopped all messages from this sender.</summary>
    public const string OptedOut = "opted_out";

    /// <summary>The person stopped marketing, and this is marketing.</summary>
    public const string MarketingOptedOut = "marketing_opted_out";

    /// <summary>Nobody says that the person agreed, and the company requires it.</summary>
    public const string NoConsent = "no_consent";

    /// <summary>The request itself says that the person did not agree.</summary>
    public const string ConsentDenied = "consent_denied";

    /// <summary>The request's <c>expires_at</c> has passed.</summary>
    public const string Expired = "expired";

    /// <summary>The company is paused.</summary>
    public const string CompanyPaused = "company_paused";

    /// <summary>The company's channel is paused.</summary>
    public const string ChannelPaused = "channel_paused";

    /// <summary>The template is paused or disabled.</summary>
    public const string TemplatePaused = "template_paused";

    /// <summary>The company has no such template.</summary>
    public const string TemplateUnknown = "template_unknown";

    /// <summary>The company has the template, but not in this language.</summary>
    public const string TemplateLanguageUnknown = "template_language_unknown";

    /// <summary>The template waits for approval or was rejected.</summary>
    public const string TemplateNotApproved = "template_not_approved";

    /// <summary>The variables do not fit the template.</summary>
    public const string TemplateVariables = "template_variables";

    /// <summary>A worker died, or lost its lease, between its claim and its record.</summary>
    public const string WorkerLost = "worker_lost";

    /// <summary>The provider was asked and never took the message; it is tried again.</summary>
    public const string NotThere = "not_there";

    /// <summary>The provider reported a failure without saying why.</summary>
    public const string ReportedFailed = "reported_failed";

    /// <summary>Another worker holds the message.</summary>
    public const string InProgress = "in_progress";

    /// <summary>The request's <c>not_before</c> lies ahead.</summary>
    public const string NotYet = "not_yet";

    /// <summary>Too little of the invocation is left for a call.</summary>
    public const string NoTimeLeft = "no_time_left";

    /// <summary>The provider refused for now; the message waits for its next attempt.</summary>
    public const string RetryWait = "retry_wait";

    /// <summary>The outcome is unknown and the provider's report is waited for.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>The outcome stayed unknown, and the template's policy, an opt-out or a pause forbids to send again.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>Every allowed attempt was refused for now.</summary>
    public const string AttemptsExhausted = "attempts_exhausted";

    /// <summary>The same request id came with other content in the same conversation.</summary>
    public const string RequestConflict = "request_conflict";
}
