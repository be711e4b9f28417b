using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Tells the kinds of items of a sample apart by the fixed parts of their keys.</summary>
internal static class KindFinder
{
    private const double Alike = 0.9;
    private const int ConstantsOfData = 3;

    /// <summary>Groups of items that have the same fixed parts, one for each key attribute; the largest group first.</summary>
    /// <param name="columns">The key attributes to look at, with those that tell nothing left out.</param>
    /// <param name="items">The sample.</param>
    public static IReadOnlyList<KindGroup> Find(IReadOnlyList<string> columns, IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var known = columns.ToDictionary(column => column, column => new KeyColumn([.. items.Select(item => item[column].S)]), StringComparer.Ordinal);
        var groups = items.GroupBy(item => string.Join('\n', columns.Select(column => known[column].FormOf(item[column].S))), StringComparer.Ordinal)
            .Select(group => new KindGroup(group.Key.Split('\n'), [.. group])).ToList();
        for (var column = 0; column < columns.Count; column++)
            groups = Merge(groups, column);
        return [.. groups.OrderByDescending(group => group.Items.Count)];
    }

    // Where many fixed texts stand on items that are alike, they are data: names of tenants, countries.
    private static List<KindGroup> Merge(List<KindGroup> groups, int column)
    {
        var merged = new List<KindGroup>();
        foreach (var family in groups.GroupBy(group => string.Join('\n', group.Forms.Select((form, at) => at == column ? "" : form)), StringComparer.Ordinal))
        {
            var data = family.Where(group => IsPerhapsData(group.Forms[column], family.Count(other => KeyColumn.IsConstant(other.Forms[column])))).ToArray();
            var areAlike = data.Length > 1 && data.Skip(1).All(group => group.Likeness(data[0]) >= Alike);
            merged.AddRange(areAlike ? family.Except(data) : family);
            if (areAlike)
                merged.Add(new([.. data[0].Forms.Select((form, at) => at == column ? "" : form)], [.. data.SelectMany(group => group.Items)]));
        }

        return merged;
    }

    private static bool IsPerhapsData(string form, int constants) =>
        form.Length == 0 || (KeyColumn.IsConstant(form) ? constants >= ConstantsOfData : !KeyColumn.IsLoud(form));
}

/// <param name="Forms">The fixed part of each key attribute that was looked at; empty where there is none.</param>
/// <param name="Items">The items that have them.</param>
internal sealed record KindGroup(string[] Forms, IReadOnlyList<Dictionary<string, AttributeValue>> Items)
{
    private HashSet<string> Usual => [.. Items.SelectMany(item => item.Keys).GroupBy(name => name, StringComparer.Ordinal).Where(name => name.Count() * 2 > Items.Count).Select(name => name.Key)];

    /// <summary>The share of attributes that both mostly have.</summary>
    public double Likeness(KindGroup other)
    {
        var (one, two) = (Usual, other.Usual);
        return (double)one.Intersect(two).Count() / one.Union(two).Count();
    }
}
