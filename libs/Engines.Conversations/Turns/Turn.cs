namespace Engines.Conversations;

/// <summary>The right to answer in one conversation, for a while.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Owner">Whose right it is: one delivery of one message.</param>
/// <param name="Fence">Grows with every holder; a write under an older fence is refused.</param>
/// <param name="Head">The head as it stood when the right was taken or last used.</param>
public sealed record Turn(ConversationId Conversation, TurnOwner Owner, long Fence, ConversationHead Head);

/// <summary>One delivery of one message. Two deliveries of the same message are two owners, and each can tell the other by the message.</summary>
/// <param name="MessageId">The queue's id of the message.</param>
/// <param name="Delivery">New for each delivery.</param>
public sealed record TurnOwner(string MessageId, string Delivery)
{
    internal string Value => $"{MessageId}/{Delivery}";

    internal bool IsSameMessage(string? owner) => owner is not null && owner.StartsWith(MessageId + "/", StringComparison.Ordinal);
}

/// <summary>What became of asking for the turn.</summary>
public abstract record TakeResult
{
    private TakeResult()
    {
    }

    /// <summary>It is ours.</summary>
    /// <param name="Turn">The turn.</param>
    public sealed record Taken(Turn Turn) : TakeResult;

    /// <summary>Another message's delivery has it, and will see whatever is recorded by now.</summary>
    public sealed record Held : TakeResult
    {
        internal static Held Instance { get; } = new();
    }

    /// <summary>An earlier delivery of the very same message has it: if that one is dead, nobody else would come back.</summary>
    /// <param name="Until">When its right ends.</param>
    public sealed record HeldByOneself(DateTimeOffset Until) : TakeResult;

    /// <summary>Nothing waits for an answer, or people have the conversation.</summary>
    public sealed record Nothing : TakeResult
    {
        internal static Nothing Instance { get; } = new();
    }
}

/// <summary>What a turn did about some replies.</summary>
/// <param name="Replies">The first of the pending replies, in their order.</param>
/// <param name="What"><c>answered</c>, <c>silent</c> or <c>handed_off</c>.</param>
/// <param name="By">What decided it, for people.</param>
/// <param name="Ending">How the conversation stands now.</param>
public sealed record TurnOutcome(IReadOnlyList<string> Replies, string What, string By, TurnEnding Ending)
{
    /// <summary>The request id of the answer, where there is one.</summary>
    public string? AnswerId { get; init; }
}

/// <summary>What became of closing over replies.</summary>
public abstract record CloseResult
{
    private CloseResult()
    {
    }

    /// <summary>Done, and the turn is given back: nothing waits any more.</summary>
    public sealed record Finished : CloseResult
    {
        internal static Finished Instance { get; } = new();
    }

    /// <summary>Done, and more replies came meanwhile; the turn goes on.</summary>
    /// <param name="Turn">The turn with what waits now.</param>
    public sealed record More(Turn Turn) : CloseResult;

    /// <summary>The turn is somebody else's by now; nothing was written.</summary>
    public sealed record Lost : CloseResult
    {
        internal static Lost Instance { get; } = new();
    }
}
