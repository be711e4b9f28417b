namespace Engines.Conversations;

/// <summary>What is kept about one reply, before anything is done about it.</summary>
public sealed record InboundRecord
{
    /// <summary>The conversation, and whose it is.</summary>
    public required ConversationPlace Place { get; init; }

    /// <summary>Who carried it.</summary>
    public required ProviderKind Provider { get; init; }

    /// <summary>The provider's id of it: the same in every repetition of a webhook.</summary>
    public required string ProviderMessageId { get; init; }

    /// <summary>When the person sent it.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What it says.</summary>
    public required InboundContent Content { get; init; }

    /// <summary>What the person wants, in a word for the item; null for nothing of the kind.</summary>
    public string? Wish { get; init; }

    /// <summary>The end of the service window that it opens; null on channels without one.</summary>
    public DateTimeOffset? WindowUntil { get; init; }
}

/// <summary>What became of recording a reply.</summary>
public enum RecordResult
{
    /// <summary>It is recorded and waits for a turn.</summary>
    Pending,

    /// <summary>It is recorded; no turn will look at it, because people have the conversation.</summary>
    Kept,

    /// <summary>It was recorded before.</summary>
    Repeated,
}
