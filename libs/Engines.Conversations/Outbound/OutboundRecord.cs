namespace Engines.Conversations;

/// <summary>What is kept about one request, from its first claim on: enough to send it again without the queue's copy.</summary>
public sealed record OutboundRecord
{
    /// <summary>The conversation that it belongs to.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The producer's id of it (<see cref="Conversations.RequestId"/>).</summary>
    public required string RequestId { get; init; }

    /// <summary>Identifies the content: the same request, in whatever order its fields came, has the same hash.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The request in canonical JSON. Personal data.</summary>
    public required string RequestJson { get; init; }

    /// <summary>The company that sends.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The provider; null where the company has none for the channel.</summary>
    public ProviderKind? Provider { get; init; }

    /// <summary>The template's name; null for free text.</summary>
    public string? Template { get; init; }

    /// <summary>What an unknown outcome means.</summary>
    public required UnconfirmedPolicy WhenUnconfirmed { get; init; }

    /// <summary>For an answer: the provider's ids of the replies that it answers; empty otherwise.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    internal ConversationPlace Place => new(Conversation, CompanyId, ProjectId, Channel);
}

/// <summary>One worker's hold on one attempt.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Worker">Who holds it, for people to read.</param>
/// <param name="LeaseUntil">When others may take it for dead: the function's own deadline and a margin for clocks that differ.</param>
public sealed record AttemptLease(AttemptId Attempt, string Worker, DateTimeOffset LeaseUntil)
{
    /// <summary>The account that the attempt goes through, where the provider can be asked about it afterwards.</summary>
    public string? SentThrough { get; init; }
}

/// <summary>What became of an attempt to claim a message, or to close it before any call.</summary>
public abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>It was written.</summary>
    /// <param name="Attempt">The number of the attempt, from 1; 0 where the message was closed without one.</param>
    public sealed record Taken(int Attempt) : ClaimResult;

    /// <summary>Something else stands there.</summary>
    /// <param name="Found">What.</param>
    public sealed record Standing(OutboundItem Found) : ClaimResult;
}

/// <summary>What a worker has to record about its own attempt.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    internal abstract OutboundStatus Status { get; }

    /// <summary>The provider took the message.</summary>
    /// <param name="ProviderMessageId">The provider's id of it.</param>
    public sealed record Sent(string ProviderMessageId) : Settlement
    {
        internal override OutboundStatus Status => OutboundStatus.Sent;
    }

    /// <summary>The provider refused it for good.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Reason) : Settlement
    {
        internal override OutboundStatus Status => OutboundStatus.Failed;
    }

    /// <summary>The provider certainly did not take it; it may be tried again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="NextAttemptAt">Not before then.</param>
    public sealed record RetryWait(string Reason, DateTimeOffset NextAttemptAt) : Settlement
    {
        internal override OutboundStatus Status => OutboundStatus.RetryWait;
    }

    /// <summary>Nobody knows.</summary>
    /// <param name="Reason">What was seen.</param>
    /// <param name="ReconcileUntil">How long the provider's report is waited for.</param>
    public sealed record Unconfirmed(string Reason, DateTimeOffset ReconcileUntil) : Settlement
    {
        internal override OutboundStatus Status => OutboundStatus.Unconfirmed;
    }
}

/// <summary>What a provider reports about an attempt, by the id that it echoes.</summary>
/// <param name="Status"><c>Sent</c>, <c>Delivered</c>, <c>Read</c> or <c>Failed</c>.</param>
/// <param name="At">When the provider says that it happened.</param>
public sealed record Evidence(OutboundStatus Status, DateTimeOffset At)
{
    /// <summary>The provider's id of the message, where the report names it.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>For <c>Failed</c>: why.</summary>
    public string? Reason { get; init; }

    /// <summary>What the provider charges by, where the report says so.</summary>
    public string? Pricing { get; init; }

    /// <summary>The companies that the report may speak for; empty where whoever reports may speak for all.</summary>
    public IReadOnlyCollection<string> Companies { get; init; } = [];

    internal bool MaySpeakFor(string companyId) => Companies.Count == 0 || Companies.Contains(companyId);

    internal void AddCompanies(StatusChange change)
    {
        if (Companies.Count == 0)
            return;
        var names = new List<string>(Companies.Count);
        foreach (var company in Companies)
        {
            var name = $":company{names.Count}";
            names.Add(name);
            change.Value(name, OutFields.OfCompanyId(company));
        }

        change.And($"{OutNames.CompanyId} IN ({string.Join(", ", names)})");
    }

    /// <summary>True if it proves that the provider accepted the attempt at some time.</summary>
    internal bool ProvesAcceptance => Status is OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read;
}

/// <summary>What became of a status write.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The step was made, by this call or by an earlier try of the same call.</summary>
    public sealed record Applied : StepResult
    {
        internal static Applied Instance { get; } = new();
    }

    /// <summary>The step is not legal from where the message stands, or another attempt was made since.</summary>
    /// <param name="Found">Where it stands.</param>
    public sealed record Refused(OutboundItem Found) : StepResult;

    /// <summary>No message has that attempt.</summary>
    public sealed record Missing : StepResult
    {
        internal static Missing Instance { get; } = new();
    }
}
