using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Makes kinds of items and their attributes of a sample.</summary>
/// <param name="live">The table.</param>
/// <param name="version">The attribute that carries the version of an item; every kind has it, so no kind names it.</param>
internal sealed class ItemPull(LiveTable live, string version)
{
    private static readonly string[] Reserved = ["Unknown", "ItemKey", "ItemKind", "ItemVersion", "CurrentVersion", "FromItem", "ToItem", "IsKnown"];

    private readonly TableDefinition table = live.Definition;

    /// <summary>The kinds, the most frequent first; one without items where the sample is empty.</summary>
    /// <param name="items">The sample.</param>
    /// <param name="columns">The key attributes whose fixed parts tell kinds apart.</param>
    public IReadOnlyList<PulledItem> Find(IReadOnlyList<Dictionary<string, AttributeValue>> items, IReadOnlyList<string> columns)
    {
        IReadOnlyList<KindGroup> groups = items.Count == 0 || columns.Count == 0 ? [new([.. columns.Select(_ => "")], items)] : KindFinder.Find(columns, items);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var missing = Needed().Where(needed => !items.Any(item => item.ContainsKey(needed.Name))).ToArray();
        return [.. groups.Select((group, at) => Describe(group, columns, names, at == 0 ? missing : []))];
    }

    private PulledItem Describe(KindGroup group, IReadOnlyList<string> columns, HashSet<string> names, PulledAttribute[] missing)
    {
        var found = Attributes(group.Items).Concat(missing).ToArray();
        var (kept, leftOut) = (new List<PulledAttribute>(), new List<string>());
        foreach (var attribute in found)
        {
            if (Reserved.Contains(Names.Pascal(attribute.Name)))
                leftOut.Add($"{attribute.Name}: generated code uses the name itself");
            else if (kept.FirstOrDefault(one => Names.Pascal(one.Name) == Names.Pascal(attribute.Name)) is { } twin)
                leftOut.Add($"{attribute.Name}: code cannot tell it from {twin.Name}");
            else
                kept.Add(attribute);
        }

        var patterns = new PatternFinder(kept, group.Items);
        (KeyAttribute, string)[] keys = [.. table.Key.Attributes.Select(key => (key, patterns.Of(key, columns.ToList().IndexOf(key.Name) is >= 0 and var at ? group.Forms[at] : "")))];
        return new(NameOf(group.Forms, names), keys, group.Items.Count, kept, leftOut);
    }

    private IEnumerable<PulledAttribute> Attributes(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var shapes = new Dictionary<string, ValueShape>(StringComparer.Ordinal);
        foreach (var (name, value) in items.SelectMany(item => item))
        {
            if (name == version || table.Key.Attributes.Any(key => key.Name == name))
                continue;
            if (!shapes.TryGetValue(name, out var shape))
                shapes[name] = shape = new(name);
            shape.Add(value);
        }

        return shapes.Select(entry => Attribute(entry.Key, entry.Value, entry.Value.Count == items.Count))
            .OrderByDescending(attribute => attribute.IsRequired).ThenBy(attribute => attribute.Name, StringComparer.Ordinal);
    }

    private PulledAttribute Attribute(string name, ValueShape shape, bool isRequired)
    {
        var type = shape.Type();
        var isExpiry = name == table.Settings.TimeToLive && type.Letter == "N" && type is not AttributeType.Number;
        return new(name, isExpiry ? new AttributeType.Timestamp(TimeEncoding.UnixSeconds) : type, shape.Count)
        {
            IsRequired = isRequired,
            Words = shape.Words,
            Personal = shape.Personal.Count > 0 || !Forms.IsPersonalName(name) ? shape.Personal : ["its name"],
            Remark = shape.Found.Count > 1 ? $"stored as {string.Join(" and ", shape.Found)}" : "",
        };
    }

    // What keys of indexes and expiry name has to stand on some item of the file, even where the sample has none.
    private IEnumerable<PulledAttribute> Needed()
    {
        var indexes = table.Indexes.Concat(table.LocalIndexes).ToArray();
        var keys = indexes.SelectMany(index => index.Key.Attributes).Select(key => new PulledAttribute(key.Name, key.Type switch
        {
            "N" => new AttributeType.Number(),
            "B" => new AttributeType.Binary(),
            _ => new AttributeType.Text(),
        }, 0) { Remark = "in no item of the sample; an index names it" });
        var carried = indexes.SelectMany(index => index.Attributes).Select(name => new PulledAttribute(name, new AttributeType.Any(), 0) { Remark = "in no item of the sample; an index carries it" });
        var expiry = table.Settings.TimeToLive is { } ttl
            ? [new PulledAttribute(ttl, new AttributeType.Timestamp(TimeEncoding.UnixSeconds), 0) { Remark = "in no item of the sample; expiry reads it" }] : Array.Empty<PulledAttribute>();
        return expiry.Concat(keys).Concat(carried).DistinctBy(one => one.Name)
            .Where(one => one.Name != version && !table.Key.Attributes.Any(key => key.Name == one.Name));
    }

    private string NameOf(string[] forms, HashSet<string> names)
    {
        var told = forms.Where(form => form.Length > 0).Select(Names.Constant).ToArray();
        string[] choices = told.Length == 0 ? [Names.Constant(Singular(table.Name))] : [told[^1], string.Join('_', told)];
        var name = choices.FirstOrDefault(names.Add);
        for (var number = 2; name is null; number++)
            name = names.Add($"{choices[^1]}_{number}") ? $"{choices[^1]}_{number}" : null;
        return name;
    }

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? $"{name[..^3]}y"
        : name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) && name.Length > 1 ? name[..^1] : name;
}
