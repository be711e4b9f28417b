namespace Engines.Conversations;

/// <summary>Where one outbound message stands.</summary>
public enum OutboundStatus
{
    /// <summary>A worker holds the lease on it and may be talking to the provider.</summary>
    Sending,

    /// <summary>The provider certainly did not take it; it will be tried again.</summary>
    RetryWait,

    /// <summary>Nobody knows whether the provider took it.</summary>
    Unconfirmed,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It reached the person's device or mailbox.</summary>
    Delivered,

    /// <summary>The person opened it.</summary>
    Read,

    /// <summary>It was refused for good.</summary>
    Failed,

    /// <summary>It was deliberately not sent: opt-out, no consent, expired, paused.</summary>
    Suppressed,
}

/// <summary>How an <see cref="OutboundStatus"/> is spelled in items, logs and metrics.</summary>
public static class OutboundStatusNames
{
    /// <summary>The spelled name, such as <c>retry_wait</c>.</summary>
    public static string ToName(this OutboundStatus status) => status switch
    {
        OutboundStatus.Sending => "sending",
        OutboundStatus.RetryWait => "retry_wait",
        OutboundStatus.Unconfirmed => "unconfirmed",
        OutboundStatus.Sent => "sent",
        OutboundStatus.Delivered => "delivered",
        OutboundStatus.Read => "read",
        OutboundStatus.Failed => "failed",
        OutboundStatus.Suppressed => "suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>Reads a spelled name.</summary>
    /// <exception cref="FormatException">No status has that name.</exception>
    public static OutboundStatus Parse(string name) => name switch
    {
        "sending" => OutboundStatus.Sending,
        "retry_wait" => OutboundStatus.RetryWait,
        "unconfirmed" => OutboundStatus.Unconfirmed,
        "sent" => OutboundStatus.Sent,
        "delivered" => OutboundStatus.Delivered,
        "read" => OutboundStatus.Read,
        "failed" => OutboundStatus.Failed,
        "suppressed" => OutboundStatus.Suppressed,
        _ => throw new FormatException($"'{name}' is not a status of an outbound message."),
    };
}
