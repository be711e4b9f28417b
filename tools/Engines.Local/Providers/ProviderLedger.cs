using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>One call to a stub, and what became of it.</summary>
/// <param name="Number">Its place among all calls, from 1.</param>
/// <param name="Call">The call.</param>
/// <param name="ProviderMessageId">The message's id, if it was taken.</param>
/// <param name="Code">The code it was refused with, or the name of the fault.</param>
/// <param name="At">When.</param>
public sealed record LedgerEntry(int Number, StubCall Call, string? ProviderMessageId, string? Code, DateTimeOffset At)
{
    /// <summary>True when the person would have got the message, whatever the caller was told.</summary>
    public bool IsAccepted => ProviderMessageId is not null;

    /// <summary>The attempt, if the call carried a real one.</summary>
    public AttemptId? Attempt => AttemptId.TryParse(Call.AttemptText, out var attempt) ? attempt : null;
}

/// <summary>What the outside world saw: the truth against which the engines' own records are held.</summary>
/// <param name="time">Stamps the entries.</param>
public sealed class ProviderLedger(TimeProvider time)
{
    /// <summary>How many calls are kept.</summary>
    /// <value>1,000,000. One more is an error: a ledger with gaps would prove anything.</value>
    public const int EntriesMax = 1_000_000;

    private readonly Lock gate = new();
    private readonly List<LedgerEntry> entries = [];
    private TaskCompletionSource grown = NewSignal();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    /// <summary>The messages that were taken for one attempt; more than one would break promise P2 in any case.</summary>
    public IReadOnlyList<LedgerEntry> AcceptedFor(AttemptId attempt) =>
        [.. Entries.Where(entry => entry.IsAccepted && entry.Call.AttemptText == attempt.Value)];

    /// <summary>The messages that were taken for one request.</summary>
    public IReadOnlyList<LedgerEntry> AcceptedFor(ConversationId conversation, string requestId) =>
        [.. CallsFor(conversation, requestId).Where(entry => entry.IsAccepted)];

    /// <summary>The calls made for one request.</summary>
    public IReadOnlyList<LedgerEntry> CallsFor(ConversationId conversation, string requestId) =>
        [.. Entries.Where(entry => entry.Attempt is { } attempt && attempt.Conversation == conversation && attempt.RequestId == requestId)];

    /// <summary>How many calls each request made, and how many were taken.</summary>
    public IReadOnlyDictionary<(ConversationId Conversation, string RequestId), (int Calls, int Accepted)> PerRequest() =>
        Entries.Where(entry => entry.Attempt is not null)
            .GroupBy(entry => (entry.Attempt!.Value.Conversation, entry.Attempt.Value.RequestId))
            .ToDictionary(group => group.Key, group => (group.Count(), group.Count(entry => entry.IsAccepted)));

    /// <summary>Waits until the entries are as wanted.</summary>
    public async Task WaitAsync(Func<IReadOnlyList<LedgerEntry>, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (isWanted(entries))
                    return;
                change = grown.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal LedgerEntry Record(StubCall call, string? providerMessageId, string? code)
    {
        lock (gate)
        {
            if (entries.Count == EntriesMax)
                throw new InvalidOperationException($"The ledger holds {EntriesMax} calls and takes no more.");

            var entry = new LedgerEntry(entries.Count + 1, call, providerMessageId, code, time.GetUtcNow());
            entries.Add(entry);
            grown.SetResult();
            grown = NewSignal();
            return entry;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
