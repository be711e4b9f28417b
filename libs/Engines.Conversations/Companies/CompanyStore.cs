using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>CompanyDataTable, remembered for a while in a warm function.</summary>
/// <remarks>Several messages of a batch that need the same company share one read. A read that failed is not remembered.</remarks>
/// <param name="table">CompanyDataTable.</param>
/// <param name="time">The clock.</param>
public sealed class CompanyStore(DynamoTable table, TimeProvider time)
{
    /// <summary>How long a company is remembered: a pause or a new secret takes at most this long to be seen.</summary>
    public static TimeSpan Freshness { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long it is remembered that a company does not exist, so that a flood of bad requests does not become a flood of reads.</summary>
    public static TimeSpan AbsenceFreshness { get; } = TimeSpan.FromSeconds(5);

    private const int CompaniesMax = 10_000;

    private readonly ConcurrentDictionary<Key, Entry> known = new();

    /// <summary>Finds a company; null if there is none.</summary>
    /// <exception cref="CompanyDataException">It is there and cannot be used.</exception>
    public async Task<Company?> FindAsync(string companyId, string projectId, CancellationToken cancellationToken)
    {
        var key = new Key(companyId, projectId);
        var now = time.GetUtcNow();
        if (known.TryGetValue(key, out var entry) && !entry.IsStale(now))
            return await entry.Company.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

        if (known.Count >= CompaniesMax)
            known.Clear();

        // The read is shared, so no single message's cancellation may end it; the client's own time-outs do.
        var fresh = new Entry(new(() => ReadAsync(companyId, projectId)), now);
        entry = known.AddOrUpdate(key, fresh, (_, old) => old.IsStale(now) ? fresh : old);
        try
        {
            return await entry.Company.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (entry.Company.Value.IsFaulted)
        {
            known.TryRemove(new(key, entry));
            throw;
        }
    }

    private async Task<Company?> ReadAsync(string companyId, string projectId)
    {
        var key = new Dictionary<string, AttributeValue> { ["company_id"] = Stored.Text(companyId), ["project_id"] = Stored.Text(projectId) };
        var item = await table.GetAsync(key, CancellationToken.None).ConfigureAwait(false);
        return item is null ? null : CompanyReader.Read(item);
    }

    // A class: code for generic types over an engine's own value types is compiled at every cold start, ReadyToRun or not.
    private sealed record Key(string Company, string Project);

    private sealed record Entry(Lazy<Task<Company?>> Company, DateTimeOffset At)
    {
        // Wall-clock time, because a frozen function's monotonic clock may stand still.
        public bool IsStale(DateTimeOffset now)
        {
            if (!Company.IsValueCreated || !Company.Value.IsCompleted)
                return false;
            var isThere = Company.Value is { IsCompletedSuccessfully: true, Result: not null };
            return now < At || now - At >= (isThere ? Freshness : AbsenceFreshness);
        }
    }
}
