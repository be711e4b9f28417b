namespace Engines.Schema;

/// <summary>Collects changes at one place after another.</summary>
internal sealed class Changes
{
    private readonly List<SchemaChange> found = [];

    public IReadOnlyList<SchemaChange> Found => found;

    public void Add(string kind, string place, string what = "") => found.Add(new(ChangeKinds.Named(kind), place, what));

    /// <summary>Reports a change where two values differ.</summary>
    public void Compare<T>(string kind, string place, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            Add(kind, place, Show(before, after));
    }

    /// <summary>Texts for people: that they changed is enough to know.</summary>
    public void CompareTexts(string kind, string place, string before, string after)
    {
        if (before != after)
            Add(kind, place);
    }

    /// <summary>Pairs what has the same name; reports what is on one side only.</summary>
    public IEnumerable<(T Before, T After)> Pair<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> name, (string? Added, string? Removed) kinds, string place)
    {
        var (old, now) = (before.ToDictionary(name, StringComparer.Ordinal), after.ToDictionary(name, StringComparer.Ordinal));
        foreach (var removed in old.Keys.Where(key => !now.ContainsKey(key) && kinds.Removed is not null))
            Add(kinds.Removed!, place + removed);
        foreach (var added in now.Keys.Where(key => !old.ContainsKey(key) && kinds.Added is not null))
            Add(kinds.Added!, place + added);
        return [.. old.Where(one => now.ContainsKey(one.Key)).Select(one => (one.Value, now[one.Key]))];
    }

    public static string Show<T>(T before, T after) => $"{Text(before)} → {Text(after)}";

    private static string Text<T>(T value) => value is null || $"{value}".Length == 0 ? "none" : $"{value}";
}
