using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The <c>ROUTE</c> items of CompanyDataTable, remembered for a while in a warm function.</summary>
public sealed class RouteStore
{
    private readonly DynamoTable table;
    private readonly ReadCache<CompanyRoute, IReadOnlyList<CompanyProject>> known;

    /// <summary>Makes a store that has read nothing yet.</summary>
    /// <param name="table">CompanyDataTable.</param>
    /// <param name="time">The clock.</param>
    public RouteStore(DynamoTable table, TimeProvider time)
    {
        this.table = table;
        known = new(ReadAsync, time);
    }

    /// <summary>Finds the projects that something belongs to, in the order in which they were written; none if nobody knows it.</summary>
    /// <param name="kind">One of <see cref="CompanyRoutes"/>, or a channel's name.</param>
    /// <param name="id">The provider's id, or the company's own address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<CompanyProject>> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        id.Length == 0 ? [] : await known.FindAsync(new(kind, id), cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>Writes a route, in place of what stood there. For tools: no engine writes routes.</summary>
    public Task PutAsync(CompanyRoute route, IReadOnlyList<CompanyProject> projects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(projects);
        var item = new RouteItem
        {
            Kind = route.Kind,
            Id = route.Id,
            Projects = [.. projects.Select(project => new ProjectRef { CompanyId = project.CompanyId, ProjectId = project.ProjectId })],
        };
        return table.PutAsync(item.ToItem(), cancellationToken);
    }

    private async Task<IReadOnlyList<CompanyProject>?> ReadAsync(CompanyRoute route)
    {
        var item = await table.GetAsync(RouteItem.ItemKey(route.Kind, route.Id), CancellationToken.None).ConfigureAwait(false);
        if (item is null)
            return null;

        try
        {
            return [.. (RouteFields.ReadProjects(item) ?? []).Select(project => new CompanyProject(project.CompanyId, project.ProjectId))];
        }
        catch (ItemFormatException fault)
        {
            throw new CompanyDataException($"{route.Kind} route.{fault.Attribute}", "is not what tables.yaml says");
        }
    }
}
