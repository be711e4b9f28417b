using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Migrates single items.</summary>
/// <param name="dynamo">Where they are.</param>
/// <param name="target">The migration and its table.</param>
/// <param name="bucket">How fast writes may be.</param>
/// <param name="patience">For what DynamoDB cannot do just now.</param>
/// <param name="failures">Where failures are written; null for nowhere.</param>
internal sealed class ItemMigrator(IAmazonDynamoDB dynamo, MigrationTarget target, TokenBucket bucket, Patience patience, FailureLog? failures)
{
    /// <summary>How often an item is computed anew because somebody changed it meanwhile.</summary>
    /// <value>10: an item that is written more often than that within milliseconds is told as a failure, and the next pass tries again.</value>
    public const int LooksMax = 10;

    /// <summary>Migrates one item that was found with the old version.</summary>
    public async Task<Counts> MigrateAsync(Dictionary<string, AttributeValue> found, CancellationToken cancellationToken)
    {
        var item = found;
        for (var look = 0; look < LooksMax; look++)
        {
            var change = ItemTransformation.Apply(target.Migration, item);
            if (change is ItemChange.Refused refused)
                return Fail(item, refused.Reason);
            try
            {
                await WriteAsync(ItemWrite.Of(target, item, (ItemChange.Made)change), cancellationToken).ConfigureAwait(false);
                return new(0, 1, 0, 0);
            }
            catch (ConditionalCheckFailedException)
            {
                if (await ReadAsync(item, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } now || !target.IsOld(now))
                    return new(0, 0, 1, 0);
                item = now;
            }
            catch (AmazonDynamoDBException refusal) when (refusal.ErrorCode is "ValidationException" or "ItemCollectionSizeLimitExceededException")
            {
                // Its message can hold a value; its name is enough to know that the item, not the moment, is in the way.
                return Fail(item, $"DynamoDB refuses the update: {refusal.ErrorCode}");
            }
        }

        return Fail(item, $"it was changed {LooksMax} times while it was being migrated");
    }

    private async Task WriteAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        await bucket.TakeAsync(cancellationToken).ConfigureAwait(false);
        var answer = await patience.TryAsync(token => dynamo.UpdateItemAsync(request, token), cancellationToken).ConfigureAwait(false);
        if (answer.ConsumedCapacity?.CapacityUnits is { } cost and > 1)
            bucket.Charge(cost - 1);
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest(target.TableName, target.KeyOf(item), consistentRead: true);
        return (await patience.TryAsync(token => dynamo.GetItemAsync(request, token), cancellationToken).ConfigureAwait(false)).Item;
    }

    private Counts Fail(Dictionary<string, AttributeValue> item, string reason)
    {
        failures?.Add(target, item, reason);
        return new(0, 0, 0, 1);
    }
}
