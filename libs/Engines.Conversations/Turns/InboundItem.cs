using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>One reply as ConversationsTable holds it.</summary>
public sealed record InboundItem
{
    /// <summary>The provider's id of it.</summary>
    public required string ProviderMessageId { get; init; }

    /// <summary>When the person sent it.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What it says. Personal data.</summary>
    public required InboundContent Content { get; init; }

    /// <summary>What the person wants, in a word; null for nothing of the kind.</summary>
    public string? Wish { get; init; }

    /// <summary>What a turn did about it: <c>answered</c>, <c>silent</c> or <c>handed_off</c>; null before.</summary>
    public string? Turn { get; init; }

    /// <summary>What decided that.</summary>
    public string? TurnBy { get; init; }

    /// <summary>The request id of the answer, where there is one.</summary>
    public string? AnswerId { get; init; }

    // Attribute by attribute: a kind that a newer engine wrote is shown as something else, and is no reason to lose the reply.
    internal static InboundItem From(Dictionary<string, AttributeValue> item)
    {
        var content = JsonSerializer.Deserialize(Stored.RequireText(item, InNames.Content), InboundContentJson.Default.InboundContent)
            ?? throw new FormatException("The item's content is null.");
        return new()
        {
            ProviderMessageId = Stored.RequireText(item, InNames.ItemId)[InItem.ItemIdPrefix.Length..],
            SentAt = InFields.ReadReceivedAt(item) ?? default,
            Content = content with { Kind = InboundKindWords.Parse(Stored.ReadText(item, InNames.Kind) ?? "") ?? InboundKind.Other },
            Wish = Stored.ReadText(item, InNames.Wish),
            Turn = Stored.ReadText(item, InNames.Turn),
            TurnBy = InFields.ReadTurnBy(item),
            AnswerId = InFields.ReadAnswerId(item),
        };
    }
}
