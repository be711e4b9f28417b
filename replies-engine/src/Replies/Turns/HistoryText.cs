using Engines.Conversations;
using Replies.Decisions;
using Replies.Inbound;

namespace Replies.Turns;

/// <summary>What an AI is shown of one message of the past.</summary>
internal static class HistoryText
{
    /// <summary>An AI charges by the token, and the past is there to understand the last words by.</summary>
    public const int LengthMax = 2000;

    public static HistoryEntry Of(InboundItem reply) => new(true, Words.Cut(ReplyDescription.Of(reply.Content), LengthMax), reply.SentAt);

    public static HistoryEntry Of(OutboundItem message) => new(false, Words.Cut(AnswerJson.Describe(message.RequestJson), LengthMax), message.CreatedAt);
}
