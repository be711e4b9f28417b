using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The <c>ROUTE</c> items of CompanyDataTable, remembered for a while in a warm function.</summary>
public sealed class RouteStore
{
    private const string Project = "ROUTE";

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
        await known.FindAsync(new(kind, id), cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>Writes a route, in place of what stood there. For tools: no engine writes routes.</summary>
    public Task PutAsync(CompanyRoute route, IReadOnlyList<CompanyProject> projects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(projects);
        var item = KeyOf(route);
        item[CompanyAttributes.SchemaVersion] = Stored.Number(CompanyAttributes.SchemaVersionNow);
        item[CompanyAttributes.Projects] = new() { L = [.. projects.Select(ToAttribute)], IsLSet = true };
        return table.PutAsync(item, cancellationToken);
    }

    private async Task<IReadOnlyList<CompanyProject>?> ReadAsync(CompanyRoute route)
    {
        var item = await table.GetAsync(KeyOf(route), CancellationToken.None).ConfigureAwait(false);
        if (item is null)
            return null;

        var projects = new List<CompanyProject>();
        foreach (var reader in new AttributeReader(item, $"{route.Kind} route").OptionalMaps(CompanyAttributes.Projects))
            projects.Add(new(reader.RequiredText(CompanyAttributes.CompanyId), reader.RequiredText(CompanyAttributes.ProjectId)));
        return projects;
    }

    private static AttributeValue ToAttribute(CompanyProject project) => new()
    {
        M = new()
        {
            [CompanyAttributes.CompanyId] = Stored.Text(project.CompanyId),
            [CompanyAttributes.ProjectId] = Stored.Text(project.ProjectId),
        },
    };

    private static Dictionary<string, AttributeValue> KeyOf(CompanyRoute route) => new()
    {
        [CompanyAttributes.CompanyId] = Stored.Text($"route#{route.Kind}#{route.Id}"),
        [CompanyAttributes.ProjectId] = Stored.Text(Project),
    };
}
