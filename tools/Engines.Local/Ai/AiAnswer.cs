namespace Engines.Local.Ai;

/// <summary>What a stub of the Responses API answers.</summary>
public abstract record AiAnswer
{
    private AiAnswer()
    {
    }

    /// <summary>An answer in the form that the engine asks for.</summary>
    /// <param name="Action"><c>answer</c>, <c>hand_off</c> or <c>close</c>.</param>
    /// <param name="Text">What to say.</param>
    public sealed record Reply(string Action, string Text) : AiAnswer;

    /// <summary>Any output text: no JSON, or JSON of another form.</summary>
    /// <param name="Output">The text.</param>
    public sealed record Raw(string Output) : AiAnswer;

    /// <summary>A completed response whose content is a refusal.</summary>
    public sealed record Refusal : AiAnswer;

    /// <summary>A response that ran into its limit of tokens.</summary>
    public sealed record Incomplete : AiAnswer;

    /// <summary>A response with status failed.</summary>
    public sealed record Failed : AiAnswer;

    /// <summary>A body that breaks off.</summary>
    public sealed record BrokenBody : AiAnswer;

    /// <summary>No answer until the caller gives up.</summary>
    public sealed record Hold : AiAnswer;

    /// <summary>The connection ends without an answer.</summary>
    public sealed record Reset : AiAnswer;

    /// <summary>An HTTP error in OpenAI's form.</summary>
    /// <param name="Status">Such as 429 or 500.</param>
    public sealed record Error(int Status) : AiAnswer;
}
