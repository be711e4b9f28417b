namespace Engines.Local.Providers;

/// <summary>What a provider reports about a message, in the engines' words.</summary>
public enum EchoStatus
{
    /// <summary>On its way.</summary>
    Sent,

    /// <summary>On the person's device, or in the mailbox.</summary>
    Delivered,

    /// <summary>Read, or opened.</summary>
    Read,

    /// <summary>Lost for good.</summary>
    Failed,
}

/// <summary>One status event of one message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="Code">The provider's code, for a failure; for SES the kind of event: <c>Bounce</c>, <c>Complaint</c>, <c>Reject</c>.</param>
/// <param name="At">When it happened.</param>
public sealed record StatusEcho(AcceptedMessage Message, EchoStatus Status, string? Code, DateTimeOffset At)
{
    /// <summary>The attempt as the provider echoes it.</summary>
    public string AttemptText => Message.Call.AttemptText;

    /// <summary>The provider's id of the message.</summary>
    public string ProviderMessageId => Message.ProviderMessageId;
}

/// <summary>An event as it arrives from outside.</summary>
/// <param name="Url">Where the provider posts it, where the message itself says so.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Body">Its exact text.</param>
/// <param name="Headers">Its other headers, such as the signature.</param>
public sealed record RawWebhook(Uri? Url, string ContentType, string Body, IReadOnlyDictionary<string, string> Headers);
