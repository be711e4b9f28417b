using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Decisions;

/// <summary>Tells whether a reply is a wish: to stop, to resume, or to know who writes.</summary>
public static class WishReader
{
    /// <summary>
    /// Reads a reply. It is a wish only if the whole text, or the title or payload of the tapped button, is one of the words:
    /// "please don't stop" is none.
    /// </summary>
    /// <param name="policy">The company's own words; null where it has none.</param>
    /// <param name="channel">On SMS a few more words count, because carriers made them words there.</param>
    /// <param name="content">The reply.</param>
    /// <param name="fromProvider">What the provider took it for; it stands, because the provider has acted on it already.</param>
    public static Wish Read(ReplyPolicy? policy, Channel channel, InboundContent content, Wish fromProvider)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (fromProvider != Wish.None)
            return fromProvider;
        if (content.Kind is not (InboundKind.Text or InboundKind.Button))
            return Wish.None;

        var text = Find(policy, channel, Wording.Fold(content.Text));
        return text != Wish.None || content.Payload is null ? text : Find(policy, channel, Wording.Fold(content.Payload));
    }

    /// <summary>True for a start word that far more often answers a question, so that a rule may take it first.</summary>
    internal static bool IsAmbiguous(InboundContent content) => Wording.Fold(content.Text) == WishVocabulary.Yes;

    private static Wish Find(ReplyPolicy? policy, Channel channel, string folded)
    {
        if (folded.Length == 0)
            return Wish.None;

        var wish = WishVocabulary.Find(folded, channel);
        return wish != Wish.None || policy is null ? wish : FindOwn(policy, folded);
    }

    private static Wish FindOwn(ReplyPolicy policy, string folded)
    {
        foreach (var words in policy.Words)
        {
            // To stop comes first: of two readings it is the one that may not be missed.
            if (Has(words.Stop, folded))
                return Wish.OptOut;
        }

        foreach (var words in policy.Words)
        {
            if (Has(words.Start, folded))
                return Wish.OptIn;
            if (Has(words.Help, folded))
                return Wish.Help;
        }

        return Wish.None;
    }

    private static bool Has(IReadOnlyList<string> words, string folded)
    {
        foreach (var word in words)
        {
            if (Wording.Fold(word) == folded)
                return true;
        }

        return false;
    }
}
