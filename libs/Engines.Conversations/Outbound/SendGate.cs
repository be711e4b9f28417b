namespace Engines.Conversations;

/// <summary>What the checks before any call come to.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It may be sent.</summary>
    public sealed record Proceed : Verdict
    {
        internal static Proceed Instance { get; } = new();
    }

    /// <summary>It ends here.</summary>
    /// <param name="Status"><c>Suppressed</c> or <c>Failed</c>.</param>
    /// <param name="Cause">The step that leads there.</param>
    /// <param name="Reason">Why: one of <see cref="Reasons"/>.</param>
    /// <param name="Detail">More for people, without personal data.</param>
    public sealed record Close(OutboundStatus Status, Cause Cause, string Reason, string? Detail) : Verdict;

    internal static Verdict Suppress(string reason, string? detail = null) => new Close(OutboundStatus.Suppressed, Cause.Suppress, reason, detail);

    internal static Verdict Refuse(string reason, string? detail) => new Close(OutboundStatus.Failed, Cause.Refuse, reason, detail);
}

/// <summary>Decides whether a message may be sent at all. A pure function: the same facts, the same verdict.</summary>
public static class SendGate
{
    /// <summary>Weighs the person's wishes first, then the company's state, then the request.</summary>
    /// <param name="message">The message.</param>
    /// <param name="head">What is known of the person in this conversation; null if nothing is.</param>
    /// <param name="now">The time of the decision.</param>
    public static Verdict Decide(Outbound message, ConversationHead? head, DateTimeOffset now) =>
        DecideForPerson(message, head) ?? DecideForCompany(message) ?? DecideForRequest(message, now);

    private static Verdict? DecideForPerson(Outbound message, ConversationHead? head)
    {
        if (head is { IsOptedOut: true })
            return Verdict.Suppress(Reasons.OptedOut);
        if (head is { IsMarketingOptedOut: true } && message.Category == TemplateCategory.Marketing)
            return Verdict.Suppress(Reasons.MarketingOptedOut);
        if (message.Consent == ConsentStatement.Denied)
            return Verdict.Suppress(Reasons.ConsentDenied);
        if (message.Consent == ConsentStatement.None && message.ConsentRule == ConsentRule.Required && head?.OptedInAt is null)
            return Verdict.Suppress(Reasons.NoConsent, "give consent.status in the request, or let the person opt in first");
        return null;
    }

    private static Verdict? DecideForCompany(Outbound message)
    {
        if (message.IsCompanyPaused)
            return Verdict.Suppress(Reasons.CompanyPaused);
        if (message.Sender.IsPaused)
            return Verdict.Suppress(Reasons.ChannelPaused, message.Sender.PauseDetail);
        return null;
    }

    private static Verdict DecideForRequest(Outbound message, DateTimeOffset now)
    {
        if (message.ExpiresAt <= now)
            return Verdict.Suppress(Reasons.Expired);
        if (message.Problem is { } problem)
            return problem.IsPause ? Verdict.Suppress(problem.Reason, problem.Detail) : Verdict.Refuse(problem.Reason, problem.Detail);
        return Verdict.Proceed.Instance;
    }
}
