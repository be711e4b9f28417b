using Engines.Conversations;

namespace Replies.Decisions.Ai;

/// <summary>Writes an answer where no rule has one. Whatever goes wrong is a result: nothing is thrown.</summary>
public interface IAnswerWriter
{
    /// <summary>Asks for an answer to all pending replies together.</summary>
    /// <param name="facts">The turn.</param>
    /// <param name="policy">Which AI, and what it is told.</param>
    /// <param name="apiKey">Its key.</param>
    /// <param name="cancellationToken">The caller's own limit; when it is reached first, that is a time-out like any other.</param>
    Task<WriterResult> WriteAsync(TurnFacts facts, AiPolicy policy, string apiKey, CancellationToken cancellationToken);
}

/// <summary>What came of asking.</summary>
public abstract record WriterResult
{
    private WriterResult()
    {
    }

    /// <summary>An answer of the form that was asked for; its text is not judged yet.</summary>
    /// <param name="Action">What to do.</param>
    /// <param name="Text">What to say; may be empty.</param>
    /// <param name="Reason">Why, in the AI's words. May repeat what a person wrote, so it is never logged.</param>
    public sealed record Wrote(WriterAction Action, string Text, string Reason) : WriterResult;

    /// <summary>Nothing that can be used.</summary>
    /// <param name="Reason">One of <see cref="WriterProblems"/>.</param>
    public sealed record Unusable(string Reason) : WriterResult;
}

/// <summary>What an AI may choose to do.</summary>
public enum WriterAction
{
    /// <summary>Answer, and go on answering.</summary>
    Answer,

    /// <summary>Leave it to people.</summary>
    HandOff,

    /// <summary>Answer, and be done.</summary>
    Close,
}
