namespace Engines.Schema;

/// <summary>What changed about a table: its key, its indexes and how it is kept.</summary>
internal static class TableChanges
{
    public static void Find(Changes changes, TableDefinition before, TableDefinition after)
    {
        var place = before.Name;
        changes.Compare("table-resource-changed", place, before.Resource, after.Resource);
        changes.CompareTexts("table-description-changed", place, before.Description, after.Description);
        Key(changes, place, before.Key, after.Key);
        Indexes(changes, before, after);
        LocalIndexes(changes, before, after);
        Billing(changes, place, before.Settings, after.Settings);
        Settings(changes, place, before.Settings, after.Settings);
        Replicas(changes, place, before.Settings.Replicas, after.Settings.Replicas);
    }

    private static void Key(Changes changes, string place, KeySchema before, KeySchema after)
    {
        changes.Compare("partition-key-changed", place, before.Partition.Name, after.Partition.Name);
        if (before.Partition.Name == after.Partition.Name)
            changes.Compare("key-type-changed", $"{place}.{before.Partition.Name}", before.Partition.Type, after.Partition.Type);

        switch (before.Sort, after.Sort)
        {
            case (null, { } added):
                changes.Add("sort-key-added", place, added.Name);
                break;
            case ({ } removed, null):
                changes.Add("sort-key-removed", place, removed.Name);
                break;
            case ({ } old, { } now) when old.Name != now.Name:
                changes.Add("sort-key-changed", place, Changes.Show(old.Name, now.Name));
                break;
            case ({ } old, { } now):
                changes.Compare("key-type-changed", $"{place}.{old.Name}", old.Type, now.Type);
                break;
        }
    }

    private static void Indexes(Changes changes, TableDefinition before, TableDefinition after)
    {
        var place = $"{before.Name}.";
        foreach (var (old, now) in changes.Pair(before.Indexes, after.Indexes, index => index.Name, ("index-added", "index-removed"), place))
        {
            changes.Compare("index-key-changed", place + old.Name, Show(old.Key), Show(now.Key));
            changes.Compare("index-projection-changed", place + old.Name, Carried(old), Carried(now));
            if (old.Billing != now.Billing || old.WarmThroughput != now.WarmThroughput)
                changes.Add("index-capacity-changed", place + old.Name);
            changes.CompareTexts("index-description-changed", place + old.Name, old.Description, now.Description);
        }

        var (names, later) = (before.Indexes.Select(index => index.Name).ToArray(), after.Indexes.Select(index => index.Name).ToArray());
        var count = names.Except(later).Count() + later.Except(names).Count();
        if (count > 1)
            changes.Add("several-indexes-changed", before.Name, $"{count} at once");
    }

    private static void LocalIndexes(Changes changes, TableDefinition before, TableDefinition after)
    {
        var place = $"{before.Name}.";
        foreach (var (old, now) in changes.Pair(before.LocalIndexes, after.LocalIndexes, index => index.Name, ("local-index-added", "local-index-removed"), place))
        {
            changes.Compare("local-index-changed", place + old.Name, $"{Show(old.Key)} {Carried(old)}", $"{Show(now.Key)} {Carried(now)}");
            changes.CompareTexts("index-description-changed", place + old.Name, old.Description, now.Description);
        }
    }

    private static void Billing(Changes changes, string place, TableSettings before, TableSettings after)
    {
        if (before.Billing.GetType() != after.Billing.GetType())
            changes.Add("billing-mode-changed", place, after.Billing is Schema.Billing.OnDemand ? "provisioned → on demand" : "on demand → provisioned");
        else if (before.Billing != after.Billing)
            changes.Add("billing-capacity-changed", place);

        var (old, now) = (before.WarmThroughput ?? new(0, 0), after.WarmThroughput ?? new(0, 0));
        if (after.WarmThroughput is not null && (now.Read < old.Read || now.Write < old.Write))
            changes.Add("warm-throughput-lowered", place, Changes.Show($"{old.Read}/{old.Write}", $"{now.Read}/{now.Write}"));
        else if (now.Read > old.Read || now.Write > old.Write)
            changes.Add("warm-throughput-raised", place, Changes.Show($"{old.Read}/{old.Write}", $"{now.Read}/{now.Write}"));
    }

    private static void Settings(Changes changes, string place, TableSettings before, TableSettings after)
    {
        if (before.Stream != after.Stream)
            changes.Add(before.Stream is null ? "stream-added" : after.Stream is null ? "stream-removed" : "stream-view-changed", place, Changes.Show(before.Stream, after.Stream));
        if (before.TimeToLive != after.TimeToLive)
            changes.Add(before.TimeToLive is null ? "ttl-added" : after.TimeToLive is null ? "ttl-removed" : "ttl-attribute-changed", place, Changes.Show(before.TimeToLive, after.TimeToLive));
        if (before.PointInTimeRecovery != after.PointInTimeRecovery)
            changes.Add(after.PointInTimeRecovery ? "recovery-enabled" : "recovery-disabled", place);
        else
            changes.Compare("recovery-days-changed", place, before.RecoveryDays, after.RecoveryDays);
        changes.Compare("backup-changed", place, before.Backup, after.Backup);
        changes.Compare("encryption-changed", place, before.Encryption, after.Encryption);
        changes.Compare("deletion-protection-changed", place, before.DeletionProtection, after.DeletionProtection);
    }

    private static void Replicas(Changes changes, string place, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count == 0 && after.Count > 0)
        {
            changes.Add("table-becomes-replicated", place, string.Join(", ", after));
            return;
        }

        foreach (var region in after.Except(before))
            changes.Add("replica-added", place, region);
        foreach (var region in before.Except(after))
            changes.Add("replica-removed", place, region);
    }

    private static string Show(KeySchema key) => $"{Half(key.Partitions)} / {Half(key.Sorts)}";

    private static string Half(IEnumerable<KeyAttribute> attributes) => string.Join(", ", attributes.Select(attribute => $"{attribute.Name} {attribute.Type}"));

    private static string Carried(IndexDefinition index) =>
        index.Attributes.Count == 0 ? index.Projection : $"{index.Projection} {string.Join(", ", index.Attributes.Order(StringComparer.Ordinal))}";
}
