using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>The next change on the way from a table that stands to a requirement. What DynamoDB does not change in place takes two: one takes the old away, the other brings the new.</summary>
internal static class StructureStep
{
    public static Task AskAsync(IAmazonDynamoDB dynamo, Requirement requirement, StandingTable standing, CreateTableRequest wanted, CancellationToken cancellationToken) => requirement switch
    {
        Requirement.Index index when standing.Index(index.Name) is null => dynamo.UpdateTableAsync(Creation(standing.Table, wanted, index.Name), cancellationToken),
        Requirement.Index index => dynamo.UpdateTableAsync(Removal(wanted, index.Name), cancellationToken),
        Requirement.NoIndex index => dynamo.UpdateTableAsync(Removal(wanted, index.Name), cancellationToken),
        Requirement.TimeToLive ttl => dynamo.UpdateTimeToLiveAsync(Expiry(wanted, standing.Expiry ?? ttl.Attribute, isOn: standing.Expiry is null), cancellationToken),
        Requirement.Stream stream => dynamo.UpdateTableAsync(Streaming(wanted, standing.Stream == Requirement.Stream.None ? stream.View : Requirement.Stream.None), cancellationToken),
        _ => throw new InvalidOperationException($"{requirement} cannot be brought."),
    };

    // DynamoDB refuses definitions of attributes that no key has: those of indexes that are still to come have to wait for their own change.
    private static UpdateTableRequest Creation(TableDescription standing, CreateTableRequest wanted, string name)
    {
        var index = wanted.GlobalSecondaryIndexes.Find(one => one.IndexName == name)!;
        var added = wanted.AttributeDefinitions.Where(definition => index.KeySchema.Exists(element => element.AttributeName == definition.AttributeName)).ToArray();
        var used = standing.KeySchema.Concat((standing.GlobalSecondaryIndexes ?? []).SelectMany(one => one.KeySchema)).Concat((standing.LocalSecondaryIndexes ?? []).SelectMany(one => one.KeySchema))
            .Select(element => element.AttributeName).ToHashSet(StringComparer.Ordinal);
        var isOnDemand = standing.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST;
        var action = new CreateGlobalSecondaryIndexAction
        {
            IndexName = index.IndexName,
            KeySchema = index.KeySchema,
            Projection = index.Projection,
            ProvisionedThroughput = isOnDemand || standing.ProvisionedThroughput is not { ReadCapacityUnits: { } read, WriteCapacityUnits: { } write } ? null : new(read, write),
        };
        return new()
        {
            TableName = wanted.TableName,
            AttributeDefinitions = [.. standing.AttributeDefinitions.Where(definition => used.Contains(definition.AttributeName) && added.All(one => one.AttributeName != definition.AttributeName)), .. added],
            GlobalSecondaryIndexUpdates = [new() { Create = action }],
        };
    }

    private static UpdateTableRequest Removal(CreateTableRequest wanted, string name) =>
        new() { TableName = wanted.TableName, GlobalSecondaryIndexUpdates = [new() { Delete = new() { IndexName = name } }] };

    private static UpdateTimeToLiveRequest Expiry(CreateTableRequest wanted, string attribute, bool isOn) =>
        new() { TableName = wanted.TableName, TimeToLiveSpecification = new() { AttributeName = attribute, Enabled = isOn } };

    private static UpdateTableRequest Streaming(CreateTableRequest wanted, string view) => new()
    {
        TableName = wanted.TableName,
        StreamSpecification = view == Requirement.Stream.None ? new() { StreamEnabled = false } : new() { StreamEnabled = true, StreamViewType = StreamViewType.FindValue(view.ToUpperInvariant()) },
    };
}
