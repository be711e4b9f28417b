using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Where the providers are, and how long a call may take.</summary>
public sealed record ProviderEndpoints
{
    /// <summary>Meta's Graph API.</summary>
    public required Uri Meta { get; init; }

    /// <summary>Twilio's API.</summary>
    public required Uri Twilio { get; init; }

    /// <summary>SES of the Region.</summary>
    public required Uri Ses { get; init; }

    /// <summary>The longest one call may take.</summary>
    public required TimeSpan Timeout { get; init; }
}

/// <summary>Puts the providers together that every engine has.</summary>
public static class ProviderSet
{
    /// <summary>A router over Meta, Twilio and SES. Makes no call.</summary>
    /// <param name="client">Carries the calls; see <see cref="ProviderHttp"/>.</param>
    /// <param name="secrets">Holds the credentials.</param>
    /// <param name="sign">Signs calls to SES.</param>
    /// <param name="endpoints">Where they are.</param>
    /// <param name="time">The clock.</param>
    public static ProviderRouter Create(HttpClient client, CachedSecrets secrets, SignRequest sign, ProviderEndpoints endpoints, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return new(new Dictionary<ProviderKind, IMessageProvider>
        {
            [ProviderKind.Meta] = new MetaProvider(client, secrets, At(endpoints, endpoints.Meta), time),
            [ProviderKind.Twilio] = new TwilioProvider(client, secrets, At(endpoints, endpoints.Twilio), time),
            [ProviderKind.Ses] = new SesProvider(client, sign, At(endpoints, endpoints.Ses), time),
        });
    }

    /// <summary>Whoever can be asked about an outcome that stayed unknown.</summary>
    /// <param name="client">Carries the calls.</param>
    /// <param name="secrets">Holds the credentials.</param>
    /// <param name="endpoints">Where they are.</param>
    /// <param name="time">The clock.</param>
    public static IOutcomeLookup Lookup(HttpClient client, CachedSecrets secrets, ProviderEndpoints endpoints, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return new TwilioLookup(client, secrets, At(endpoints, endpoints.Twilio), time);
    }

    private static ProviderOptions At(ProviderEndpoints endpoints, Uri address) => new() { BaseAddress = address, ProviderTimeout = endpoints.Timeout };
}
