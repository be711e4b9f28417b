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

    internal static InboundItem From(Dictionary<string, AttributeValue> item)
    {
        var content = JsonSerializer.Deserialize(Stored.RequireText(item, InAttributes.Content), InboundContentJson.Default.InboundContent)
            ?? throw new FormatException("The item's content is null.");
        return new()
        {
            ProviderMessageId = Stored.RequireText(item, HeadAttributes.ItemId)[InAttributes.ItemPrefix.Length..],
            SentAt = Stored.ReadTime(item, InAttributes.ReceivedAt) ?? default,
            Content = content with { Kind = InboundKindNames.Parse(Stored.ReadText(item, InAttributes.Kind) ?? "") },
            Wish = Stored.ReadText(item, InAttributes.Wish),
            Turn = Stored.ReadText(item, InAttributes.Turn),
            TurnBy = Stored.ReadText(item, InAttributes.TurnBy),
            AnswerId = Stored.ReadText(item, InAttributes.AnswerId),
        };
    }
}
