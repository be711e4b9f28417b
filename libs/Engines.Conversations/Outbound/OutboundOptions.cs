namespace Engines.Conversations;

/// <summary>How patient the outbound machine is.</summary>
public sealed record OutboundOptions
{
    /// <summary>How long the provider's report on an unknown outcome is waited for.</summary>
    /// <value>15 minutes: delivery events come within seconds, and Twilio and Meta repeat missed webhooks within minutes.</value>
    public TimeSpan ReconcileWindow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The wait after the first refused attempt; doubled after each further one.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan RetryDelayBase { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between attempts.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The shortest wait when somebody has to act first: renewed credentials, an account that is stopped.</summary>
    /// <value>1 minute.</value>
    public TimeSpan ConfigurationDelayMin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many attempts are made before a person has to look.</summary>
    /// <value>20: with the waits above, about three hours of a provider that is down.</value>
    public int AttemptsMax { get; init; } = 20;

    /// <summary>Asks the provider about outcomes that stayed unknown; null where there is nobody to ask.</summary>
    public IOutcomeLookup? Lookup { get; init; }

    /// <summary>Spreads waits, from 0 to 1.</summary>
    public required Func<double> Jitter { get; init; }
}
