using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>One project of one company, by its key.</summary>
public sealed record RouteProject(string CompanyId, string ProjectId);

/// <summary>Which projects a number, account or address belongs to.</summary>
public sealed class RouteStore(DynamoTable table, TimeProvider time)
{
    /// <summary>Finds the projects; null if there is no such route.</summary>
    public async Task<IReadOnlyList<RouteProject>?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        _ = time;
        var item = await table.GetAsync(new() { ["company_id"] = Stored.Text($"route#{kind}#{id}"), ["project_id"] = Stored.Text("ROUTE") }, cancellationToken).ConfigureAwait(false);
        return item is null ? null : [.. item["projects"].L.Select(project => new RouteProject(project.M["company_id"].S, project.M["project_id"].S))];
    }
}
