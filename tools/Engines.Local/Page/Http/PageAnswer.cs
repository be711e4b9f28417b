using System.Text.Json.Nodes;

namespace Engines.Local.Page.Http;

/// <summary>What the page's server says to a call.</summary>
internal abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>What was asked for, or what came of an action.</summary>
    public sealed record Json(JsonNode Body) : PageAnswer;

    /// <summary>It cannot be done, and why.</summary>
    public sealed record Refused(string Problem) : PageAnswer;

    /// <summary>There is nothing of that name, or not any more.</summary>
    public sealed record Missing(string Problem) : PageAnswer;

    /// <summary>An action is done.</summary>
    /// <param name="message">In a sentence for people.</param>
    public static Json Done(string message) => new(new JsonObject { ["message"] = message });
}
