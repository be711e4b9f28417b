using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Keeps secrets for a while, so that a busy function does not ask for one with every message.</summary>
/// <remarks>
/// Callers that ask at the same time share one request. A failure is never kept: the next caller asks again.
/// </remarks>
/// <param name="source">Where the secrets come from. It has to end by itself: a shared request belongs to no single caller's token.</param>
/// <param name="time">Measures <see cref="Lifetime"/>.</param>
public sealed class CachedSecrets(ISecretSource source, TimeProvider time) : ISecretSource
{
    /// <summary>How long a secret is kept.</summary>
    /// <value>60 seconds: the same as company data, so that one change is seen everywhere within a minute.</value>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How many secrets are kept at most.</summary>
    /// <value>1,000: more senders than one function serves in a minute.</value>
    public const int EntriesMax = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private sealed record Entry(Task<string> Value, long AskedAt);

    /// <inheritdoc/>
    public Task<string> GetAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<string>(cancellationToken)
            : Find(reference).WaitAsync(cancellationToken);
    }

    /// <summary>Drops a secret that a provider did not take; the next caller asks anew.</summary>
    public void Forget(string reference)
    {
        lock (gate)
            entries.Remove(reference);
    }

    private Task<string> Find(string reference)
    {
        TaskCompletionSource<string> started;
        lock (gate)
        {
            if (entries.TryGetValue(reference, out var known) && IsFresh(known))
                return known.Value;

            started = new(TaskCreationOptions.RunContinuationsAsynchronously);
            MakeRoom_NeedsLock();
            entries[reference] = new(started.Task, time.GetTimestamp());
        }

        _ = LoadAsync(reference, started);
        return started.Task;
    }

    private async Task LoadAsync(string reference, TaskCompletionSource<string> started)
    {
        try
        {
            started.SetResult(await source.GetAsync(reference, CancellationToken.None).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            // Handed on unchanged to whoever waits for the secret.
            Drop(reference, started.Task);
            started.SetException(failure);

            // A failure that every caller has stopped waiting for is nobody's loss.
            _ = started.Task.Exception;
        }
    }

    private void Drop(string reference, Task<string> failed)
    {
        lock (gate)
        {
            if (entries.TryGetValue(reference, out var known) && known.Value == failed)
                entries.Remove(reference);
        }
    }

    private bool IsFresh(Entry entry) => time.GetElapsedTime(entry.AskedAt) < Lifetime;

    private void MakeRoom_NeedsLock()
    {
        if (entries.Count < EntriesMax)
            return;

        foreach (var reference in entries.Where(entry => !IsFresh(entry.Value)).Select(entry => entry.Key).ToList())
            entries.Remove(reference);
        if (entries.Count >= EntriesMax)
            entries.Clear();
    }
}
