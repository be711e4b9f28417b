using System.Net.Http.Headers;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>
/// Sends WhatsApp messages over Meta's Cloud API, version 23.0 (facebook/openapi, business-messaging-api_v23.0.yaml).
/// </summary>
/// <remarks>
/// The attempt id travels in <c>biz_opaque_callback_data</c> as <c>attempt=…</c> and comes back in every status.
/// The secret is the access token itself, or JSON that holds it as <c>access_token</c>.
/// </remarks>
/// <param name="client">Carries the calls; see <see cref="ProviderHttp"/>.</param>
/// <param name="secrets">Holds the access tokens.</param>
/// <param name="options">Where Meta is.</param>
/// <param name="time">Measures time-outs.</param>
public sealed class MetaProvider(HttpClient client, CachedSecrets secrets, ProviderOptions options, TimeProvider time) : IMessageProvider
{
    private static readonly OutcomeReader Outcomes = new(
        ProviderKind.Meta,
        root => root.Member("messages").First().Member("id").Text(),
        (_, root) => root.Member("error").Member("code").NumericCode());

    private readonly ProviderCall call = new(client, options.ProviderTimeout, time);
    private readonly ProviderCredentials credentials = new(secrets);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (MetaRules.Problem(message) is { } problem)
            return problem;

        var (secret, missing) = await credentials.ReadAsync(message, cancellationToken).ConfigureAwait(false);
        if (missing is not null)
            return missing;
        if (TokenIn(secret!) is not { } token)
            return Unsendable.Sender(message, "secret_malformed");

        using var request = new HttpRequestMessage(HttpMethod.Post, options.At($"/{message.Sender.ProviderSenderId}/messages"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var content = new OnceContent(MetaPayload.Write(message), "application/json");
        var result = await call.SendAsync(request, content, cancellationToken).ConfigureAwait(false);

        var outcome = Outcomes.Read(result);
        credentials.Learn(message, result, outcome);
        return outcome;
    }

    private static string? TokenIn(string secret)
    {
        var token = secret.Trim();
        if (token.StartsWith('{'))
            token = JsonReading.MemberOf(token, "access_token") ?? "";
        return ProviderCredentials.IsHeaderSafe(token) ? token : null;
    }
}
