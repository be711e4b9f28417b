using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Engines.Schema;

/// <summary>Asks DynamoDB about tables. What an emulator or a policy does not answer is noted, not guessed.</summary>
public static class LiveTables
{
    /// <summary>Every table that is called as the naming says, by short name.</summary>
    public static async Task<IReadOnlyList<(string RealName, string ShortName)>> ListAsync(IAmazonDynamoDB dynamo, TableNaming naming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        ArgumentNullException.ThrowIfNull(naming);
        var found = new List<(string, string)>();
        string? after = null;
        do
        {
            var page = await dynamo.ListTablesAsync(new ListTablesRequest { ExclusiveStartTableName = after }, cancellationToken).ConfigureAwait(false);
            foreach (var name in page.TableNames ?? [])
            {
                if (naming.ShortName(name) is { } shortName)
                    found.Add((name, shortName));
            }

            after = page.LastEvaluatedTableName;
        }
        while (!string.IsNullOrEmpty(after));
        return [.. found.OrderBy(one => one.Item2, StringComparer.Ordinal)];
    }

    /// <summary>One table; null if there is none of that name.</summary>
    public static async Task<LiveTable?> ReadAsync(IAmazonDynamoDB dynamo, string realName, string shortName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        TableDescription table;
        try
        {
            table = (await dynamo.DescribeTableAsync(realName, cancellationToken).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }

        var unread = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var expiry = await TryAsync(unread, "ttl", async () => (await dynamo.DescribeTimeToLiveAsync(realName, cancellationToken).ConfigureAwait(false)).TimeToLiveDescription).ConfigureAwait(false);
        var recovery = await TryAsync(unread, "point_in_time_recovery", async () => (await dynamo.DescribeContinuousBackupsAsync(
            new DescribeContinuousBackupsRequest { TableName = realName }, cancellationToken).ConfigureAwait(false)).ContinuousBackupsDescription?.PointInTimeRecoveryDescription).ConfigureAwait(false);
        return new(realName, LiveDefinition.Of(table, shortName, expiry, recovery), unread) { ItemCount = table.ItemCount ?? 0, Region = LiveDefinition.RegionOf(table) };
    }

    private static async Task<T?> TryAsync<T>(SortedDictionary<string, string> unread, string entry, Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (AmazonServiceException refusal)
        {
            unread[entry] = string.IsNullOrEmpty(refusal.ErrorCode) ? refusal.GetType().Name : refusal.ErrorCode;
            return null;
        }
    }
}
