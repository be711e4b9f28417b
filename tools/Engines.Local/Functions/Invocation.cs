namespace Engines.Local.Functions;

/// <summary>An event on its way through a process.</summary>
internal sealed class Invocation(Guid id, ReadOnlyMemory<byte> payload, TimeSpan timeout)
{
    private readonly TaskCompletionSource delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id => id;

    public ReadOnlyMemory<byte> Payload => payload;

    public TimeSpan Timeout => timeout;

    /// <summary>Ends when a process took the event, or when none will.</summary>
    public Task Delivered => delivered.Task;

    public Task<InvocationOutcome> Outcome => outcome.Task;

    public void Deliver() => delivered.TrySetResult();

    public bool Complete(InvocationOutcome result)
    {
        var first = outcome.TrySetResult(result);
        delivered.TrySetResult();
        return first;
    }
}
