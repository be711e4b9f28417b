using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>One call as a stub understood it. Members that the request did not carry are empty.</summary>
public sealed record StubCall
{
    /// <summary>Which stub was called.</summary>
    public required ProviderKind Provider { get; init; }

    /// <summary>The attempt in the field that the provider echoes, as it was written.</summary>
    public string AttemptText { get; init; } = "";

    /// <summary>The person's address, in the form that the engines use (<c>+15555550123</c>).</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Meta's phone number id, a sender's number or Messaging Service, or an email address.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Twilio's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>What was said: a free text, or the name of the template.</summary>
    public string Text { get; init; } = "";

    /// <summary>True where the text is the name of a template.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Where Twilio reports statuses.</summary>
    public Uri? StatusCallback { get; init; }

    /// <summary>SES's message tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>SES's configuration set.</summary>
    public string ConfigurationSet { get; init; } = "";

    /// <summary>True for a WhatsApp message.</summary>
    public bool IsWhatsApp { get; init; }
}

/// <summary>A call that was taken.</summary>
/// <param name="Call">The call.</param>
/// <param name="ProviderMessageId">The id that the provider gave the message.</param>
/// <param name="At">When.</param>
public sealed record AcceptedMessage(StubCall Call, string ProviderMessageId, DateTimeOffset At)
{
    /// <summary>How long the provider keeps it before it sends it on; everything that is reported comes later by as much.</summary>
    public TimeSpan Queued { get; init; }

    /// <summary>The code with which it fails after it was taken, whatever else was to be reported; null if nothing stands against it.</summary>
    public string? FailsWith { get; init; }
}
