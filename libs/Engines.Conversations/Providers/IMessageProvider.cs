namespace Engines.Conversations;

/// <summary>A way to hand messages to the outside world.</summary>
public interface IMessageProvider
{
    /// <summary>Makes at most one attempt to hand over one message, and never repeats the call on its own.</summary>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">
    /// Ends the call. Once the request may have left, a cancelled call is <see cref="SendOutcome.Unknown"/>, not an exception: the caller
    /// has to record what is known.
    /// </param>
    Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken);
}

/// <summary>Where credentials come from.</summary>
public interface ISecretSource
{
    /// <summary>Reads the secret behind a reference such as <c>secretsmanager:acme/meta</c>.</summary>
    /// <exception cref="SecretUnavailableException">The secret cannot be read now.</exception>
    Task<string> GetAsync(string reference, CancellationToken cancellationToken);
}

/// <summary>A secret could not be read, so nothing was sent.</summary>
/// <param name="reference">Which one: a name, never a value.</param>
/// <param name="problem">Why not.</param>
public sealed class SecretUnavailableException(string reference, string problem)
    : Exception($"The secret '{reference}' could not be read: {problem}.")
{
    /// <summary>Which secret.</summary>
    public string Reference { get; } = reference;
}
