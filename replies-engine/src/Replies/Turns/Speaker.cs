using Engines.Conversations;

namespace Replies.Turns;

/// <summary>Who speaks with whom: all that is needed to answer in one conversation.</summary>
/// <param name="Place">The conversation, and whose it is.</param>
/// <param name="Company">The company.</param>
/// <param name="Sender">The address that it speaks from.</param>
/// <param name="Person">The address that the person last wrote from.</param>
internal sealed record Speaker(ConversationPlace Place, Company Company, ChannelSender Sender, string Person);
