namespace Engines.Schema.Migration;

/// <summary>What a run has done so far, for whoever watches it.</summary>
public sealed class MigrationTally
{
    private long read;
    private long migrated;
    private long changed;
    private long failed;
    private int done;

    /// <summary>Since this run began; what runs before it did is in the migrations table.</summary>
    public Counts Counts => new(Interlocked.Read(ref read), Interlocked.Read(ref migrated), Interlocked.Read(ref changed), Interlocked.Read(ref failed));

    /// <summary>Segments that are done, by whomever, as far as this run knows.</summary>
    public int SegmentsDone => Volatile.Read(ref done);

    internal void Add(Counts more)
    {
        Interlocked.Add(ref read, more.Read);
        Interlocked.Add(ref migrated, more.Migrated);
        Interlocked.Add(ref changed, more.Changed);
        Interlocked.Add(ref failed, more.Failed);
    }

    internal void SegmentDone() => Interlocked.Increment(ref done);

    internal void Know(int segmentsDone) => Volatile.Write(ref done, segmentsDone);
}
