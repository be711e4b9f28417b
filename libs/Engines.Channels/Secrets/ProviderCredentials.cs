using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Reads what a provider asks for as proof, and forgets it when the provider no longer takes it.</summary>
internal sealed class ProviderCredentials(CachedSecrets secrets)
{
    /// <summary>Reads the secret of the message's sender.</summary>
    /// <returns>The secret, or the outcome of a message that cannot be sent without it.</returns>
    public async Task<(string? Secret, SendOutcome? Problem)> ReadAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Sender.SecretReference is not { Length: > 0 } reference)
            return (null, Unsendable.Sender(message));
        try
        {
            return (await secrets.GetAsync(reference, cancellationToken).ConfigureAwait(false), null);
        }
        catch (SecretUnavailableException)
        {
            return (null, Unsendable.NotAccepted(message, "secret_unavailable", FailureClass.Unavailable));
        }
        catch (OperationCanceledException)
        {
            return (null, Unsendable.NotAccepted(message, "cancelled", FailureClass.Unavailable));
        }
    }

    /// <summary>Drops a refused secret, so that a rotated one is read for the next message.</summary>
    public void Learn(OutboundMessage message, CallResult result, SendOutcome outcome)
    {
        var isRefused = result is CallResult.Answered { Status: 401 }
            || outcome is SendOutcome.NotAccepted { Error: { Provider: ProviderKind.Meta, Code: "190" } or { Provider: ProviderKind.Twilio, Code: "20003" } };
        if (isRefused)
            Forget(message);
    }

    /// <summary>Drops the secret of a message's sender.</summary>
    public void Forget(OutboundMessage message)
    {
        if (message.Sender.SecretReference is { } reference)
            secrets.Forget(reference);
    }

    /// <summary>True when a value can stand in an HTTP header: a secret with a line break would otherwise end in an exception that quotes it.</summary>
    public static bool IsHeaderSafe(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');
}
