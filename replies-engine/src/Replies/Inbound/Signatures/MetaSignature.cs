using System.Security.Cryptography;
using System.Text;

namespace Replies.Inbound;

/// <summary>Meta's <c>X-Hub-Signature-256</c>: HMAC-SHA256 over the bytes of the body with the app's secret (david-lev/pywa, utils.py).</summary>
internal static class MetaSignature
{
    private const string Scheme = "sha256=";

    /// <summary>True if one of the secrets made the signature. All are tried, so that the time taken tells nothing about which.</summary>
    /// <param name="body">The body as it arrived; read and written again it would be another.</param>
    /// <param name="header">The header; null where there was none.</param>
    /// <param name="appSecrets">The secret, and the one before it while it is being changed. Empty ones prove nothing and are passed over.</param>
    public static bool IsValid(string body, string? header, IReadOnlyList<string> appSecrets)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(appSecrets);
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (!TryRead(header, given))
            return false;

        var bytes = Encoding.UTF8.GetBytes(body);
        Span<byte> made = stackalloc byte[SHA256.HashSizeInBytes];
        var isValid = false;
        foreach (var secret in appSecrets)
        {
            if (string.IsNullOrEmpty(secret))
                continue;
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes, made);
            isValid |= CryptographicOperations.FixedTimeEquals(made, given);
        }

        return isValid;
    }

    private static bool TryRead(string? header, Span<byte> hash) =>
        header is not null && header.StartsWith(Scheme, StringComparison.Ordinal) && header.Length == Scheme.Length + (2 * hash.Length)
        && Convert.FromHexString(header.AsSpan(Scheme.Length), hash, out _, out _) == System.Buffers.OperationStatus.Done;
}
