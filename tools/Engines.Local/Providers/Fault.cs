namespace Engines.Local.Providers;

/// <summary>What goes wrong with one call to a stub. Before or after the message was taken is what decides whether trying again is safe.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Nothing goes wrong.</summary>
    public static Fault None { get; } = new Nothing();

    /// <summary>Nothing goes wrong.</summary>
    public sealed record Nothing : Fault;

    /// <summary>429 in the provider's own form; nothing is taken.</summary>
    public sealed record Throttle429(TimeSpan? RetryAfter = null) : Fault;

    /// <summary>A plain 5xx without the provider's form; nothing is taken.</summary>
    public sealed record Error5xxBeforeAccept(int Status = 503) : Fault;

    /// <summary>The message is taken, and the answer is a plain 5xx.</summary>
    public sealed record Error5xxAfterAccept(int Status = 500) : Fault;

    /// <summary>The message is taken, and no answer comes until the caller hangs up or <paramref name="Release"/> ends.</summary>
    public sealed record TimeoutAfterAccept(Task? Release = null) : Fault;

    /// <summary>Nothing is taken, and no answer comes until the caller hangs up.</summary>
    public sealed record TimeoutBeforeAccept : Fault;

    /// <summary>The message is taken, and the connection breaks.</summary>
    public sealed record ResetAfterAccept : Fault;

    /// <summary>The connection breaks; nothing is taken.</summary>
    public sealed record ResetBeforeAccept : Fault;

    /// <summary>The message is taken, and the answer is half of one.</summary>
    public sealed record InvalidJsonAfterAccept : Fault;

    /// <summary>The provider refuses with one of its codes.</summary>
    public sealed record RefuseWith(string Code) : Fault;

    /// <summary>The message is taken, and the answer comes late.</summary>
    public sealed record SlowAnswer(TimeSpan Delay) : Fault;
}
