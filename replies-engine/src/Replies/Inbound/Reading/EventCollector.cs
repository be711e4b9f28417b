namespace Replies.Inbound;

/// <summary>
/// Gathers the events of one webhook. One refusal refuses the whole webhook, which is then kept in quarantine with everything in it:
/// half of a webhook taken and half of it lost would be seen by nobody.
/// </summary>
internal sealed class EventCollector
{
    private readonly List<InboundEvent> events = [];
    private string? problem;

    public void Add(InboundEvent one) => events.Add(one);

    /// <param name="path">Where, such as <c>entry[0].changes</c>.</param>
    /// <param name="what">What is wrong there, without the value.</param>
    public void Refuse(string path, string what) => problem ??= $"{path} {what}";

    public ParseResult ToResult() => problem is null ? new ParseResult.Parsed(events) : Malformed(problem);

    public static ParseResult Malformed(string detail) => new ParseResult.Malformed(RepliesReasons.WebhookMalformed, detail);
}
