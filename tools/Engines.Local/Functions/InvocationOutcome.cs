namespace Engines.Local.Functions;

/// <summary>What came of handing an event to a function.</summary>
public abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <summary>The function answered.</summary>
    /// <param name="Payload">The answer, as the function wrote it.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>The function reported that it failed.</summary>
    /// <param name="Type">The error's type.</param>
    /// <param name="Message">What it says.</param>
    public sealed record Error(string Type, string Message) : InvocationOutcome;

    /// <summary>The function had the event for as long as it may run, and did not answer.</summary>
    public sealed record TimedOut : InvocationOutcome;

    /// <summary>There was no function to answer: its process died, or never became ready.</summary>
    /// <param name="Reason">What happened to it.</param>
    public sealed record Lost(string Reason) : InvocationOutcome;
}
