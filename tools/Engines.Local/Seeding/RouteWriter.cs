using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>Adds one project to a route, or takes it off, and leaves the route's other projects alone, whoever writes at the same time.</summary>
/// <param name="dynamo">The client.</param>
/// <param name="table">CompanyDataTable.</param>
internal sealed class RouteWriter(IAmazonDynamoDB dynamo, string table)
{
    // Each round means that somebody else changed the route between our read and our write.
    private const int RoundsMax = 8;

    private const string SchemaVersion = "1";

    /// <summary>Adds a project at the end of a route.</summary>
    /// <returns>False if it was there.</returns>
    public Task<bool> AddAsync(CompanyRoute route, CompanyProject project, CancellationToken cancellationToken) =>
        ChangeAsync(route, standing => standing.Any(entry => IsOf(entry, project)) ? null : [.. standing, EntryOf(project)], cancellationToken);

    /// <summary>Takes a project off a route; a route that leads nowhere any more goes.</summary>
    /// <returns>False if it was not there.</returns>
    public Task<bool> RemoveAsync(CompanyRoute route, CompanyProject project, CancellationToken cancellationToken) =>
        ChangeAsync(route, standing => standing.Any(entry => IsOf(entry, project)) ? [.. standing.Where(entry => !IsOf(entry, project))] : null, cancellationToken);

    private async Task<bool> ChangeAsync(CompanyRoute route, Func<List<AttributeValue>, List<AttributeValue>?> change, CancellationToken cancellationToken)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var read = new GetItemRequest { TableName = table, Key = KeyOf(route), ConsistentRead = true };
            var item = (await dynamo.GetItemAsync(read, cancellationToken)).Item;
            var standing = item?.GetValueOrDefault("projects");
            if (change(standing?.L ?? []) is not { } wanted)
                return false;

            try
            {
                await WriteAsync(route, standing, wanted, cancellationToken);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                // Somebody else was faster; what stands now is read again.
            }
        }

        throw new IOException($"Others changed a {route.Kind} route all the time. Run the command again.");
    }

    private Task WriteAsync(CompanyRoute route, AttributeValue? standing, List<AttributeValue> wanted, CancellationToken cancellationToken)
    {
        var condition = standing is null ? "attribute_not_exists(projects)" : "projects = :standing";
        var values = standing is null ? null : new Dictionary<string, AttributeValue> { [":standing"] = standing };
        if (wanted.Count == 0)
        {
            return dynamo.DeleteItemAsync(
                new DeleteItemRequest { TableName = table, Key = KeyOf(route), ConditionExpression = condition, ExpressionAttributeValues = values }, cancellationToken);
        }

        var item = KeyOf(route);
        item["schema_version"] = new() { N = SchemaVersion };
        item["projects"] = new() { L = wanted, IsLSet = true };
        return dynamo.PutItemAsync(
            new PutItemRequest { TableName = table, Item = item, ConditionExpression = condition, ExpressionAttributeValues = values }, cancellationToken);
    }

    private static bool IsOf(AttributeValue entry, CompanyProject project) =>
        entry.M?.GetValueOrDefault("company_id")?.S == project.CompanyId && entry.M.GetValueOrDefault("project_id")?.S == project.ProjectId;

    private static AttributeValue EntryOf(CompanyProject project) =>
        new() { M = new() { ["company_id"] = new(project.CompanyId), ["project_id"] = new(project.ProjectId) } };

    private static Dictionary<string, AttributeValue> KeyOf(CompanyRoute route) =>
        new() { ["company_id"] = new($"route#{route.Kind}#{route.Id}"), ["project_id"] = new("ROUTE") };
}
