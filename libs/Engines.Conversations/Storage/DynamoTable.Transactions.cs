using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <content>Several items at once.</content>
public sealed partial class DynamoTable
{
    // The reason code that DynamoDB gives for an item whose condition did not hold.
    private const string ConditionFailed = "ConditionalCheckFailed";

    // DynamoDB cancels a transaction that meets another one on the same item. The other one has won, so soon there is nothing in the way.
    private const string Conflict = "TransactionConflict";

    /// <summary>Writes several items, or none of them.</summary>
    /// <param name="writes">The writes: 100 at most, no two on one item (limits of DynamoDB).</param>
    /// <param name="token">
    /// Names this transaction, in at most 36 characters: sent again with the same writes within ten minutes, it is not made a second time.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TransactionCanceledException">It was cancelled for another reason than a condition or a rival, such as throttling.</exception>
    public async Task<TransactionResult> TransactAsync(List<TransactWriteItem> writes, string token, CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest { TransactItems = writes, ClientRequestToken = token };
        try
        {
            await client.TransactWriteItemsAsync(request, cancellationToken).ConfigureAwait(false);
            return TransactionResult.Applied.Instance;
        }
        catch (TransactionCanceledException cancelled)
        {
            var reasons = cancelled.CancellationReasons ?? [];
            var refused = new List<int>(1);
            var isConflict = false;
            for (var i = 0; i < reasons.Count; i++)
            {
                if (reasons[i].Code == ConditionFailed)
                    refused.Add(i);
                isConflict |= reasons[i].Code == Conflict;
            }

            if (refused.Count > 0)
                return new TransactionResult.Refused(refused);
            if (isConflict)
                return TransactionResult.Rival.Instance;
            throw;
        }
        catch (TransactionInProgressException)
        {
            // The same token is still at work: an earlier try of ours whose answer was lost.
            return TransactionResult.Rival.Instance;
        }
    }
}

/// <summary>What became of a transaction.</summary>
public abstract record TransactionResult
{
    private TransactionResult()
    {
    }

    /// <summary>All writes were made.</summary>
    public sealed record Applied : TransactionResult
    {
        internal static Applied Instance { get; } = new();
    }

    /// <summary>No write was made, because conditions did not hold.</summary>
    /// <param name="Writes">The numbers of those writes, from 0.</param>
    public sealed record Refused(IReadOnlyList<int> Writes) : TransactionResult;

    /// <summary>No write was made, because another transaction was at one of the items.</summary>
    public sealed record Rival : TransactionResult
    {
        internal static Rival Instance { get; } = new();
    }
}
