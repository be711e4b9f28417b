namespace Engines.Conversations;

/// <summary>Who answers in a conversation.</summary>
public enum ConversationStatus
{
    /// <summary>The engine.</summary>
    Open,

    /// <summary>People: replies are recorded, and nothing answers until somebody releases it.</summary>
    HandedOff,

    /// <summary>Nobody has to: it is done with. The next reply opens it.</summary>
    Closed,

    /// <summary>Nobody yet: the person wrote without ever having been written to. Replies are kept and listed.</summary>
    Unmatched,
}

/// <summary>How a <see cref="ConversationStatus"/> is spelled.</summary>
public static class ConversationStatusNames
{
    /// <summary>The spelled name.</summary>
    public static string ToName(this ConversationStatus status) => status switch
    {
        ConversationStatus.Open => "open",
        ConversationStatus.HandedOff => "handed_off",
        ConversationStatus.Closed => "closed",
        ConversationStatus.Unmatched => "unmatched",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>Reads a spelled name.</summary>
    /// <exception cref="FormatException">No status has that name.</exception>
    public static ConversationStatus Parse(string name) => name switch
    {
        "open" => ConversationStatus.Open,
        "handed_off" => ConversationStatus.HandedOff,
        "closed" => ConversationStatus.Closed,
        "unmatched" => ConversationStatus.Unmatched,
        _ => throw new FormatException($"'{name}' is not a status of a conversation."),
    };
}
