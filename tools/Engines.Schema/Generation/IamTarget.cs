namespace Engines.Schema;

/// <summary>The IAM statements that each service needs: one for each table, one for its indexes, and nothing that <c>access</c> does not say.</summary>
internal static class IamTarget
{
    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates) =>
        from grants in file.Grants.GroupBy(grant => grant.Service, StringComparer.Ordinal)
        let statements = grants.SelectMany(Statements).ToArray()
        where statements.Length > 0
        select new GeneratedFile($"iam/{grants.Key}.json", templates.Render("iam/policy.json", new()
        {
            ["service"] = grants.Key,
            ["statements"] = statements,
        }));

    private static IEnumerable<Dictionary<string, object?>> Statements(Grant grant)
    {
        if (grant.Operations.Count > 0)
            yield return Statement(grant.Table, "", grant.Operations, "");
        foreach (var (index, operations) in grant.Indexes.Where(index => index.Value.Count > 0))
            yield return Statement(grant.Table, Names.Pascal(index), operations, $"/index/{index}");
    }

    private static Dictionary<string, object?> Statement(string table, string suffix, IReadOnlyList<string> operations, string path) => new()
    {
        ["sid"] = $"{Names.Pascal(table)}{suffix}",
        ["actions"] = string.Join(", ", operations.Select(operation => $"\"dynamodb:{operation}\"")),
        ["resource"] = $"${{{Names.Pascal(table)}TableArn}}{path}",
    };
}
