using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Hands each message to the provider that its sender names.</summary>
/// <param name="providers">The providers that this deployment has.</param>
public sealed class ProviderRouter(IReadOnlyDictionary<ProviderKind, IMessageProvider> providers) : IMessageProvider
{
    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return providers.TryGetValue(message.Sender.Provider, out var provider)
            ? provider.SendAsync(message, cancellationToken)
            : Task.FromResult(Unsendable.Sender(message, "provider_missing"));
    }
}
