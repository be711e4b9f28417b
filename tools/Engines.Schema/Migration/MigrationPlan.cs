using Amazon.DynamoDBv2;

namespace Engines.Schema.Migration;

/// <summary>The migrations of a folder, and where each stands.</summary>
/// <param name="dynamo">Where the tables are.</param>
/// <param name="migrationsTable">The table that remembers.</param>
/// <param name="time">The clock.</param>
public sealed class MigrationPlan(IAmazonDynamoDB dynamo, string migrationsTable, TimeProvider time)
{
    private readonly MigrationTable table = new(dynamo, migrationsTable, new(time, new(Environment.ProcessId)));

    /// <summary>Each migration with what is recorded of it; null for one that was never begun.</summary>
    /// <exception cref="SchemaException">A file is not what it was when its migration began.</exception>
    public async Task<IReadOnlyList<(MigrationFile File, MigrationRecord? Record)>> ReadAsync(IReadOnlyList<MigrationFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var store = new MigrationStore(table, time);
        var all = new List<(MigrationFile, MigrationRecord?)>();
        foreach (var file in files)
        {
            var record = await store.FindAsync(file.Id, cancellationToken).ConfigureAwait(false);
            if (record is not null)
                MigrationStore.RequireSame(file, record);
            all.Add((file, record));
        }

        return all;
    }

    /// <summary>How far the pass that runs has come: segments that are done, and counts up to the checkpoints.</summary>
    public async Task<(int SegmentsDone, Counts Counts)> ProgressAsync(MigrationRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var segments = await new SegmentBoard(table, record, "", TimeSpan.Zero, time).ReadAsync(cancellationToken).ConfigureAwait(false);
        return (segments.Count(segment => segment.IsDone), segments.Aggregate(default(Counts), (sum, segment) => sum + segment.Counts));
    }

    /// <summary>Records that a structure migration was found carried out.</summary>
    public async Task<MigrationRecord> RecordAsync(MigrationFile.Structure migration, CancellationToken cancellationToken)
    {
        await table.CreateAsync(time, cancellationToken).ConfigureAwait(false);
        var store = new MigrationStore(table, time);
        var record = await store.BeginAsync(migration, segments: 0, cancellationToken).ConfigureAwait(false);
        return record.Status == MigrationStatus.Applied ? record : await store.FinishAsync(record, default, cancellationToken).ConfigureAwait(false);
    }
}
