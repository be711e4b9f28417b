namespace Engines.Local.Edge;

/// <summary>What the providers sign their webhooks with; the engines are handed the same values.</summary>
/// <param name="MetaAppSecret">The secret of Meta's app.</param>
/// <param name="TwilioAuthToken">The auth token of every Twilio account.</param>
public sealed record WebhookSecrets(string MetaAppSecret, string TwilioAuthToken);
