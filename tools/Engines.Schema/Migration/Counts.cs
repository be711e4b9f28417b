namespace Engines.Schema.Migration;

/// <summary>What became of items.</summary>
/// <param name="Read">Looked at, of whatever kind and version.</param>
/// <param name="Migrated">Brought to the next version here.</param>
/// <param name="Changed">Upgraded or deleted by somebody else between the look and the write.</param>
/// <param name="Failed">Could not be migrated.</param>
public readonly record struct Counts(long Read, long Migrated, long Changed, long Failed)
{
    public static Counts operator +(Counts one, Counts two) =>
        new(one.Read + two.Read, one.Migrated + two.Migrated, one.Changed + two.Changed, one.Failed + two.Failed);

    /// <summary>Both together.</summary>
    public static Counts Add(Counts left, Counts right) => left + right;
}
