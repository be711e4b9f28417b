using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>Loads companies from a JSON file such as <c>shared-infra/schema/examples/companies.json</c> into CompanyDataTable.</summary>
public static class CompanySeed
{
    /// <summary>Reads a file of companies and checks each as the engines would.</summary>
    /// <exception cref="CompanyDataException">A company cannot be used as it stands.</exception>
    public static IReadOnlyList<Dictionary<string, AttributeValue>> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var items = document.RootElement.EnumerateArray().Select(company => ToAttribute(company).M).ToList();
        foreach (var item in items)
            CompanyReader.Read(item);
        return items;
    }

    /// <summary>Writes the companies of a file, and the routes that lead to them; what stands there under the same key is replaced.</summary>
    /// <returns>The companies.</returns>
    public static async Task<IReadOnlyList<Company>> LoadAsync(IAmazonDynamoDB dynamo, string table, string path, CancellationToken cancellationToken)
    {
        var items = Read(path);
        foreach (var item in items)
            await dynamo.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, cancellationToken);

        List<Company> companies = [.. items.Select(CompanyReader.Read)];
        await WriteRoutesAsync(new RouteStore(new DynamoTable(dynamo, table), TimeProvider.System), companies, cancellationToken);
        return companies;
    }

    private static async Task WriteRoutesAsync(RouteStore routes, List<Company> companies, CancellationToken cancellationToken)
    {
        var ends = companies
            .SelectMany(company => CompanyRoutes.Of(company).Select(route => (Route: route, Project: new CompanyProject(company.CompanyId, company.ProjectId))))
            .GroupBy(end => end.Route, end => end.Project);
        foreach (var route in ends)
            await routes.PutAsync(route.Key, [.. route], cancellationToken);
    }

    internal static AttributeValue ToAttribute(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new() { M = value.EnumerateObject().ToDictionary(member => member.Name, member => ToAttribute(member.Value)), IsMSet = true },
        JsonValueKind.Array => new() { L = [.. value.EnumerateArray().Select(ToAttribute)], IsLSet = true },
        JsonValueKind.String => new() { S = value.GetString() },
        JsonValueKind.Number => new() { N = value.GetRawText() },
        JsonValueKind.True or JsonValueKind.False => new() { BOOL = value.GetBoolean() },
        _ => new() { NULL = true },
    };
}
