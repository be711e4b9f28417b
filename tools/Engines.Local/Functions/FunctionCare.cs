namespace Engines.Local.Functions;

/// <summary>Looks after the processes of a function between events: memory, idleness, and deaths that no event noticed.</summary>
internal sealed class FunctionCare(FunctionSlot[] slots, Func<FunctionSettings> settings, TimeProvider time)
{
    // Often enough to see a process grow, and nothing for a machine to notice.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(Func<FunctionSlot, bool> tryLease, Action<FunctionSlot> release, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
            foreach (var slot in slots)
                slot.Living?.LookAtMemory();
            foreach (var slot in slots.Where(NeedsCare))
            {
                if (!tryLease(slot))
                    continue;
                try
                {
                    await CareAsync(slot, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    release(slot);
                }
            }
        }
    }

    private bool NeedsCare(FunctionSlot slot) => !slot.IsLeased && (IsMissing(slot) || IsIdle(slot));

    private bool IsMissing(FunctionSlot slot) => slot.HasLostItsProcess && Alive < settings().ProcessesMin;

    private bool IsIdle(FunctionSlot slot) => slot.Living is { Activity: ProcessActivity.Idle }
        && Alive > settings().ProcessesMin && time.GetElapsedTime(slot.FreeSince) >= settings().IdleTimeout;

    private int Alive => slots.Count(slot => slot.Living is not null);

    // Between the look and the lease an event may have come and gone, so it is looked at again.
    private async Task CareAsync(FunctionSlot slot, CancellationToken cancellationToken)
    {
        if (IsMissing(slot))
            await slot.StartAsync(settings(), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        else if (IsIdle(slot))
            await slot.EmptyAsync().ConfigureAwait(false);
    }
}
