namespace Engines.Schema;

/// <summary>What changed between a release and the file, and what that means.</summary>
public static class SchemaComparison
{
    private static readonly string[] Writes = ["BatchWriteItem", "DeleteItem", "PutItem", "UpdateItem"];

    /// <summary>Every change, the gravest first.</summary>
    public static IReadOnlyList<SchemaChange> Compare(TablesFile before, TablesFile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new Changes();
        changes.Compare("namespace-changed", "namespace", before.Namespace, after.Namespace);
        changes.Compare("version-attribute-changed", "version_attribute", before.VersionAttribute, after.VersionAttribute);
        ItemChanges.Types(changes, before.Types, after.Types);
        foreach (var (old, now) in changes.Pair(before.Tables, after.Tables, table => table.Name, ("table-added", "table-removed"), ""))
        {
            TableChanges.Find(changes, old, now);
            ItemChanges.Find(changes, old, now);
        }

        Access(changes, before, after);
        return [.. changes.Found.OrderByDescending(change => change.Kind.Verdict).ThenByDescending(change => change.Kind.Bump).ThenBy(change => change.Place, StringComparer.Ordinal)];
    }

    /// <summary>Which part of the version has to grow for all of them.</summary>
    public static Bump Needed(IEnumerable<SchemaChange> changes) => changes.Select(change => change.Kind.Bump).DefaultIfEmpty(Bump.None).Max();

    private static void Access(Changes changes, TablesFile before, TablesFile after)
    {
        var (old, now) = (Granted(before).ToArray(), Granted(after).ToArray());
        foreach (var (place, operation) in now.Except(old))
            changes.Add("access-granted", place, operation);
        foreach (var (place, operation) in old.Except(now))
            changes.Add(Writes.Contains(operation, StringComparer.Ordinal) ? "write-access-revoked" : "access-revoked", place, operation);
    }

    private static IEnumerable<(string Place, string Operation)> Granted(TablesFile file) =>
        file.Grants.SelectMany(grant => grant.Operations.Select(operation => ($"access.{grant.Service}.{grant.Table}", operation))
            .Concat(grant.Indexes.SelectMany(index => index.Value.Select(operation => ($"access.{grant.Service}.{grant.Table}.{index.Key}", operation)))));
}
