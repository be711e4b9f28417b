namespace Engines.Local.Functions;

/// <summary>An event on its way through a process.</summary>
internal sealed class Invocation(Guid id, ReadOnlyMemory<byte> payload, TimeSpan timeout, TimeProvider time)
{
    private readonly TaskCompletionSource delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? deliveredAt;

    public Guid Id => id;

    public ReadOnlyMemory<byte> Payload => payload;

    public TimeSpan Timeout => timeout;

    /// <summary>Ends when a process took the event, or when none will.</summary>
    public Task Delivered => delivered.Task;

    public Task<InvocationOutcome> Outcome => outcome.Task;

    /// <summary>Called as a process takes the event, before it sees it.</summary>
    public Action OnDelivered { get; init; } = () => { };

    /// <summary>How long a process has had the event by now.</summary>
    public TimeSpan Elapsed => deliveredAt is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;

    public void Deliver()
    {
        deliveredAt = time.GetTimestamp();
        OnDelivered();
        delivered.TrySetResult();
    }

    public bool Complete(InvocationOutcome result)
    {
        var first = outcome.TrySetResult(result);
        delivered.TrySetResult();
        return first;
    }
}
