using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Decisions;

/// <summary>The pending replies of a turn, sorted by what they ask for.</summary>
internal sealed class TurnReading
{
    private TurnReading(IReadOnlyList<PendingReply> spoken, IReadOnlyList<PendingReply> reactions)
    {
        Spoken = spoken;
        Reactions = reactions;
    }

    /// <summary>True if the last word of the person about messages is that there be none.</summary>
    public bool WantsNone { get; private init; }

    /// <summary>True if there is a start word that means nothing else.</summary>
    public bool HasOptIn { get; private init; }

    /// <summary>True if there is a help word.</summary>
    public bool HasHelp { get; private init; }

    /// <summary>The replies that say something beyond a wish.</summary>
    public IReadOnlyList<PendingReply> Spoken { get; }

    /// <summary>The emoji under messages.</summary>
    public IReadOnlyList<PendingReply> Reactions { get; }

    /// <summary>True if all that was said is a start word that might as well be an answer.</summary>
    public bool IsOnlyAmbiguous { get; private init; }

    /// <param name="pending">The replies.</param>
    /// <param name="answersHelp">False where the company has no text for help words: they are questions like others then.</param>
    public static TurnReading Of(IReadOnlyList<PendingReply> pending, bool answersHelp)
    {
        var spoken = new List<PendingReply>(pending.Count);
        var reactions = new List<PendingReply>();
        var last = Wish.None;
        var (hasOptIn, hasHelp, isOnlyAmbiguous) = (false, false, true);
        foreach (var reply in pending)
        {
            if (reply.Wish is Wish.OptOut or Wish.OptIn)
                last = reply.Wish;

            var isAmbiguous = reply.Wish == Wish.OptIn && WishReader.IsAmbiguous(reply.Content);
            if (reply.Wish == Wish.OptOut || (reply.Wish == Wish.None && !SaysSomething(reply.Content)))
                continue;

            if (reply.Wish == Wish.OptIn && !isAmbiguous)
                hasOptIn = true;
            else if (reply.Wish == Wish.Help && answersHelp)
                hasHelp = true;
            else if (reply.Content.Kind == InboundKind.Reaction)
                reactions.Add(reply);
            else
            {
                spoken.Add(reply);
                isOnlyAmbiguous &= isAmbiguous;
            }
        }

        return new TurnReading(spoken, reactions)
        {
            WantsNone = last == Wish.OptOut,
            HasOptIn = hasOptIn,
            HasHelp = hasHelp,
            IsOnlyAmbiguous = isOnlyAmbiguous && spoken.Count > 0,
        };
    }

    private static bool SaysSomething(InboundContent content) =>
        content.Kind != InboundKind.Text || !string.IsNullOrWhiteSpace(content.Text);
}
