using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Floor;

/// <summary>Signature version 4 for DynamoDB: one path, no query, five headers. The signing key is kept for its day.</summary>
internal sealed class RequestSigner(string accessKey, string secretKey, string sessionToken, string region)
{
    public const string MediaType = "application/x-amz-json-1.0";

    private const string Service = "dynamodb";
    private const string SignedHeaders = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";

    private KeyOfDay? known;

    public void Sign(HttpRequestMessage request, string target, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{date.AsSpan(0, 8)}/{region}/{Service}/aws4_request";
        var canonical =
            $"POST\n/\n\ncontent-type:{MediaType}\nhost:{request.RequestUri!.Authority}\nx-amz-date:{date}\nx-amz-security-token:{sessionToken}\nx-amz-target:{target}\n\n{SignedHeaders}\n{Hash(body)}";
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(KeyOf(date[..8]), Encoding.UTF8.GetBytes(toSign)));

        request.Headers.TryAddWithoutValidation("X-Amz-Date", date);
        request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", sessionToken);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private byte[] KeyOf(string day)
    {
        if (known is { } key && key.Day == day)
            return key.Key;

        var bytes = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in (ReadOnlySpan<string>)[day, region, Service, "aws4_request"])
            bytes = HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(part));
        known = new(day, bytes);
        return bytes;
    }

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    private sealed record KeyOfDay(string Day, byte[] Key);
}
