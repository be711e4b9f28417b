using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Conversations;

/// <summary>What stands in one conversation, in the order of time.</summary>
/// <param name="Head">The conversation itself; null if the person never wrote and never said what they want.</param>
/// <param name="Entries">Replies and messages, the oldest first.</param>
/// <param name="AliasOf">Where the person is known under another address: that conversation.</param>
public sealed record ConversationHistory(HeadSummary? Head, IReadOnlyList<HistoryLine> Entries, string? AliasOf)
{
    // A year of one conversation; whoever has more sees the first ones by key.
    private const int ItemsMax = 10_000;

    /// <summary>Reads a conversation, strongly consistent; null if there is nothing.</summary>
    public static async Task<ConversationHistory?> ReadAsync(
        IAmazonDynamoDB dynamo, string tableName, ConversationId conversation, CancellationToken cancellationToken)
    {
        // Retention and clock matter to writes only, and nothing is written here.
        var table = new DynamoTable(dynamo, tableName);
        var replies = await new ReplyStore(table, TimeSpan.Zero, TimeProvider.System).ListAsync(conversation, ItemsMax, cancellationToken);
        var messages = await new OutboundStore(table, TimeSpan.Zero, TimeProvider.System).ListAsync(conversation, ItemsMax, cancellationToken);
        var head = await table.GetAsync(KeyOf(conversation, "HEAD"), cancellationToken);
        var alias = await table.GetAsync(KeyOf(conversation, "ALIAS"), cancellationToken);
        if (head is null && alias is null && replies.Count == 0 && messages.Count == 0)
            return null;

        HistoryLine[] entries = [.. replies.Select(ToLine).Concat(messages.Select(ToLine)).OrderBy(line => line.At)];
        return new(head is null ? null : HeadSummary.Of(head), entries, alias?.GetValueOrDefault("alias_of")?.S);
    }

    // The provider's id of a reply is left out: Meta's has the person's number in it.
    private static HistoryLine ToLine(InboundItem reply) => new(reply.SentAt, IsInbound: true, reply.Content.Kind.ToWord())
    {
        Status = reply.Wish,
        Turn = reply.Turn,
        Answer = reply.AnswerId,
        Reason = reply.TurnBy,
        Content = SpokenText.Of(reply.Content),
    };

    private static HistoryLine ToLine(OutboundItem message) => new(message.CreatedAt, IsInbound: false, KindOf(message))
    {
        Status = message.Status.ToWord(),
        Answer = message.RequestId,
        Reason = message.Reason,
        Content = SpokenText.Of(message.RequestJson),
    };

    private static string KindOf(OutboundItem message) => (message.Template, message.Answers.Count) switch
    {
        ({ } template, 0) => template,
        ({ } template, _) => $"answer {template}",
        (null, _) => "answer",
    };

    private static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string item) =>
        new() { ["conversation_id"] = new(conversation.Value), ["item_id"] = new(item) };
}

/// <summary>One reply or message. Everything but <see cref="Content"/> may be shown to anybody.</summary>
/// <param name="At">When the person sent it, or when it was claimed.</param>
/// <param name="IsInbound">True for what the person sent.</param>
/// <param name="Kind">The reply's kind; <c>answer</c> or the template of a message.</param>
public sealed record HistoryLine(DateTimeOffset At, bool IsInbound, string Kind)
{
    /// <summary>A message's status; of a reply, the wish that it says.</summary>
    public string? Status { get; init; }

    /// <summary>What a turn did about the reply; null before, and where people had the conversation.</summary>
    public string? Turn { get; init; }

    /// <summary>The message's own request id; of a reply, that of its answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it stands where it stands.</summary>
    public string? Reason { get; init; }

    /// <summary>What was said. Personal data.</summary>
    public string Content { get; init; } = "";
}

/// <summary>How a conversation stands.</summary>
public sealed record HeadSummary
{
    public required string Project { get; init; }

    public required string Channel { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public string? HandedOffAt { get; init; }

    public bool IsOptedOut { get; init; }

    public bool IsMarketingOptedOut { get; init; }

    /// <summary>How many replies wait for a turn.</summary>
    public int Pending { get; init; }

    /// <summary>The end of WhatsApp's 24-hour window.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    internal static HeadSummary Of(Dictionary<string, AttributeValue> item) => new()
    {
        Project = Text(item, "company_project") ?? "",
        Channel = Text(item, "channel") ?? "",
        Status = Text(item, "conversation_status"),
        Reason = Text(item, "status_reason"),
        HandedOffAt = Text(item, "handed_off_at"),
        IsOptedOut = ConversationList.IsRefusal(Text(item, "opted_out_at"), Text(item, "opted_in_at")),
        IsMarketingOptedOut = ConversationList.IsRefusal(Text(item, "marketing_opted_out_at"), Text(item, "marketing_opted_in_at")),
        Pending = item.GetValueOrDefault("pending")?.L?.Count ?? 0,
        WindowUntil = item.GetValueOrDefault("window_until")?.N is { } until
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(until, CultureInfo.InvariantCulture))
            : null,
    };

    private static string? Text(Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;
}
