using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>What DynamoDB says about a table, in the words of the file.</summary>
internal static class LiveDefinition
{
    /// <summary>What DynamoDB keeps warm for every table on demand; more than that somebody asked for.</summary>
    public static readonly Units WarmAnyway = new(12_000, 4_000);

    public static TableDefinition Of(TableDescription table, string shortName, TimeToLiveDescription? expiry, PointInTimeRecoveryDescription? recovery)
    {
        var types = table.AttributeDefinitions.ToDictionary(attribute => attribute.AttributeName, attribute => attribute.AttributeType.Value, StringComparer.Ordinal);
        var isOnDemand = table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST;
        return new()
        {
            Name = shortName,
            Resource = Names.Pascal(shortName) is var name && name.EndsWith("Table", StringComparison.Ordinal) ? name : $"{name}Table",
            Description = "",
            Key = Key(table.KeySchema, types),
            Indexes = [.. (table.GlobalSecondaryIndexes ?? []).OrderBy(index => index.IndexName, StringComparer.Ordinal).Select(index => Index(index, types, isOnDemand))],
            LocalIndexes = [.. (table.LocalSecondaryIndexes ?? []).OrderBy(index => index.IndexName, StringComparer.Ordinal)
                .Select(index => Index(index.IndexName, Key(index.KeySchema, types), index.Projection))],
            Settings = Settings(table, isOnDemand) with
            {
                TimeToLive = expiry?.TimeToLiveStatus is { } status && (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING) ? expiry.AttributeName : null,
                PointInTimeRecovery = recovery?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED,
                RecoveryDays = recovery?.RecoveryPeriodInDays ?? 35,
            },
            Items = [],
        };
    }

    /// <summary>Where the table stands; its copies are elsewhere.</summary>
    public static string RegionOf(TableDescription table) => table.TableArn?.Split(':') is [_, _, _, var region, ..] ? region : "";

    private static TableSettings Settings(TableDescription table, bool isOnDemand) => new(null, PointInTimeRecovery: false)
    {
        Billing = BillingOf(isOnDemand, table.ProvisionedThroughput, table.OnDemandThroughput),
        WarmThroughput = Warm(table.WarmThroughput?.ReadUnitsPerSecond, table.WarmThroughput?.WriteUnitsPerSecond),
        Stream = table.StreamSpecification is { StreamEnabled: true, StreamViewType: { } view } ? Names.Snake(view.Value) : null,
        Encryption = table.SSEDescription is { KMSMasterKeyArn: { Length: > 0 } key } ? key : "aws_owned",
        DeletionProtection = table.DeletionProtectionEnabled == true ? "true" : "false",
        Replicas = [.. (table.Replicas ?? []).Select(replica => replica.RegionName).Where(region => region != RegionOf(table)).Order(StringComparer.Ordinal)],
    };

    private static IndexDefinition Index(GlobalSecondaryIndexDescription index, Dictionary<string, string> types, bool isOnDemand) =>
        Index(index.IndexName, Key(index.KeySchema, types), index.Projection) with
        {
            Billing = BillingOf(isOnDemand, index.ProvisionedThroughput, index.OnDemandThroughput) is var billing && billing == new Billing.OnDemand(null) ? null : billing,
            WarmThroughput = Warm(index.WarmThroughput?.ReadUnitsPerSecond, index.WarmThroughput?.WriteUnitsPerSecond),
        };

    private static IndexDefinition Index(string name, KeySchema key, Projection? projection) =>
        new(name, "", key, projection?.ProjectionType?.Value ?? "ALL", [.. (projection?.NonKeyAttributes ?? []).Order(StringComparer.Ordinal)]);

    private static KeySchema Key(List<KeySchemaElement> key, Dictionary<string, string> types)
    {
        return new(Half(KeyType.HASH), Half(KeyType.RANGE));

        KeyAttribute[] Half(KeyType half) => [.. key.Where(element => element.KeyType == half).Select(element => new KeyAttribute(element.AttributeName, types[element.AttributeName]))];
    }

    private static Billing BillingOf(bool isOnDemand, ProvisionedThroughputDescription? provisioned, OnDemandThroughput? limits)
    {
        if (!isOnDemand && provisioned is { ReadCapacityUnits: > 0 and var read, WriteCapacityUnits: > 0 and var write })
            return new Billing.Provisioned(new(read, read, 70), new(write, write, 70));

        // DynamoDB says -1 for no limit.
        var (reads, writes) = (Math.Max(limits?.MaxReadRequestUnits ?? 0, 0), Math.Max(limits?.MaxWriteRequestUnits ?? 0, 0));
        return new Billing.OnDemand(reads + writes == 0 ? null : new(reads, writes));
    }

    private static Units? Warm(long? read, long? write) =>
        read is { } reads && write is { } writes && (reads > WarmAnyway.Read || writes > WarmAnyway.Write) ? new(reads, writes) : null;
}
