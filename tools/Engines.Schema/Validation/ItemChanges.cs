namespace Engines.Schema;

/// <summary>What changed about items, their attributes, and types.</summary>
internal static class ItemChanges
{
    public static void Find(Changes changes, TableDefinition before, TableDefinition after)
    {
        var place = $"{before.Name}.";
        var keys = before.Indexes.Concat(before.LocalIndexes).SelectMany(index => index.Key.Attributes).Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (old, now) in changes.Pair(before.Items, after.Items, item => item.Name, ("item-added", "item-removed"), place))
        {
            var item = place + old.Name;
            changes.CompareTexts("item-description-changed", item, old.Description, now.Description);
            changes.Compare("item-key-pattern-changed", item, Show(old), Show(now));
            changes.Compare("item-writers-changed", item, string.Join(", ", old.WrittenBy.Order(StringComparer.Ordinal)), string.Join(", ", now.WrittenBy.Order(StringComparer.Ordinal)));
            if (old.Version != now.Version)
                changes.Add(now.Version > old.Version ? "item-version-raised" : "item-version-lowered", item, Changes.Show(old.Version, now.Version));

            var rules = now.Steps.Where(step => step.To > old.Version).SelectMany(step => step.Rules).ToArray();
            Attributes(changes, item, (old.Attributes, now.Attributes), keys, rules);
        }
    }

    public static void Types(Changes changes, IReadOnlyList<NamedType> before, IReadOnlyList<NamedType> after)
    {
        foreach (var (old, now) in changes.Pair(before, after, type => type.Name, ("type-added", "type-removed"), "types."))
        {
            var place = $"types.{old.Name}";
            changes.CompareTexts("type-description-changed", place, old.Description, now.Description);
            switch (old, now)
            {
                case (NamedType.Words words, NamedType.Words later):
                    foreach (var (word, same) in changes.Pair(words.Values, later.Values, value => value.Value, ("enum-value-added", "enum-value-removed"), $"{place}."))
                        changes.CompareTexts("enum-value-description-changed", $"{place}.{word.Value}", word.Description, same.Description);
                    break;
                case (NamedType.Structure structure, NamedType.Structure later):
                    Attributes(changes, place, (structure.Attributes, later.Attributes), [], []);
                    break;
                default:
                    changes.Add("attribute-type-changed", place, Changes.Show(Kind(old), Kind(now)));
                    break;
            }
        }
    }

    private static void Attributes(
        Changes changes, string place, (IReadOnlyList<ItemAttribute> Before, IReadOnlyList<ItemAttribute> After) attributes, HashSet<string> keys, UpcastRule[] rules)
    {
        var (before, after) = attributes;
        var renames = before.Select(one => (From: one.Name, To: NameOf(one.Name, rules, after)!))
            .Where(rename => rename.To is not null && rename.To != rename.From && before.All(one => one.Name != rename.To)).ToArray();
        foreach (var (from, to) in renames)
            changes.Add("attribute-renamed", $"{place}.{from}", $"now {to}");

        var made = rules.Select((rule, index) => UpcastChain.Makes(rule) is { } name ? UpcastChain.EndOf(name, rules.Skip(index + 1)) : null).ToArray();
        foreach (var added in after.Where(one => before.All(old => old.Name != one.Name) && renames.All(rename => rename.To != one.Name)))
        {
            changes.Add(
                added.Default is not null ? "attribute-added-with-default" : !added.IsRequired ? "attribute-added" : made.Contains(added.Name) ? "attribute-added-by-rule" : "attribute-added-required",
                $"{place}.{added.Name}", added.Value.Name);
        }

        foreach (var removed in before.Where(one => after.All(now => now.Name != one.Name) && renames.All(rename => rename.From != one.Name)))
            changes.Add(removed is { Deprecated: not null, IsRequired: false } ? "deprecated-attribute-removed" : "attribute-removed", $"{place}.{removed.Name}");

        foreach (var (old, now) in changes.Pair(before, after, one => one.Name, (null, null), place))
            Attribute(changes, $"{place}.{old.Name}", old, now, keys.Contains(old.Name));
    }

    // What an attribute of the last release is called now; null where it is gone.
    private static string? NameOf(string name, UpcastRule[] rules, IReadOnlyList<ItemAttribute> after)
    {
        var end = UpcastChain.EndOf(name, rules);
        return after.Any(one => one.Name == end) ? end : after.FirstOrDefault(one => one.RenamedFrom is not null && one.RenamedFrom == end)?.Name;
    }

    private static void Attribute(Changes changes, string place, ItemAttribute before, ItemAttribute after, bool isKey)
    {
        if (before.Value != after.Value)
        {
            var kind = isKey && before.Type != after.Type ? "attribute-of-a-key-changed-type"
                : before.Value is AttributeType.Timestamp && after.Value is AttributeType.Timestamp ? "attribute-encoding-changed" : "attribute-type-changed";
            changes.Add(kind, place, Changes.Show(before.Value.Name, after.Value.Name));
        }

        if (before.IsRequired != after.IsRequired && after.Default is null)
            changes.Add(after.IsRequired ? "attribute-became-required" : "attribute-became-optional", place);
        if (before.Default != after.Default)
            changes.Add(before.Default is null ? "default-added" : after.Default is null ? "default-removed" : "default-changed", place, Changes.Show(before.Default, after.Default));
        if (before.IsPersonal != after.IsPersonal)
            changes.Add(after.IsPersonal ? "attribute-became-personal" : "attribute-is-no-longer-personal", place);
        if (before.Deprecated is null != after.Deprecated is null)
            changes.Add(after.Deprecated is null ? "attribute-no-longer-deprecated" : "attribute-deprecated", place);
        changes.CompareTexts("attribute-description-changed", place, before.Description, after.Description);
    }

    private static string Show(ItemDefinition item) => string.Join(", ", item.KeyPattern.Select(key => $"{key.Key} {key.Value}"));

    private static string Kind(NamedType type) => type is NamedType.Words ? "enum" : "structure";
}
