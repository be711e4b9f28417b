using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Conversations;

/// <summary>Where people take a conversation from the engine and give it back.</summary>
/// <param name="dynamo">The client.</param>
/// <param name="tableName">ConversationsTable.</param>
/// <param name="time">The clock.</param>
public sealed class ConversationDesk(IAmazonDynamoDB dynamo, string tableName, TimeProvider time)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLengthMax = 100;

    // A date has as many; a number to call has more.
    private const int DigitsMax = 8;

    private readonly DynamoTable table = new(dynamo, tableName);

    /// <summary>What is wrong with a reason; null if it may be used. It stands in an index and in lists, so it must not name the person.</summary>
    public static string? ProblemOf(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLengthMax || reason.Any(char.IsControl))
            return $"must be 1 to {ReasonLengthMax} characters in one line";
        var digits = 0;
        foreach (var symbol in reason)
        {
            digits = char.IsDigit(symbol) ? digits + 1 : digits;
            if (symbol == '@' || digits > DigitsMax)
                return "must not have an address or number of the person in it: it stands in lists; say what it is about";
            if (char.IsLetter(symbol))
                digits = 0;
        }

        return null;
    }

    /// <summary>Gives a conversation to people.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="reason">Why; see <see cref="ProblemOf"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DeskResult> HandOffAsync(ConversationId conversation, string reason, CancellationToken cancellationToken)
    {
        if (ProblemOf(reason) is { } problem)
            throw new ArgumentException(problem, nameof(reason));
        return await new TurnStore(table, time).HandOffAsync(conversation, reason, cancellationToken)
            ? DeskResult.Done.Instance
            : await ExplainAsync(conversation, cancellationToken);
    }

    /// <summary>Gives a conversation back to the engine.</summary>
    public async Task<DeskResult> ReleaseAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        await new TurnStore(table, time).ReopenAsync(conversation, cancellationToken)
            ? DeskResult.Done.Instance
            : await ExplainAsync(conversation, cancellationToken);

    private async Task<DeskResult> ExplainAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(KeyOf(conversation, "HEAD"), cancellationToken) is { } head)
            return new DeskResult.Unchanged(head.GetValueOrDefault("conversation_status")?.S);
        return (await table.GetAsync(KeyOf(conversation, "ALIAS"), cancellationToken))?.GetValueOrDefault("alias_of")?.S is { } other
            ? new DeskResult.Elsewhere(other)
            : DeskResult.Unknown.Instance;
    }

    private static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string item) =>
        new() { ["conversation_id"] = new(conversation.Value), ["item_id"] = new(item) };
}

/// <summary>What became of handing off or releasing.</summary>
public abstract record DeskResult
{
    private DeskResult()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : DeskResult
    {
        internal static Done Instance { get; } = new();
    }

    /// <summary>People did not have it, so there was nothing to give back.</summary>
    /// <param name="Status">How it stands; null while the person has not written.</param>
    public sealed record Unchanged(string? Status) : DeskResult;

    /// <summary>The person is known under another address; that conversation is the one.</summary>
    /// <param name="Conversation">Its id.</param>
    public sealed record Elsewhere(string Conversation) : DeskResult;

    /// <summary>There is no such conversation in which the person wrote or said what they want.</summary>
    public sealed record Unknown : DeskResult
    {
        internal static Unknown Instance { get; } = new();
    }
}
