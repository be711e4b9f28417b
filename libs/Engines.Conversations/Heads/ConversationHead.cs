using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>What a conversation's <c>HEAD</c> item says: the person's wishes, and how it stands with the replies.</summary>
public sealed record ConversationHead
{
    /// <summary>When the person last agreed to be written to.</summary>
    public DateTimeOffset? OptedInAt { get; init; }

    /// <summary>When the person last stopped all messages from this sender.</summary>
    public DateTimeOffset? OptedOutAt { get; init; }

    /// <summary>When the person last agreed to advertising.</summary>
    public DateTimeOffset? MarketingOptedInAt { get; init; }

    /// <summary>When the person last stopped advertising.</summary>
    public DateTimeOffset? MarketingOptedOutAt { get; init; }

    /// <summary>The company; null while nothing but wishes is known.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Who answers; null while nobody has written back.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>End of WhatsApp's 24-hour window.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>The replies that are recorded and not answered, in the order of recording.</summary>
    public IReadOnlyList<PendingEntry> Pending { get; init; } = [];

    /// <summary>The items of the last turns, oldest first.</summary>
    public IReadOnlyList<string> Recent { get; init; } = [];

    /// <summary>Who holds the turn; null if nobody does.</summary>
    public string? TurnOwner { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? TurnUntil { get; init; }

    /// <summary>Grows with every holder.</summary>
    public long TurnFence { get; init; }

    /// <summary>True if the person's last word was to stop all messages. Of two words at the same moment the refusal counts.</summary>
    public bool IsOptedOut => OptedOutAt is { } stopped && !(OptedInAt > stopped);

    /// <summary>True if the person's last word about advertising was to stop it.</summary>
    public bool IsMarketingOptedOut => MarketingOptedOutAt is { } stopped && !(MarketingOptedInAt > stopped);

    /// <summary>The same person under two addresses: the last word counts, whichever it was said under.</summary>
    internal ConversationHead With(ConversationHead other) => this with
    {
        OptedOutAt = Later(OptedOutAt, other.OptedOutAt),
        OptedInAt = Later(OptedInAt, other.OptedInAt),
        MarketingOptedOutAt = Later(MarketingOptedOutAt, other.MarketingOptedOutAt),
        MarketingOptedInAt = Later(MarketingOptedInAt, other.MarketingOptedInAt),
    };

    // Attribute by attribute: most reads ask for the wishes alone, and a head that holds less is a head all the same.
    internal static ConversationHead From(Dictionary<string, AttributeValue> item) => new()
    {
        OptedInAt = HeadFields.ReadOptedInAt(item),
        OptedOutAt = HeadFields.ReadOptedOutAt(item),
        MarketingOptedInAt = HeadFields.ReadMarketingOptedInAt(item),
        MarketingOptedOutAt = HeadFields.ReadMarketingOptedOutAt(item),
        CompanyId = HeadFields.ReadCompanyId(item),
        ProjectId = HeadFields.ReadProjectId(item),
        Status = HeadFields.ReadConversationStatus(item),
        WindowUntil = HeadFields.ReadWindowUntil(item),
        Pending = ReadPending(item),
        Recent = HeadFields.ReadRecent(item) ?? [],
        TurnOwner = HeadFields.ReadTurnOwner(item),
        TurnUntil = HeadFields.ReadTurnUntil(item),
        TurnFence = HeadFields.ReadTurnFence(item) ?? 0,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static PendingEntry[] ReadPending(Dictionary<string, AttributeValue> item)
    {
        if (HeadFields.ReadPending(item) is not { Count: > 0 } list)
            return [];
        var entries = new PendingEntry[list.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(list[i].Id, list[i].At);
        return entries;
    }
}

/// <summary>A reply that waits for an answer, as <c>HEAD</c> lists it.</summary>
/// <param name="ProviderMessageId">The provider's id of it.</param>
/// <param name="At">When the person sent it.</param>
public sealed record PendingEntry(string ProviderMessageId, DateTimeOffset At);
