using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Engines.Lambda;

/// <summary>Signs requests to AWS services with Signature Version 4, for the few calls that need no SDK client of their own.</summary>
/// <remarks>
/// The signing key, the string to sign and their digests come from AWSSDK.Core's own signer (<see cref="AWS4Signer"/>); only the canonical request is
/// written here, because the SDK writes it from its own request type and reads the wall clock. The form is the one that AWS documents for Signature Version 4.
/// </remarks>
/// <param name="service">The service's signing name, such as <c>sqs</c> or <c>ses</c>.</param>
/// <param name="environment">Region and credentials.</param>
/// <param name="time">The clock; AWS allows it to be off by five minutes.</param>
public sealed class AwsRequestSigner(string service, AwsEnvironment environment, TimeProvider time)
{
    private const string StampFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Adds date, token and signature to a request. Its headers must be complete but for these.</summary>
    /// <param name="request">An absolute URI; host and content type are signed along with every <c>x-amz-</c> header.</param>
    /// <param name="body">The exact bytes of its content.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    public async ValueTask SignAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var credentials = await environment.Credentials.GetCredentialsAsync().ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;
        request.Headers.Remove("X-Amz-Date");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", now.ToString(StampFormat, CultureInfo.InvariantCulture));
        if (credentials.UseToken)
        {
            request.Headers.Remove("X-Amz-Security-Token");
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", credentials.Token);
        }

        var (canonical, signedHeaders) = Canonicalise(request, body.Span);
        var signature = AWS4Signer.ComputeSignature(
            credentials.AccessKey, credentials.SecretKey, environment.Region, now, service, signedHeaders, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    private static (string Canonical, string SignedHeaders) Canonicalise(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        var uri = request.RequestUri ?? throw new ArgumentException("The request has no URI.", nameof(request));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}",
        };
        if (request.Content?.Headers.ContentType?.ToString() is { } type)
            headers["content-type"] = type;
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
                headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();
        }

        var signed = string.Join(';', headers.Keys);
        var canonical = new StringBuilder(512)
            .Append(request.Method.Method).Append('\n')
            .Append(CanonicalPath(uri)).Append('\n')
            .Append(CanonicalQuery(uri)).Append('\n');
        foreach (var (name, value) in headers)
            canonical.Append(name).Append(':').Append(value).Append('\n');

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        canonical.Append('\n').Append(signed).Append('\n').Append(Convert.ToHexStringLower(hash));
        return (canonical.ToString(), signed);
    }

    // Every segment is encoded twice, as AWS asks of all services but S3; ours hold nothing that needs it.
    private static string CanonicalPath(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(Uri uri)
    {
        if (uri.Query.Length <= 1)
            return "";

        var pairs = uri.Query[1..].Split('&').Select(pair => pair.Split('=', 2)).Select(pair =>
            (Name: Encode(pair[0]), Value: pair.Length == 2 ? Encode(pair[1]) : ""));
        return string.Join('&', pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Encode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
