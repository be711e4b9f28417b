using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Engines.Lambda;

/// <summary>Signs HTTP requests to AWS with Signature Version 4.</summary>
/// <remarks>
/// Keys, scopes and signatures come from AWSSDK.Core's <see cref="AWS4Signer"/>. Its instance methods take the SDK's own request type and
/// read the SDK's clock; the static <c>ComputeSignature</c> takes the time as an argument, so that is the part used here, and the canonical
/// form of an <see cref="HttpRequestMessage"/> is made in this class as AWS documents it.
/// </remarks>
public sealed class AwsRequestSigner
{
    private const string DateHeader = "X-Amz-Date";
    private const string TokenHeader = "X-Amz-Security-Token";

    private readonly AWSCredentials credentials;
    private readonly string region;
    private readonly TimeProvider time;

    /// <summary>A signer for one Region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The Region, such as <c>eu-central-1</c>.</param>
    /// <param name="time">The clock. AWS refuses a signature that is more than five minutes off.</param>
    public AwsRequestSigner(AWSCredentials credentials, string region, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentException.ThrowIfNullOrEmpty(region);
        ArgumentNullException.ThrowIfNull(time);
        this.credentials = credentials;
        this.region = region;
        this.time = time;
    }

    /// <summary>Signs a request whose content can be read more than once.</summary>
    /// <param name="request">A request with an absolute address. Its content is read into memory.</param>
    /// <param name="service">The service's signing name: <c>sqs</c>, <c>ses</c>.</param>
    /// <param name="cancellationToken">Ends the wait for credentials or content.</param>
    public async Task SignAsync(HttpRequestMessage request, string service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        await SignAsync(request, body, service, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the date, the session token where there is one, and the authorization. Change nothing of the request afterwards.</summary>
    /// <param name="request">A request with an absolute address. Its content is not read: it may be one that can be sent only once.</param>
    /// <param name="body">The exact bytes of its content.</param>
    /// <param name="service">The service's signing name: <c>sqs</c>, <c>ses</c>.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    public async Task SignAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, string service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.RequestUri is { IsAbsoluteUri: true } absolute
            ? absolute
            : throw new ArgumentException("Only a request with an absolute address can be signed.", nameof(request));

        var keys = await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;

        Replace(request, DateHeader, now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (keys.UseToken)
            Replace(request, TokenHeader, keys.Token);

        var headers = HeadersToSign(request, address);
        var signedHeaders = string.Join(';', headers.Keys);
        var canonical = Canonical(request.Method, address, headers, signedHeaders, body.Span);
        var signature = AWS4Signer.ComputeSignature(keys, region, now, service, signedHeaders, canonical);
        Replace(request, "Authorization", signature.ForAuthorizationHeader);
    }

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    // Only what says something: a proxy may change the others on the way, and the signature with them.
    private static SortedDictionary<string, string> HeadersToSign(HttpRequestMessage request, Uri address)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? address.Authority,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
                headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();
        }

        if (request.Content?.Headers.ContentType is { } contentType)
            headers["content-type"] = contentType.ToString();

        return headers;
    }

    private static string Canonical(
        HttpMethod method, Uri address, SortedDictionary<string, string> headers, string signedHeaders, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder(512)
            .Append(method.Method).Append('\n')
            .Append(CanonicalPath(address)).Append('\n')
            .Append(CanonicalQuery(address)).Append('\n');
        foreach (var (name, value) in headers)
            text.Append(name).Append(':').Append(value).Append('\n');

        return text.Append('\n')
            .Append(signedHeaders).Append('\n')
            .Append(Convert.ToHexStringLower(SHA256.HashData(body)))
            .ToString();
    }

    // Every service but S3 wants the segments, encoded once already for the wire, encoded once more.
    private static string CanonicalPath(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(Uri address) =>
        string.Join('&', address.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Encode(pair[0]), Value: pair.Length > 1 ? Encode(pair[1]) : string.Empty))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encode(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));
}
