using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Patience with transactions on the same item: DynamoDB refuses whoever comes while one is under way.</summary>
internal static class Contention
{
    private const int RoundsMax = 6;
    private static readonly TimeSpan DelayFirst = TimeSpan.FromMilliseconds(10);

    /// <summary>Makes a single write, again while a transaction is in its way.</summary>
    public static async Task<WriteResult> RetryAsync(Func<Task<WriteResult>> write, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await write().ConfigureAwait(false);
            }
            catch (TransactionConflictException) when (round < RoundsMax)
            {
                await WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Makes a transaction, again while another one is in its way.</summary>
    /// <exception cref="TransactionConflictException">There was always another one; the queue is the better place to wait.</exception>
    public static async Task<TransactionResult> RetryAsync(Func<Task<TransactionResult>> write, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= RoundsMax; round++)
        {
            var result = await write().ConfigureAwait(false);
            if (result is not TransactionResult.Rival)
                return result;
            if (round < RoundsMax)
                await WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
        }

        throw new TransactionConflictException("Other transactions were always in the way.");
    }

    // The wait doubles; the last digits of the clock, which differ from worker to worker, keep those apart that collided once.
    private static Task WaitAsync(int round, TimeProvider time, CancellationToken cancellationToken)
    {
        var spread = 0.5 + (Math.Abs(time.GetTimestamp() / 10 % 1000) / 2000d);
        return Task.Delay(DelayFirst * (Math.Pow(2, round - 1) * spread), time, cancellationToken);
    }
}
