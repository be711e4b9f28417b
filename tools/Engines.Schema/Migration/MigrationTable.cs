using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>The table that remembers migrations: one item for each, and one for each segment of each pass.</summary>
/// <param name="dynamo">Where it is.</param>
/// <param name="name">Its name.</param>
/// <param name="patience">For what DynamoDB cannot do just now.</param>
internal sealed class MigrationTable(IAmazonDynamoDB dynamo, string name, Patience patience)
{
    public const string IdAttribute = "migration_id";
    public const string PartAttribute = "part";

    /// <summary>The part that is the migration itself.</summary>
    public const string Whole = "MIGRATION";

    public string Name => name;

    public static Dictionary<string, AttributeValue> KeyOf(string migration, string part) => new() { [IdAttribute] = new(migration), [PartAttribute] = new(part) };

    public static string PartOf(int pass, int segment) => string.Create(CultureInfo.InvariantCulture, $"{SegmentsOf(pass)}{segment:D4}");

    /// <summary>What the parts of one pass begin with.</summary>
    public static string SegmentsOf(int pass) => string.Create(CultureInfo.InvariantCulture, $"SEGMENT#{pass:D4}#");

    /// <summary>Makes it, where it does not stand yet.</summary>
    public async Task CreateAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var request = new CreateTableRequest(
            name, [new(IdAttribute, KeyType.HASH), new(PartAttribute, KeyType.RANGE)], [new(IdAttribute, ScalarAttributeType.S), new(PartAttribute, ScalarAttributeType.S)], null)
        {
            BillingMode = BillingMode.PAY_PER_REQUEST,
        };
        await TableCreator.CreateAsync(dynamo, [new(request, TimeToLive: null)], time, cancellationToken).ConfigureAwait(false);
    }

    public Task UpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        patience.TryAsync(token => dynamo.UpdateItemAsync(request, token), cancellationToken);

    /// <summary>One item, read consistently; null where there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> FindAsync(Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest(name, key, consistentRead: true);
        var answer = await patience.TryAsync(token => dynamo.GetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    /// <summary>Every item of a migration whose part begins so.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> QueryAsync(string migration, string parts, CancellationToken cancellationToken)
    {
        var (found, from) = (new List<Dictionary<string, AttributeValue>>(), (Dictionary<string, AttributeValue>?)null);
        do
        {
            var request = new QueryRequest(name)
            {
                KeyConditionExpression = $"{IdAttribute} = :id AND begins_with({PartAttribute}, :parts)",
                ExpressionAttributeValues = new() { [":id"] = new(migration), [":parts"] = new(parts) },
                ConsistentRead = true,
                ExclusiveStartKey = from,
            };
            var page = await patience.TryAsync(token => dynamo.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Items ?? []);
            from = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (from is not null);

        return found;
    }
}
