using Engines.Conversations;
using Engines.Local.Edge;

namespace Engines.Local.Cloud;

/// <summary>What takes the place of secrets on this machine, the same for every company. Whoever signs a webhook here signs it with these.</summary>
internal static class LocalSecrets
{
    private const string MetaAppSecret = "local-app-secret";
    private const string TwilioAuthToken = "local-auth-token";

    public const string Ai = """{"api_key":"local"}""";

    /// <summary>What the stub providers sign with.</summary>
    public static WebhookSecrets Webhooks { get; } = new(MetaAppSecret, TwilioAuthToken);

    /// <summary>The secret as an engine reads it.</summary>
    public static string Of(ProviderKind provider) => provider == ProviderKind.Meta
        ? $$"""{"access_token":"local","app_secret":"{{MetaAppSecret}}"}"""
        : $$"""{"auth_token":"{{TwilioAuthToken}}"}""";
}
