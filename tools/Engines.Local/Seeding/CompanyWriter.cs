using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>Writes companies into CompanyDataTable beside those that stand there, and the routes that lead to them.</summary>
/// <param name="dynamo">The client.</param>
/// <param name="table">CompanyDataTable.</param>
public sealed class CompanyWriter(IAmazonDynamoDB dynamo, string table)
{
    // Each round means that the item changed between our read and our write, such as by a report of a provider.
    private const int RoundsMax = 8;

    private readonly RouteWriter routes = new(dynamo, table);

    /// <summary>
    /// Writes one company in place of what stands there, but for what providers reported. Its routes keep the projects of others; those that only
    /// its old data had are taken off. To be called again after a failure: whatever is done already stays as it is.
    /// </summary>
    /// <param name="item">A company that <see cref="CompanyFile.Read"/> found usable.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WrittenCompany> PutAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        var company = CompanyReader.Read(item);
        var project = new CompanyProject(company.CompanyId, company.ProjectId);
        for (var round = 0; round < RoundsMax; round++)
        {
            var standing = await ReadAsync(project, cancellationToken);
            var wanted = Copy(item);
            var kept = standing is null ? [] : ReportedHealth.Keep(standing, wanted);
            var own = CompanyRoutes.Of(company);

            // Routes first: after a failure the old item still says which of them to take off.
            foreach (var route in own)
                await routes.AddAsync(route, project, cancellationToken);
            List<CompanyRoute> gone = [.. RoutesOf(standing).Except(own)];
            foreach (var route in gone)
                await routes.RemoveAsync(route, project, cancellationToken);
            if (await TryPutAsync(standing, wanted, cancellationToken))
                return new(project, standing is null, own, gone, kept);
        }

        throw new IOException($"Others changed {company.CompanyId}/{company.ProjectId} all the time. Run the command again.");
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadAsync(CompanyProject project, CancellationToken cancellationToken)
    {
        var key = new Dictionary<string, AttributeValue> { ["company_id"] = new(project.CompanyId), ["project_id"] = new(project.ProjectId) };
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = key, ConsistentRead = true }, cancellationToken);
        return answer.IsItemSet ? answer.Item : null;
    }

    private async Task<bool> TryPutAsync(Dictionary<string, AttributeValue>? standing, Dictionary<string, AttributeValue> wanted, CancellationToken cancellationToken)
    {
        var conditions = new List<string> { standing is null ? "attribute_not_exists(company_id)" : "attribute_exists(company_id)" };
        var values = new Dictionary<string, AttributeValue>();
        foreach (var map in new[] { "templates", "channels" })
        {
            if (standing?.GetValueOrDefault(map) is not { } stood)
                continue;
            conditions.Add($"{map} = :{map}");
            values[$":{map}"] = stood;
        }

        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = wanted,
                    ConditionExpression = string.Join(" AND ", conditions),
                    ExpressionAttributeValues = values.Count == 0 ? null : values,
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static IReadOnlyList<CompanyRoute> RoutesOf(Dictionary<string, AttributeValue>? standing)
    {
        if (standing is null)
            return [];
        try
        {
            return CompanyRoutes.Of(CompanyReader.Read(standing));
        }
        catch (CompanyDataException)
        {
            // What stands there cannot be used, so nothing leads to it that works; the engines say the same.
            return [];
        }
    }

    private static Dictionary<string, AttributeValue> Copy(Dictionary<string, AttributeValue> item)
    {
        var copy = new Dictionary<string, AttributeValue>(item);
        foreach (var map in new[] { "templates", "channels" })
        {
            if (item.GetValueOrDefault(map)?.M is { } entries)
                copy[map] = new() { M = entries.ToDictionary(pair => pair.Key, pair => CopyEntry(pair.Value)), IsMSet = true };
        }

        return copy;
    }

    private static AttributeValue CopyEntry(AttributeValue entry) => entry.M is { } members ? new() { M = new(members), IsMSet = true } : entry;
}

/// <summary>A company that was written.</summary>
/// <param name="Project">The company and its project.</param>
/// <param name="IsNew">True if nothing stood there before.</param>
/// <param name="Routes">The routes that lead to it.</param>
/// <param name="Gone">The routes that no longer do.</param>
/// <param name="Kept">What providers reported and the file does not say, for people.</param>
public sealed record WrittenCompany(
    CompanyProject Project, bool IsNew, IReadOnlyList<CompanyRoute> Routes, IReadOnlyList<CompanyRoute> Gone, IReadOnlyList<string> Kept);
