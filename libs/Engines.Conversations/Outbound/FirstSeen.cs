using System.Collections.Immutable;

namespace Engines.Conversations;

/// <summary>When each status of a message was first seen: one attribute for each status.</summary>
internal static class FirstSeen
{
    /// <summary>The attribute that keeps when a status was first seen, such as <c>delivered_at</c>.</summary>
    public static string AttributeOf(OutboundStatus status) => status switch
    {
        OutboundStatus.Sending => OutNames.SendingAt,
        OutboundStatus.RetryWait => OutNames.RetryWaitAt,
        OutboundStatus.Unconfirmed => OutNames.UnconfirmedAt,
        OutboundStatus.Sent => OutNames.SentAt,
        OutboundStatus.Delivered => OutNames.DeliveredAt,
        OutboundStatus.Read => OutNames.ReadAt,
        OutboundStatus.Failed => OutNames.FailedAt,
        OutboundStatus.Suppressed => OutNames.SuppressedAt,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>All of them in an item.</summary>
    public static ImmutableDictionary<OutboundStatus, DateTimeOffset> Of(OutItem item)
    {
        var seen = ImmutableDictionary.CreateBuilder<OutboundStatus, DateTimeOffset>();
        Add(OutboundStatus.Sending, item.SendingAt);
        Add(OutboundStatus.RetryWait, item.RetryWaitAt);
        Add(OutboundStatus.Unconfirmed, item.UnconfirmedAt);
        Add(OutboundStatus.Sent, item.SentAt);
        Add(OutboundStatus.Delivered, item.DeliveredAt);
        Add(OutboundStatus.Read, item.ReadAt);
        Add(OutboundStatus.Failed, item.FailedAt);
        Add(OutboundStatus.Suppressed, item.SuppressedAt);
        return seen.ToImmutable();

        void Add(OutboundStatus status, DateTimeOffset? at)
        {
            if (at is { } time)
                seen[status] = time;
        }
    }
}
