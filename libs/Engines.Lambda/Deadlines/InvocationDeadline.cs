using Amazon.Lambda.Core;

namespace Engines.Lambda;

/// <summary>The end of one invocation, and the earlier moment at which no new work may begin.</summary>
public sealed class InvocationDeadline : IDisposable
{
    /// <summary>What is left after <see cref="HardEnd"/> for the answer to reach Lambda.</summary>
    /// <value>Half a second.</value>
    public static TimeSpan AnswerReserve { get; } = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource soft;
    private readonly CancellationTokenSource hard;

    private InvocationDeadline(DateTimeOffset endsAt, TimeSpan softly, TimeSpan hardly, TimeProvider time)
    {
        EndsAt = endsAt;
        soft = new CancellationTokenSource(softly, time);
        hard = new CancellationTokenSource(hardly, time);
    }

    /// <summary>When Lambda ends the invocation, by this machine's clock.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>Cancelled when the remaining time less the reserve is used up: no new work from then on.</summary>
    public CancellationToken Token => soft.Token;

    /// <summary>Cancelled <see cref="AnswerReserve"/> before the end: what is still unfinished is given up.</summary>
    public CancellationToken HardEnd => hard.Token;

    /// <summary>Starts the clock of an invocation.</summary>
    /// <param name="context">Says how much time remains.</param>
    /// <param name="reserve">Kept back for recording what came of work that was begun.</param>
    /// <param name="time">The clock.</param>
    public static InvocationDeadline Start(ILambdaContext context, TimeSpan reserve, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(time);
        var remaining = context.RemainingTime;
        return new(time.GetUtcNow() + remaining, AtLeastZero(remaining - reserve), AtLeastZero(remaining - AnswerReserve), time);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        soft.Dispose();
        hard.Dispose();
    }

    private static TimeSpan AtLeastZero(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
