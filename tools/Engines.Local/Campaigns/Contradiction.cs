
namespace Engines.Local.Campaigns;

/// <summary>Two things that cannot both be true once everything is at rest.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="What">Which kind, in a few words; without anything personal.</param>
/// <param name="Detail">Which items.</param>
public sealed record Contradiction(string Conversation, string What, string Detail)
{
    public const string SendingLeft = "message left in sending";
    public const string TurnLeft = "turn left open";
    public const string PendingUnknown = "pending reply that is not recorded";
    public const string PendingClosed = "pending reply that is closed over";
    public const string AnswerMissing = "reply answered by a message that is not there";
    public const string AnswerStrange = "reply and answer disagree";
    public const string LedgerUnknown = "message taken that no item knows";
    public const string LedgerMissing = "item says it arrived, nobody took it";
    public const string LedgerDenied = "item says it did not leave, a provider took it";
    public const string LedgerStrange = "item names a provider's id that is none of its own";
}
