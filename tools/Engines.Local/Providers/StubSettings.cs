namespace Engines.Local.Providers;

/// <summary>A template that a stub knows.</summary>
/// <param name="Name">Meta's or SES's name, or Twilio's content id.</param>
/// <param name="Language">Meta's language code; empty for the others.</param>
/// <param name="ParameterCount">How many parameters its body has.</param>
/// <param name="IsNamed">Whether they have names.</param>
public sealed record StubTemplate(string Name, string Language, int ParameterCount, bool IsNamed = false);

/// <summary>Where a message stands, in Twilio's words.</summary>
/// <param name="Status">Such as <c>queued</c> or <c>undelivered</c>.</param>
/// <param name="ErrorCode">Twilio's code, for a failure.</param>
public sealed record StubStanding(string Status, int? ErrorCode = null);

/// <summary>What a stub knows and how it behaves.</summary>
public sealed record StubSettings
{
    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>What goes wrong with questions about earlier messages; apart, so that a script counts messages alone.</summary>
    public FaultPlan QuestionFaults { get; init; } = FaultPlan.None;

    /// <summary>How much the provider lets through.</summary>
    /// <value>Null: everything.</value>
    public RateLimits? Limits { get; init; }

    /// <summary>When people wrote, for who may be sent a free text over WhatsApp.</summary>
    /// <value>Null: everybody, at any time.</value>
    public ServiceWindow? Window { get; init; }

    /// <summary>Hears of every message that is taken; <see cref="StatusEchoes.Accept"/>, for instance.</summary>
    public Action<AcceptedMessage>? Accepted { get; init; }

    /// <summary>Where a message that was taken stands by now, when Twilio is asked.</summary>
    public Func<LedgerEntry, StubStanding> Standing { get; init; } = _ => new("sent");

    /// <summary>What the provider takes for proof: Meta's tokens, or Twilio's <c>user:password</c>.</summary>
    /// <value>Null: anything that has the right form.</value>
    public IReadOnlySet<string>? Credentials { get; init; }

    /// <summary>The approved templates.</summary>
    /// <value>Null: any.</value>
    public IReadOnlyList<StubTemplate>? Templates { get; init; }
}
