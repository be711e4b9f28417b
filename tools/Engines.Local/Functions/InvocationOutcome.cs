using Engines.Local.Queues;

namespace Engines.Local.Functions;

/// <summary>What came of handing an event to a function.</summary>
public abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <summary>What the mapping of a queue makes of it.</summary>
    internal InvocationResult Result => this switch
    {
        Answered answered => new InvocationResult.Answered(answered.Payload),
        Throttled => new InvocationResult.Throttled(),
        Error error => new InvocationResult.Failed($"{error.Type}: {error.Message}"),
        Lost lost => new InvocationResult.Failed($"{lost.Type}: {lost.Reason}"),
        _ => new InvocationResult.Failed(GetType().Name),
    };

    /// <summary>The function answered.</summary>
    /// <param name="Payload">The answer, as the function wrote it.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>The function reported that it failed.</summary>
    /// <param name="Type">The error's type.</param>
    /// <param name="Message">What it says.</param>
    public sealed record Error(string Type, string Message) : InvocationOutcome
    {
        /// <summary>The report itself.</summary>
        internal ReadOnlyMemory<byte> Report { get; init; }

        /// <inheritdoc/>
        public bool Equals(Error? other) => other is not null && other.Type == Type && other.Message == Message;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Type, Message);
    }

    /// <summary>The function had the event for as long as it may run, and did not answer.</summary>
    public sealed record TimedOut : InvocationOutcome;

    /// <summary>There was no function to answer: its process died, or never became ready.</summary>
    /// <param name="Reason">What happened to it.</param>
    public sealed record Lost(string Reason) : InvocationOutcome
    {
        /// <summary>The type under which Lambda reports it.</summary>
        public string Type { get; init; } = RuntimeExit.Error;
    }

    /// <summary>As many events are at work as the function may have at once; nobody saw this one.</summary>
    public sealed record Throttled : InvocationOutcome;
}
