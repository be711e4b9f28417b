namespace Engines.Local.Functions;

/// <summary>What a process is doing.</summary>
public enum ProcessActivity
{
    /// <summary>It has not asked for its first event yet.</summary>
    Starting,

    /// <summary>It waits for an event.</summary>
    Idle,

    /// <summary>It has one.</summary>
    Busy,
}

/// <summary>A process of a function, at one moment.</summary>
/// <param name="ProcessId">Its id on this machine.</param>
/// <param name="Activity">What it is doing.</param>
public sealed record FunctionProcessState(int ProcessId, ProcessActivity Activity)
{
    /// <summary>The log stream that it writes to.</summary>
    public required string LogStream { get; init; }

    /// <summary>The memory that it has, in MB; 0 where that is not known.</summary>
    public int MemoryUsed { get; init; }
}
