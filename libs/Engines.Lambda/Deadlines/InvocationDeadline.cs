using Amazon.Lambda.Core;

namespace Engines.Lambda;

/// <summary>The end of an invocation, as a token that fires a reserve earlier.</summary>
/// <remarks>
/// Lambda's remaining time is read once. From then on time is measured on this process's own monotonic clock, so a clock that is set
/// during the invocation moves nothing.
/// </remarks>
public sealed class InvocationDeadline : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly TimeProvider time;
    private readonly long startedAt;
    private readonly TimeSpan budget;

    private InvocationDeadline(TimeSpan budget, TimeSpan reserve, TimeProvider time)
    {
        this.budget = budget;
        this.time = time;
        startedAt = time.GetTimestamp();
        EndsAt = time.GetUtcNow() + budget;

        var usable = budget - reserve;
        source = usable > TimeSpan.Zero ? new CancellationTokenSource(usable, time) : new CancellationTokenSource();
        if (usable <= TimeSpan.Zero)
            source.Cancel();
    }

    /// <summary>Fires at the end less the reserve; fired from the start when less than the reserve is left.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>When Lambda ends the invocation, in UTC by the given clock.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>The time left before Lambda ends the invocation, the reserve included; never below zero.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = budget - time.GetElapsedTime(startedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Starts the clock of one invocation. Call it first thing in the handler.</summary>
    /// <param name="context">Says how much time is left.</param>
    /// <param name="reserve">Kept back for writing down what is known and handing back the answer.</param>
    /// <param name="time">The clock.</param>
    public static InvocationDeadline Start(ILambdaContext context, TimeSpan reserve, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(reserve, TimeSpan.Zero);
        return new InvocationDeadline(context.RemainingTime, reserve, time);
    }

    /// <summary>Stops the clock. The token does not fire after this.</summary>
    public void Dispose() => source.Dispose();
}
