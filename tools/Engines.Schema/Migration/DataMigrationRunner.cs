using System.Security.Cryptography;
using Amazon.DynamoDBv2;

namespace Engines.Schema.Migration;

/// <summary>
/// Runs data migrations: a parallel scan with a checkpoint for each segment. It may be stopped or killed anywhere; whoever runs it again goes on at the checkpoints.
/// Several may run at a time, and share the segments.
/// </summary>
public sealed class DataMigrationRunner
{
    private const int LooksPerLease = 4;

    private readonly IAmazonDynamoDB dynamo;
    private readonly MigrationOptions options;
    private readonly Patience patience;
    private readonly TokenBucket bucket;
    private readonly MigrationTable table;

    /// <summary>A run.</summary>
    /// <param name="dynamo">Where the tables are.</param>
    /// <param name="migrationsTable">The table that remembers; it is made if it does not stand.</param>
    /// <param name="options">How it runs.</param>
    public DataMigrationRunner(IAmazonDynamoDB dynamo, string migrationsTable, MigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.dynamo, this.options) = (dynamo, options);
        patience = new(options.Time, options.Random);
        bucket = new(options.WriteUnitsPerSecond, options.Time);
        table = new(dynamo, migrationsTable, patience);
    }

    /// <summary>What this run has done so far.</summary>
    public MigrationTally Tally { get; } = new();

    /// <summary>How often DynamoDB was asked again.</summary>
    public long Retries => patience.Retries;

    /// <summary>Runs a migration to its end.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="file">The tables as they are now.</param>
    /// <param name="naming">From the short name of a table to its real one.</param>
    /// <param name="cancellationToken">Stops it; what was done stays, and its segments are let go.</param>
    /// <returns>Where it stands afterwards.</returns>
    /// <exception cref="SchemaException">The migration does not fit the tables, or its file was changed.</exception>
    public async Task<MigrationRecord> RunAsync(MigrationFile.Data migration, TablesFile file, Func<string, string> naming, CancellationToken cancellationToken)
    {
        var target = MigrationTarget.Of(migration, file, naming);
        await table.CreateAsync(options.Time, cancellationToken).ConfigureAwait(false);
        var store = new MigrationStore(table, options.Time);
        var record = await store.BeginAsync(migration, options.Segments, cancellationToken).ConfigureAwait(false);
        if (record.Status == MigrationStatus.Applied)
            return record;

        var board = new SegmentBoard(table, record, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), options.Lease, options.Time);
        var migrator = new ItemMigrator(dynamo, target, bucket, patience, options.Failures);
        var work = new SegmentWork(board, new(dynamo, target, patience), migrator, options, Tally);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, Math.Min(options.Workers, record.Segments)).Select(_ => WorkAsync(board, work, record.Segments, stopping)).ToArray();
        var counts = await Task.WhenAll(workers).ConfigureAwait(false);
        return await store.FinishAsync(record, counts[0], cancellationToken).ConfigureAwait(false);
    }

    private async Task<Counts> WorkAsync(SegmentBoard board, SegmentWork work, int segments, CancellationTokenSource stopping)
    {
        try
        {
            while (true)
            {
                switch (await board.ClaimAsync(stopping.Token).ConfigureAwait(false))
                {
                    case ClaimResult.AllDone done:
                        Tally.Know(segments);
                        return done.Counts;
                    case ClaimResult.Held held:
                        await work.RunAsync(held.Segment, segments, stopping.Token).ConfigureAwait(false);
                        break;
                    default:
                        await Task.Delay(options.Lease / LooksPerLease, options.Time, stopping.Token).ConfigureAwait(false);
                        break;
                }
            }
        }
        catch
        {
            // What ends one worker would end the others too; each lets its segment go.
            await stopping.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
