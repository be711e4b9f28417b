using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Engines.Schema.Migration;

/// <summary>Tries again what DynamoDB could not do just now.</summary>
/// <param name="time">The clock that the waiting goes by.</param>
/// <param name="random">For the spread: many that wait equally long come back together.</param>
public sealed class Patience(TimeProvider time, Random random)
{
    /// <summary>How often a request is tried, beyond what the SDK does by itself.</summary>
    /// <value>10: with the waits between, about half a minute; a throttled table has got new capacity by then, or needs people.</value>
    public const int TriesMax = 10;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private long retries;

    /// <summary>How often something was tried again.</summary>
    public long Retries => Interlocked.Read(ref retries);

    /// <summary>Calls until it works, something else than weather is in the way, or patience ends.</summary>
    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (attempt < TriesMax && !cancellationToken.IsCancellationRequested && IsPassing(failure))
            {
                Interlocked.Increment(ref retries);
                await Task.Delay(Wait(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsPassing(Exception failure) => failure switch
    {
        ConditionalCheckFailedException => false,
        ProvisionedThroughputExceededException or RequestLimitExceededException or InternalServerErrorException => true,
        AmazonDynamoDBException known => known.ErrorCode is "ThrottlingException" or "ThrottledException" or "ServiceUnavailable" or "RequestTimeout"
            || (int)known.StatusCode >= 500 || (known.InnerException is { } inner && IsPassing(inner)),
        AmazonClientException { InnerException: { } inner } => IsPassing(inner),
        HttpRequestException or IOException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };

    private TimeSpan Wait(int attempt)
    {
        lock (gate)
            return TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (attempt - 1))) * (0.5 + (random.NextDouble() / 2));
    }
}
