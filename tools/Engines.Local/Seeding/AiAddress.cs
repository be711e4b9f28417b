using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>Points every company that has an AI to one on this machine: nothing local may call the real one. How long it is waited for is set as well.</summary>
internal static class AiAddress
{
    public static async Task OverwriteAsync(IAmazonDynamoDB dynamo, string table, IReadOnlyList<Company> companies, (Uri Endpoint, int Seconds) ai, CancellationToken cancellationToken)
    {
        foreach (var company in companies)
        {
            try
            {
                await dynamo.UpdateItemAsync(RequestOf(table, company, ai), cancellationToken);
            }
            catch (ConditionalCheckFailedException)
            {
                // This one has no AI.
            }
        }
    }

    private static UpdateItemRequest RequestOf(string table, Company company, (Uri Endpoint, int Seconds) ai) => new()
    {
        TableName = table,
        Key = new() { ["company_id"] = new(company.CompanyId), ["project_id"] = new(company.ProjectId) },
        UpdateExpression = "SET #replies.#ai.#endpoint = :endpoint, #replies.#ai.#limit = :limit",
        ConditionExpression = "attribute_exists(#replies.#ai.#endpoint)",
        ExpressionAttributeNames = new() { ["#replies"] = "replies", ["#ai"] = "ai", ["#endpoint"] = "endpoint", ["#limit"] = "time_limit_seconds" },
        ExpressionAttributeValues = new()
        {
            [":endpoint"] = new(ai.Endpoint.AbsoluteUri.TrimEnd('/')),
            [":limit"] = new() { N = ai.Seconds.ToString(CultureInfo.InvariantCulture) },
        },
    };
}
