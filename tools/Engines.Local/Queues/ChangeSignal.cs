namespace Engines.Local.Queues;

/// <summary>Wakes everyone who waits for something to change.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first change after this is read. Read it before looking, so that no change is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits until something is due, looking again at each change and when what was due next has come.</summary>
    /// <param name="untilDue">How long it is until then; zero or less when it is due.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is due.</returns>
    public async Task<bool> WaitAsync(Func<TimeSpan> untilDue, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var change = Next;
            var due = untilDue();
            var left = timeout - time.GetElapsedTime(started);
            if (due <= TimeSpan.Zero || left <= TimeSpan.Zero)
                return due <= TimeSpan.Zero;
            await SleepAsync(change, due < left ? due : left, time, cancellationToken);
        }
    }

    private static async Task SleepAsync(Task change, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var alarm = Task.Delay(longest, time, woken.Token);
        await Task.WhenAny(change, alarm);
        await woken.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
