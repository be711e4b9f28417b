using System.Security.Cryptography;
using System.Text;
using Engines.Conversations;
using Replies.Decisions;

namespace Replies.Turns;

/// <summary>One answer to some replies, as it is stored when it is claimed: whoever goes on with it later says the same and closes over the same replies.</summary>
internal sealed record Answer
{
    private const string Prefix = "answer-";
    private const int HashSymbols = 40;

    /// <summary>The provider's ids of the replies that it answers.</summary>
    public required IReadOnlyList<string> Replies { get; init; }

    /// <summary>The person's address.</summary>
    public required string Recipient { get; init; }

    public required AnswerContent Content { get; init; }

    public required TurnEnding Ending { get; init; }

    /// <summary>What decided it.</summary>
    public required string By { get; init; }

    /// <summary>The request id of the answer whose first reply this is: the same for whoever comes to answer it.</summary>
    public static string IdOf(string firstReply) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(firstReply)))[..HashSymbols];

    /// <summary>True for a request id that <see cref="IdOf"/> made.</summary>
    public static bool IsId(string requestId) => requestId.StartsWith(Prefix, StringComparison.Ordinal);
}
