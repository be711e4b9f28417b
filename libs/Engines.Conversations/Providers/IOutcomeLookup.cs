namespace Engines.Conversations;

/// <summary>A way to ask a provider what became of a message whose outcome stayed unknown.</summary>
public interface IOutcomeLookup
{
    /// <summary>True if messages of this sender can be looked up.</summary>
    bool CanLookUp(ChannelSender sender);

    /// <summary>Looks for one message among all that the provider took. Changes nothing, and never throws for what the provider answers.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="cancellationToken">Ends the search; what was not read to the end is <see cref="LookupResult.Inconclusive"/>.</param>
    Task<LookupResult> FindAsync(LookupQuery query, CancellationToken cancellationToken);
}

/// <summary>The message that is looked for, and what is known around it.</summary>
public sealed record LookupQuery
{
    /// <summary>The message as its newest attempt tried to hand it over.</summary>
    public required OutboundMessage Message { get; init; }

    /// <summary>When its first attempt began, by our clock.</summary>
    public required DateTimeOffset AttemptedFrom { get; init; }

    /// <summary>When its newest attempt was over for certain, by our clock.</summary>
    public required DateTimeOffset AttemptedUntil { get; init; }

    /// <summary>The other messages of the conversation, so that none of them is taken for this one.</summary>
    public required OtherMessages Others { get; init; }
}

/// <summary>What the conversation's other outbound messages are called at the provider.</summary>
/// <param name="ProviderMessageIds">The ids that are known.</param>
/// <param name="AreAllKnown">False if one of them may have been taken in the same time under an id that is not known.</param>
public sealed record OtherMessages(IReadOnlySet<string> ProviderMessageIds, bool AreAllKnown);

/// <summary>What a look-up came to.</summary>
public abstract record LookupResult
{
    private LookupResult()
    {
    }

    /// <summary>The provider took the message.</summary>
    /// <param name="ProviderMessageId">The provider's id of it.</param>
    /// <param name="Status">Where it stands: <c>Sent</c>, <c>Delivered</c>, <c>Read</c> or <c>Failed</c>.</param>
    /// <param name="Code">For <c>Failed</c>: the provider's code, where it names one.</param>
    public sealed record Found(string ProviderMessageId, OutboundStatus Status, string? Code) : LookupResult;

    /// <summary>The provider certainly did not take it.</summary>
    public sealed record NotThere : LookupResult
    {
        /// <summary>The one answer of its kind.</summary>
        public static NotThere Instance { get; } = new();
    }

    /// <summary>The provider does not say, or not clearly enough. Nothing follows from it.</summary>
    /// <param name="Reason">Why: a word for people, without personal data.</param>
    public sealed record Inconclusive(string Reason) : LookupResult;
}
