namespace Engines.Conversations;

/// <summary>How a <see cref="ProviderKind"/> is spelled in items, company data, logs and metrics.</summary>
public static class ProviderNames
{
    /// <summary>The spelled name: <c>meta</c>, <c>twilio</c> or <c>ses</c>.</summary>
    public static string ToName(this ProviderKind provider) => provider switch
    {
        ProviderKind.Meta => "meta",
        ProviderKind.Twilio => "twilio",
        ProviderKind.Ses => "ses",
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such provider."),
    };
}
