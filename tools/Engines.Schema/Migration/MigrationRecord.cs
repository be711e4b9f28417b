namespace Engines.Schema.Migration;

/// <summary>What the migrations table says about one migration.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Checksum">Of its file when it began.</param>
/// <param name="Pass">Which time it goes through the table, from 1: once more for each time that items failed.</param>
/// <param name="Segments">Into how many the table is divided.</param>
/// <param name="Counts">Of the pass; as far as known.</param>
/// <param name="FinishedAt">When the pass ended; null while it runs.</param>
public sealed record MigrationRecord(string Id, MigrationStatus Status, string Checksum, int Pass, int Segments, Counts Counts, DateTimeOffset? FinishedAt);

/// <summary>Where a migration stands.</summary>
public enum MigrationStatus
{
    /// <summary>It was begun, and not all of the table is done.</summary>
    Running,

    /// <summary>All of the table is done, and some items could not be migrated.</summary>
    Failed,

    /// <summary>It is done.</summary>
    Applied,
}
