using Amazon.DynamoDBv2;

namespace Engines.Schema.Migration;

/// <summary>Works through one segment that this run holds.</summary>
/// <param name="board">Where checkpoints are written.</param>
/// <param name="items">Finds the items.</param>
/// <param name="migrator">Migrates one.</param>
/// <param name="options">Sizes and the clock.</param>
/// <param name="tally">Hears of every item.</param>
internal sealed class SegmentWork(SegmentBoard board, OldItems items, ItemMigrator migrator, MigrationOptions options, MigrationTally tally)
{
    private const int BeatsPerLease = 3;

    /// <summary>Goes on where the segment stands, until it is done, somebody else's, or the run is stopped.</summary>
    public async Task RunAsync(SegmentState held, int segments, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = BeatAsync(held, lost, ended.Token);
        try
        {
            if (await PagesAsync(held, segments, lost.Token).ConfigureAwait(false))
                tally.SegmentDone();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The segment is somebody else's: what this run wrote stays right, and its checkpoint is not moved from here.
        }
        catch (Exception) when (!lost.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync(held).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(false);
        }
    }

    private async Task<bool> PagesAsync(SegmentState held, int segments, CancellationToken cancellationToken)
    {
        var (from, counts) = (held.From, held.Counts);
        while (true)
        {
            var (read, old, next) = await items.ReadAsync((held.Number, segments), from, options.PageSize, cancellationToken).ConfigureAwait(false);
            var page = new Counts(read, 0, 0, 0);
            foreach (var item in old)
            {
                var became = await migrator.MigrateAsync(item, cancellationToken).ConfigureAwait(false);
                tally.Add(became);
                page += became;
            }

            tally.Add(new(read, 0, 0, 0));
            counts += page;
            if (!await board.CheckpointAsync(held, next, counts, cancellationToken).ConfigureAwait(false))
                return false;
            if (next is null)
                return true;
            from = next;
        }
    }

    private async Task BeatAsync(SegmentState held, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        try
        {
            do
                await Task.Delay(options.Lease / BeatsPerLease, options.Time, cancellationToken).ConfigureAwait(false);
            while (await board.BeatAsync(held, cancellationToken).ConfigureAwait(false));
            await lost.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The work has ended.
        }
    }

    private async Task ReleaseAsync(SegmentState held)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), options.Time);
        try
        {
            await board.ReleaseAsync(held, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or AmazonDynamoDBException or Amazon.Runtime.AmazonClientException or HttpRequestException)
        {
            // The lease runs out by itself; the next run waits for it.
        }
    }
}
