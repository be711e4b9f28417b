using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Engines.Conversations;

/// <summary>What is added to a signed request.</summary>
/// <param name="Date">The value of <c>X-Amz-Date</c>.</param>
/// <param name="Authorization">The value of <c>Authorization</c>.</param>
internal readonly record struct DynamoSignature(string Date, string Authorization);

/// <summary>
/// Signature Version 4 of the one form that a request to DynamoDB has: <c>POST</c>, no query, a JSON body. The signing key comes from the
/// SDK's <see cref="AWS4Signer"/> and is kept while day and credentials stay the same.
/// </summary>
internal sealed class DynamoSigner(DynamoEndpoint endpoint)
{
    /// <summary>The content type of every request; it is signed.</summary>
    public const string ContentType = "application/x-amz-json-1.0";

    private const string Service = "dynamodb";
    private const string HeadersWithToken = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
    private const string HeadersWithoutToken = "content-type;host;x-amz-date;x-amz-target";

    // Everything but the token, the host, the path and the target.
    private const int CanonicalBytesMax = 512;

    private readonly string host = endpoint.Address.Authority;
    private readonly string path = endpoint.Address.AbsolutePath;
    private readonly string region = endpoint.Region;
    private SigningKey? known;

    /// <summary>Signs a request.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="target">The value of <c>X-Amz-Target</c>.</param>
    /// <param name="body">The exact bytes of the body.</param>
    public DynamoSignature Sign(ImmutableCredentials credentials, DateTime now, string target, ReadOnlySpan<byte> body)
    {
        var date = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var key = KeyFor(credentials, date.AsSpan(0, 8));
        var names = credentials.UseToken ? HeadersWithToken : HeadersWithoutToken;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HashCanonical(credentials, date, target, names, body, hash);
        Span<char> hex = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(hash, hex, out _);

        Span<byte> text = stackalloc byte[CanonicalBytesMax];
        Require(Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"AWS4-HMAC-SHA256\n{date}\n{key.Scope}\n{hex}", out var length));
        HMACSHA256.HashData(key.Bytes, text[..length], hash);
        Convert.TryToHexStringLower(hash, hex, out _);
        return new(date, string.Create(CultureInfo.InvariantCulture, $"{key.CredentialPart}, SignedHeaders={names}, Signature={hex}"));
    }

    private static void Require(bool fits)
    {
        if (!fits)
            throw new InvalidOperationException("The request is too long to be signed.");
    }

    private void HashCanonical(ImmutableCredentials credentials, string date, string target, string names, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        Span<char> bodyHex = stackalloc char[2 * SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        Convert.TryToHexStringLower(hash, bodyHex, out _);

        var token = credentials.UseToken ? credentials.Token : "";
        var bytesMax = CanonicalBytesMax + Encoding.UTF8.GetMaxByteCount(token.Length + host.Length + path.Length + target.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(bytesMax);
        var tokenLine = credentials.UseToken ? "x-amz-security-token:" : "";
        var tokenEnd = credentials.UseToken ? "\n" : "";
        Require(Utf8.TryWrite(
            buffer,
            CultureInfo.InvariantCulture,
            $"POST\n{path}\n\ncontent-type:{ContentType}\nhost:{host}\nx-amz-date:{date}\n{tokenLine}{token}{tokenEnd}x-amz-target:{target}\n\n{names}\n{bodyHex}",
            out var length));
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    // Two threads may both make a key on a new day; either is right.
    private SigningKey KeyFor(ImmutableCredentials credentials, ReadOnlySpan<char> day)
    {
        if (Volatile.Read(ref known) is { } kept && kept.Fits(credentials, day))
            return kept;

        var made = SigningKey.Make(credentials, day.ToString(), region);
        Volatile.Write(ref known, made);
        return made;
    }

    private sealed record SigningKey(byte[] Bytes, string Day, string AccessKey, string SecretKey, string Scope, string CredentialPart)
    {
        public static SigningKey Make(ImmutableCredentials credentials, string day, string region)
        {
            var scope = $"{day}/{region}/{Service}/{AWS4Signer.Terminator}";
            return new(
                AWS4Signer.ComposeSigningKey(credentials.SecretKey, region, day, Service),
                day,
                credentials.AccessKey,
                credentials.SecretKey,
                scope,
                $"{AWS4Signer.AWS4AlgorithmTag} Credential={credentials.AccessKey}/{scope}");
        }

        public bool Fits(ImmutableCredentials credentials, ReadOnlySpan<char> day) =>
            day.SequenceEqual(Day) && AccessKey == credentials.AccessKey && SecretKey == credentials.SecretKey;
    }
}
