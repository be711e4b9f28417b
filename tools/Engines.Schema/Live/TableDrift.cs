namespace Engines.Schema;

/// <summary>Compares a table that stands with what the file says about its structure.</summary>
internal static class TableDrift
{
    private const string NewTable = "DynamoDB cannot change it: make a new table and copy the items, or write into the file what stands.";
    private const string NewIndex = "DynamoDB cannot change it: add an index with another name, move the readers, remove this one; or write into the file what stands.";
    private const string Deploy = "Deploy the file, or write into it what stands.";

    public static IEnumerable<Difference> Find(TableDefinition file, LiveTable live) =>
        Keys(file, live.Definition)
            .Concat(Indexes("index", file.Name, file.Indexes, live.Definition.Indexes))
            .Concat(Indexes("local-index", file.Name, file.LocalIndexes, live.Definition.LocalIndexes))
            .Concat(BillingOf(file.Name, file.Settings, live.Definition.Settings))
            .Concat(Settings(file.Name, file.Settings, live));

    private static IEnumerable<Difference> Keys(TableDefinition file, TableDefinition live)
    {
        foreach (var (kind, wanted, found) in new[] { ("partition-key", file.Key.Partition, live.Key.Partition), ("sort-key", file.Key.Sort, live.Key.Sort) })
        {
            if (wanted?.Name != found?.Name)
                yield return new($"{kind}-differs", file.Name, Show(wanted), Show(found), NewTable);
            else if (wanted?.Type != found?.Type)
                yield return new("key-type-differs", $"{file.Name}.{wanted!.Name}", wanted.Type, found!.Type, NewTable);
        }
    }

    private static IEnumerable<Difference> Indexes(string kind, string table, IReadOnlyList<IndexDefinition> file, IReadOnlyList<IndexDefinition> live)
    {
        var isLocal = kind == "local-index";
        foreach (var wanted in file)
        {
            var place = $"{table}.{wanted.Name}";
            if (live.FirstOrDefault(index => index.Name == wanted.Name) is not { } found)
            {
                yield return new($"{kind}-missing", place, Show(wanted.Key), "-", isLocal ? NewTable : "Deploy the file: one index of a table in one update.");
                continue;
            }

            if (Show(wanted.Key) != Show(found.Key))
                yield return new($"{kind}-key-differs", place, Show(wanted.Key), Show(found.Key), isLocal ? NewTable : NewIndex);
            if (Carried(wanted) != Carried(found))
                yield return new($"{kind}-projection-differs", place, Carried(wanted), Carried(found), isLocal ? NewTable : NewIndex);
            if (wanted.WarmThroughput is { } warm && found.WarmThroughput != warm)
                yield return new("warm-throughput-differs", place, Show(warm), Show(found.WarmThroughput), Deploy);
            if (wanted.Billing is { } billing && !Fits(billing, found.Billing ?? new Billing.OnDemand(null)))
                yield return new("billing-capacity-differs", place, Show(billing), Show(found.Billing), Deploy);
        }

        foreach (var extra in live.Where(index => file.All(one => one.Name != index.Name)))
            yield return new($"{kind}-not-in-file", $"{table}.{extra.Name}", "-", Show(extra.Key), isLocal ? "Add it to the file." : "Add it to the file, or remove the index if nobody reads it.");
    }

    private static IEnumerable<Difference> BillingOf(string place, TableSettings file, TableSettings live)
    {
        if (file.Billing.GetType() != live.Billing.GetType())
            yield return new("billing-mode-differs", place, Show(file.Billing), Show(live.Billing), Deploy);
        else if (!Fits(file.Billing, live.Billing))
            yield return new("billing-capacity-differs", place, Show(file.Billing), Show(live.Billing), Deploy);
        if (file.WarmThroughput is { } warm && live.WarmThroughput != warm && (warm.Read > LiveDefinition.WarmAnyway.Read || warm.Write > LiveDefinition.WarmAnyway.Write))
            yield return new("warm-throughput-differs", place, Show(warm), Show(live.WarmThroughput), Deploy);
    }

    // What a parameter of the stack decides is not compared: either is right.
    private static IEnumerable<Difference> Settings(string place, TableSettings file, LiveTable table)
    {
        var live = table.Definition.Settings;
        if (file.Stream != TableSettings.ByParameter && file.Stream != live.Stream && !(file.Stream is null && file.Replicas.Count > 0))
            yield return new("stream-differs", place, file.Stream ?? "none", live.Stream ?? "none", live.Stream is null || file.Stream is null ? Deploy : "Switch the stream off and on again in two updates; readers have to follow the new one.");
        if (!table.Unread.ContainsKey("ttl") && file.TimeToLive != live.TimeToLive)
            yield return new("ttl-differs", place, file.TimeToLive ?? "none", live.TimeToLive ?? "none", Deploy);
        if (!table.Unread.ContainsKey("point_in_time_recovery"))
        {
            if (file.PointInTimeRecovery != live.PointInTimeRecovery)
                yield return new("recovery-differs", place, Show(file.PointInTimeRecovery), Show(live.PointInTimeRecovery), Deploy);
            else if (file.PointInTimeRecovery && file.RecoveryDays != live.RecoveryDays)
                yield return new("recovery-days-differ", place, $"{file.RecoveryDays}", $"{live.RecoveryDays}", Deploy);
        }

        if (!IsEncryptedAs(file.Encryption, live.Encryption))
            yield return new("encryption-differs", place, file.Encryption, live.Encryption, Deploy);
        if (file.DeletionProtection != TableSettings.ByParameter && file.DeletionProtection != live.DeletionProtection)
            yield return new("deletion-protection-differs", place, file.DeletionProtection, live.DeletionProtection, Deploy);

        string[] replicas = [.. file.Replicas.Where(region => region != table.Region).Order(StringComparer.Ordinal)];
        if (!file.Replicas.Contains(TableSettings.ByParameter) && !replicas.SequenceEqual(live.Replicas))
            yield return new("replicas-differ", place, Show(replicas), Show(live.Replicas), "Add or remove one Region an update, or write into the file what stands.");
    }

    // The API names the key of either kind, and not whose it is.
    private static bool IsEncryptedAs(string file, string live) => file switch
    {
        TableSettings.ByParameter => true,
        "aws_owned" => live == "aws_owned",
        _ when file.StartsWith("arn:", StringComparison.Ordinal) => live == file,
        _ => live != "aws_owned",
    };

    private static bool Fits(Billing file, Billing live) => (file, live) switch
    {
        (Billing.Provisioned wanted, Billing.Provisioned found) => IsWithin(wanted.Read, found.Read.Min) && IsWithin(wanted.Write, found.Write.Min),
        _ => file == live,
    };

    private static bool IsWithin(Capacity wanted, long found) => found >= wanted.Min && found <= wanted.Max;

    private static string Show(bool flag) => flag ? "true" : "false";

    private static string Show(IReadOnlyList<string> regions) => regions.Count == 0 ? "none" : string.Join(", ", regions);

    private static string Show(KeyAttribute? key) => key is null ? "none" : $"{key.Name} {key.Type}";

    private static string Show(KeySchema key) => string.Join(" / ", new[] { key.Partitions, key.Sorts }.Where(half => half.Count > 0).Select(half => string.Join(", ", half.Select(Show))));

    private static string Show(Units? units) => units is null ? "none" : $"{units.Read} read, {units.Write} write";

    private static string Show(Billing? billing) => billing switch
    {
        Billing.Provisioned { Read: var read, Write: var write } => $"provisioned, {Show(read)} read, {Show(write)} write",
        Billing.OnDemand { Max: { } max } => $"on_demand, at most {Show(max)}",
        _ => "on_demand",
    };

    private static string Show(Capacity capacity) => capacity.Scales ? $"{capacity.Min} to {capacity.Max}" : $"{capacity.Min}";

    private static string Carried(IndexDefinition index) => index.Attributes.Count == 0 ? index.Projection : $"{index.Projection} {string.Join(", ", index.Attributes.Order(StringComparer.Ordinal))}";
}
