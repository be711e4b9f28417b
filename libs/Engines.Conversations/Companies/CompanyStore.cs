using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>CompanyDataTable, remembered for a while in a warm function.</summary>
/// <remarks>Several messages of a batch that need the same company share one read. A read that failed is not remembered.</remarks>
public sealed class CompanyStore
{
    /// <summary>How long a company is remembered: a pause or a new secret takes at most this long to be seen.</summary>
    public static TimeSpan Freshness => ReadCache<Key, Company>.Freshness;

    /// <summary>How long it is remembered that a company does not exist, so that a flood of bad requests does not become a flood of reads.</summary>
    public static TimeSpan AbsenceFreshness => ReadCache<Key, Company>.AbsenceFreshness;

    private readonly DynamoTable table;
    private readonly Func<Dictionary<string, AttributeValue>, Company> read;
    private readonly ReadCache<Key, Company> known;

    /// <summary>Makes a store that has read nothing yet.</summary>
    /// <param name="table">CompanyDataTable.</param>
    /// <param name="read">How much of an item is read: <see cref="CompanyReader.Read"/> or <see cref="CompanyReader.ReadForSending"/>.</param>
    /// <param name="time">The clock.</param>
    public CompanyStore(DynamoTable table, Func<Dictionary<string, AttributeValue>, Company> read, TimeProvider time)
    {
        this.table = table;
        this.read = read;
        known = new(ReadAsync, time);
    }

    /// <summary>Finds a company; null if there is none.</summary>
    /// <exception cref="CompanyDataException">It is there and cannot be used.</exception>
    public Task<Company?> FindAsync(string companyId, string projectId, CancellationToken cancellationToken) =>
        known.FindAsync(new(companyId, projectId), cancellationToken);

    private async Task<Company?> ReadAsync(Key wanted)
    {
        var item = await table.GetAsync(CompanyItem.ItemKey(wanted.Company, wanted.Project), CancellationToken.None).ConfigureAwait(false);
        return item is null ? null : read(item);
    }

    // A class: code for generic types over an engine's own value types is compiled at every cold start, ReadyToRun or not.
    private sealed record Key(string Company, string Project);
}
