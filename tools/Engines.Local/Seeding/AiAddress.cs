using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>Points every company that has an AI to one on this machine: nothing local may call the real one.</summary>
internal static class AiAddress
{
    public static async Task OverwriteAsync(IAmazonDynamoDB dynamo, string table, IReadOnlyList<Company> companies, Uri endpoint, CancellationToken cancellationToken)
    {
        foreach (var company in companies)
        {
            try
            {
                await dynamo.UpdateItemAsync(RequestOf(table, company, endpoint), cancellationToken);
            }
            catch (ConditionalCheckFailedException)
            {
                // This one has no AI.
            }
        }
    }

    private static UpdateItemRequest RequestOf(string table, Company company, Uri endpoint) => new()
    {
        TableName = table,
        Key = new() { ["company_id"] = new(company.CompanyId), ["project_id"] = new(company.ProjectId) },
        UpdateExpression = "SET #replies.#ai.#endpoint = :endpoint",
        ConditionExpression = "attribute_exists(#replies.#ai.#endpoint)",
        ExpressionAttributeNames = new() { ["#replies"] = "replies", ["#ai"] = "ai", ["#endpoint"] = "endpoint" },
        ExpressionAttributeValues = new() { [":endpoint"] = new(endpoint.AbsoluteUri.TrimEnd('/')) },
    };
}
