using System.Text.Json;
using Engines.Channels;
using Engines.Conversations;

namespace Replies.Decisions.Ai;

/// <summary>Reads the keys of AIs.</summary>
internal sealed class AiKeys(CachedSecrets secrets)
{
    /// <summary>The key behind a reference; null when it cannot be had.</summary>
    public async Task<string?> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await secrets.GetAsync(reference, cancellationToken).ConfigureAwait(false));
            var isKey = document.RootElement.ValueKind == JsonValueKind.Object
                & document.RootElement.TryGetProperty("api_key", out var key) && key.ValueKind == JsonValueKind.String;
            return isKey && key.GetString() is { } text && IsHeaderSafe(text) ? text : null;
        }
        catch (Exception failure) when (failure is SecretUnavailableException or JsonException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Drops a key that was not taken, so that a rotated one is read for the next turn.</summary>
    public void Forget(string reference) => secrets.Forget(reference);

    // A key with a line break would end in an exception that quotes it.
    private static bool IsHeaderSafe(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
