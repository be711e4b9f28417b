using System.Text.Json;
using Engines.Channels;
using Engines.Conversations;

namespace Replies.Decisions.Ai;

/// <summary>Reads the keys of AIs.</summary>
internal sealed class AiKeys(CachedSecrets secrets)
{
    /// <summary>The key behind a reference, or what stood in the way.</summary>
    public async Task<(string? Key, string Problem)> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return (Read(await secrets.GetAsync(reference, cancellationToken).ConfigureAwait(false)), WriterProblems.KeyUnavailable);
        }
        catch (OperationCanceledException)
        {
            return (null, WriterProblems.Timeout);
        }
        catch (Exception failure) when (failure is SecretUnavailableException or JsonException or InvalidOperationException)
        {
            return (null, WriterProblems.KeyUnavailable);
        }
    }

    /// <summary>Drops a key that was not taken, so that a rotated one is read for the next turn.</summary>
    public void Forget(string reference) => secrets.Forget(reference);

    private static string? Read(string secret)
    {
        using var document = JsonDocument.Parse(secret);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("api_key", out var key)
            && key.ValueKind == JsonValueKind.String
            && key.GetString() is { } text
            && IsHeaderSafe(text) ? text : null;
    }

    // A key with a line break would end in an exception that quotes it.
    private static bool IsHeaderSafe(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
