using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>
/// Reads secrets through the AWS Parameters and Secrets Lambda Extension: a local HTTP cache in front of Secrets Manager and Parameter Store
/// (docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html).
/// </summary>
/// <remarks>
/// The extension keeps values itself, for <c>SECRETS_MANAGER_TTL</c> and <c>SSM_PARAMETER_STORE_TTL</c> seconds (300 unless told).
/// Set both to 60 where a rotated secret has to be seen sooner.
/// </remarks>
public sealed class ExtensionSecretSource : ISecretSource
{
    /// <summary>Where the extension listens unless told.</summary>
    public static Uri DefaultAddress { get; } = new("http://localhost:2773");

    /// <summary>The longest one request to the extension may take.</summary>
    /// <value>3 seconds: it answers from memory, or after one call to AWS.</value>
    public static TimeSpan RequestTimeout { get; } = TimeSpan.FromSeconds(3);

    // Secrets Manager keeps at most 64 KB; JSON may need six characters for one.
    private const int AnswerBytesMax = 512 * 1024;
    private const string TokenHeader = "X-Aws-Parameters-Secrets-Token";

    private readonly HttpClient client;
    private readonly string address;
    private readonly string sessionToken;
    private readonly TimeProvider time;

    /// <summary>Makes the source.</summary>
    /// <param name="client">Carries the requests.</param>
    /// <param name="address">Where the extension listens: <see cref="DefaultAddress"/>, or another port.</param>
    /// <param name="sessionToken">The function's session token (<c>AWS_SESSION_TOKEN</c>), which the extension wants to see.</param>
    /// <param name="time">Measures <see cref="RequestTimeout"/>.</param>
    public ExtensionSecretSource(HttpClient client, Uri address, string sessionToken, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(address);
        this.client = client;
        this.address = address.AbsoluteUri.TrimEnd('/');
        this.sessionToken = sessionToken;
        this.time = time;
    }

    /// <inheritdoc/>
    public async Task<string> GetAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (SecretReference.TryReadSecretsManager(reference, out var name))
            return await ReadAsync(reference, "/secretsmanager/get?secretId=" + Uri.EscapeDataString(name), cancellationToken).ConfigureAwait(false);
        if (SecretReference.TryReadParameter(reference, out name))
        {
            var path = "/systemsmanager/parameters/get?withDecryption=true&name=" + Uri.EscapeDataString(name);
            return await ReadAsync(reference, path, cancellationToken).ConfigureAwait(false);
        }

        throw new SecretUnavailableException(reference, "it begins with neither secretsmanager: nor ssm:");
    }

    private async Task<string> ReadAsync(string reference, string path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address + path);
            request.Headers.TryAddWithoutValidation(TokenHeader, sessionToken);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new SecretUnavailableException(reference, $"the extension answered {(int)response.StatusCode}");

            await response.Content.LoadIntoBufferAsync(AnswerBytesMax, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            return Parse(body) ?? throw new SecretUnavailableException(reference, "the extension's answer holds no text");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretUnavailableException(reference, "the extension did not answer in time");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new SecretUnavailableException(reference, "the extension cannot be reached");
        }
    }

    private static string? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var secret = document.RootElement.Member("SecretString").Text() ?? document.RootElement.Member("Parameter").Member("Value").Text();
            return string.IsNullOrEmpty(secret) ? null : secret;
        }
        catch (JsonException)
        {
            // The exception would carry a piece of the secret.
            return null;
        }
    }
}
