using Engines.Conversations;

namespace Engines.Local.People;

/// <summary>One message that a person sent.</summary>
/// <param name="ProviderMessageId">The provider's id of it.</param>
/// <param name="Mood">In which mood.</param>
/// <param name="At">When the person sent it.</param>
public sealed record SaidMessage(string ProviderMessageId, Mood Mood, DateTimeOffset At);

/// <summary>What a person said in one conversation.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Heard">How many messages reached the person.</param>
/// <param name="Said">What the person said, in that order; empty for one who stayed silent.</param>
public sealed record PersonConversation(ConversationId Id, int Heard, IReadOnlyList<SaidMessage> Said);
