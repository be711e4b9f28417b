using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>One outbound message as ConversationsTable holds it: what the machine has to know in order to go on.</summary>
public sealed record OutboundItem
{
    /// <summary>Where it stands.</summary>
    public required OutboundStatus Status { get; init; }

    /// <summary>The producer's id of it.</summary>
    public required string RequestId { get; init; }

    /// <summary>The company that sends.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The request as it was first claimed. Personal data.</summary>
    public required string RequestJson { get; init; }

    /// <summary>The template: name and language; null for free text.</summary>
    public string? Template { get; init; }

    /// <summary>For an answer: the provider's ids of the replies that it answers.</summary>
    public required IReadOnlyCollection<string> Answers { get; init; }

    /// <summary>When it was first claimed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Identifies the content; the same request id with another hash is a conflict.</summary>
    public required string RequestHash { get; init; }

    /// <summary>How many attempts were begun.</summary>
    public required int Attempt { get; init; }

    /// <summary>The latest attempt; null where none was begun.</summary>
    public string? AttemptId { get; init; }

    /// <summary>Every attempt that was begun.</summary>
    public required IReadOnlyCollection<string> AttemptIds { get; init; }

    /// <summary>The attempts that the provider is known to have accepted. More than one means that the person got the message twice.</summary>
    public required IReadOnlyCollection<string> AcceptedAttempts { get; init; }

    /// <summary>When the lease of the latest attempt runs out.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>While waiting to try again: when.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>While unconfirmed: how long the provider's report is waited for.</summary>
    public DateTimeOffset? ReconcileUntil { get; init; }

    /// <summary>What its template said, when it was first claimed, about an unknown outcome.</summary>
    public UnconfirmedPolicy WhenUnconfirmed { get; init; }

    /// <summary>The account that the newest attempt went through; null where the provider cannot be asked about it.</summary>
    public string? SentThrough { get; init; }

    /// <summary>The provider's id of the message, once known.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Why it failed, was suppressed, waits or is unconfirmed.</summary>
    public string? Reason { get; init; }

    /// <summary>When each status was first seen.</summary>
    public required ImmutableDictionary<OutboundStatus, DateTimeOffset> FirstSeen { get; init; }

    internal static OutboundItem From(Dictionary<string, AttributeValue> stored)
    {
        var item = OutItem.FromItem(stored);
        return new()
        {
            Status = item.OutboundStatus,
            RequestId = item.RequestId,
            CompanyId = item.CompanyId,
            ProjectId = item.ProjectId,
            Channel = item.Channel.ToChannel(),
            RequestJson = item.Request,
            Template = item.Template,
            Answers = item.Answers ?? [],
            CreatedAt = item.CreatedAt,
            RequestHash = item.RequestHash,
            Attempt = (int)item.Attempt,
            AttemptId = item.AttemptId,
            AttemptIds = item.AttemptIds ?? [],
            AcceptedAttempts = item.AcceptedAttempts ?? [],
            LeaseUntil = item.LeaseUntil,
            NextAttemptAt = item.NextAttemptAt,
            ReconcileUntil = item.ReconcileUntil,
            WhenUnconfirmed = item.WhenUnconfirmed,
            SentThrough = item.SentThrough,
            ProviderMessageId = item.ProviderMessageId,
            Reason = item.Reason,
            FirstSeen = Conversations.FirstSeen.Of(item),
        };
    }
}
