using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Sends email over Amazon SES v2 (botocore, sesv2/2019-09-27, SendEmail).</summary>
/// <remarks>
/// The attempt id travels as the message tag <c>attempt</c>, which comes back in every event of the configuration set, and in the header
/// <c>X-Attempt</c>. Without a configuration set SES publishes no events, and an unknown outcome stays unknown.
/// </remarks>
/// <param name="client">Carries the calls; see <see cref="ProviderHttp"/>.</param>
/// <param name="sign">Signs each request.</param>
/// <param name="options">Where SES is.</param>
/// <param name="time">Measures time-outs.</param>
public sealed class SesProvider(HttpClient client, SignRequest sign, ProviderOptions options, TimeProvider time) : IMessageProvider
{
    private const int ErrorTypeLengthMax = 64;

    private static readonly OutcomeReader Outcomes = new(ProviderKind.Ses, root => root.Member("MessageId").Text(), ErrorType);

    private readonly ProviderCall call = new(client, options.ProviderTimeout, time);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (SesRules.Problem(message) is { } problem)
            return problem;

        var body = SesPayload.Write(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.At("/v2/email/outbound-emails"));
        using var content = new OnceContent(body, "application/json");
        request.Content = content;
        if (await TrySignAsync(request, body, cancellationToken).ConfigureAwait(false) is { } code)
            return Unsendable.NotAccepted(message, code, code == "cancelled" ? FailureClass.Unavailable : FailureClass.Configuration);

        return Outcomes.Read(await call.SendAsync(request, content, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string?> TrySignAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await sign(request, body, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "cancelled";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Nothing was sent yet, and whatever kept the credentials away must not cost the message.
            return "signing";
        }
    }

    // AWS adds a namespace with '#' or an address with ':' to the name of an error, depending on what stands in front of the service.
    private static string? ErrorType(CallResult.Answered answer, JsonElement root)
    {
        var type = answer.ErrorType ?? root.Member("__type").Text();
        if (type is null)
            return null;

        var end = type.IndexOf(':', StringComparison.Ordinal);
        var name = end < 0 ? type : type[..end];
        name = name[(name.LastIndexOf('#') + 1)..];
        return name.Length is > 0 and <= ErrorTypeLengthMax && name.All(char.IsAsciiLetterOrDigit) ? name : null;
    }
}
