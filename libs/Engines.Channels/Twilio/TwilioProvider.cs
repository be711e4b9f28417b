using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Sends WhatsApp messages and SMS over Twilio's Programmable Messaging (twilio/twilio-oai, twilio_api_v2010.json).</summary>
/// <remarks>
/// The attempt id travels in the query of the status callback's URL, the only field that Twilio gives back; without a callback an unknown
/// outcome stays unknown. The secret is JSON: <c>{"auth_token":"…"}</c>, or <c>{"api_key_sid":"SK…","api_key_secret":"…"}</c>.
/// Twilio cannot quote a message, so <see cref="MessageContent.FreeText.InReplyTo"/> is not sent.
/// </remarks>
/// <param name="client">Carries the calls; see <see cref="ProviderHttp"/>.</param>
/// <param name="secrets">Holds the credentials.</param>
/// <param name="options">Where Twilio is.</param>
/// <param name="time">Measures time-outs.</param>
public sealed class TwilioProvider(HttpClient client, CachedSecrets secrets, ProviderOptions options, TimeProvider time) : IMessageProvider
{
    private static readonly OutcomeReader Outcomes = new(
        ProviderKind.Twilio, root => root.Member("sid").Text(), (_, root) => root.Member("code").NumericCode());

    private readonly ProviderCall call = new(client, options.ProviderTimeout, time);
    private readonly ProviderCredentials credentials = new(secrets);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (TwilioRules.Problem(message) is { } problem)
            return problem;

        var (secret, missing) = await credentials.ReadAsync(message, cancellationToken).ConfigureAwait(false);
        if (missing is not null)
            return missing;
        if (TwilioUser.Read(secret!, message.Sender.AccountId!) is not { } user)
            return Unsendable.Sender(message, "secret_malformed");

        var path = $"/2010-04-01/Accounts/{message.Sender.AccountId}/Messages.json";
        using var request = new HttpRequestMessage(HttpMethod.Post, options.At(path));
        request.Headers.Authorization = user;
        using var content = new OnceContent(TwilioForm.Write(message), "application/x-www-form-urlencoded");
        var result = await call.SendAsync(request, content, cancellationToken).ConfigureAwait(false);

        var outcome = Outcomes.Read(result);
        credentials.Learn(message, result, outcome);
        return outcome;
    }
}
