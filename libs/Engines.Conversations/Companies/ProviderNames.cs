namespace Engines.Conversations;

/// <summary>How a <see cref="ProviderKind"/> is spelled in items, company data, logs and metrics.</summary>
public static class ProviderNames
{
    /// <summary>The spelled name: <c>meta</c>, <c>twilio</c> or <c>ses</c>.</summary>
    public static string ToName(this ProviderKind provider) => provider.ToStored().ToWord();

    /// <summary>The provider as items name it.</summary>
    internal static Provider ToStored(this ProviderKind provider) => provider switch
    {
        ProviderKind.Meta => Provider.Meta,
        ProviderKind.Twilio => Provider.Twilio,
        ProviderKind.Ses => Provider.Ses,
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such provider."),
    };
}
