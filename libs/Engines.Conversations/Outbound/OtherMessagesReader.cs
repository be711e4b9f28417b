using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Reads what is known of the other messages of a conversation out of their items.</summary>
internal static class OtherMessagesReader
{
    /// <summary>The attributes that are needed.</summary>
    public static string Projection { get; } = string.Join(
        ", ",
        OutNames.ItemId,
        OutNames.OutboundStatus,
        OutNames.Attempt,
        OutNames.ProviderMessageId,
        OutNames.WhenUnconfirmed,
        OutNames.LeaseUntil,
        OutNames.SendingAt,
        OutNames.UnconfirmedAt);

    // Clocks of workers and of the provider differ.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    public static OtherMessages Read(
        IReadOnlyList<Dictionary<string, AttributeValue>> items, string requestId, DateTimeOffset from, DateTimeOffset until)
    {
        var ids = new HashSet<string>(items.Count, StringComparer.Ordinal);
        var areAllKnown = true;
        foreach (var item in items)
        {
            if (Stored.RequireText(item, OutNames.ItemId) == OutItem.ItemIdPrefix + requestId)
                continue;
            if (OutFields.ReadProviderMessageId(item) is { } id)
                ids.Add(id);
            if (MayHaveAnother(item) && Overlaps(item, from, until))
                areAllKnown = false;
        }

        return new(ids, areAllKnown);
    }

    /// <summary>True if the provider may have taken it under an id that the item does not hold.</summary>
    private static bool MayHaveAnother(Dictionary<string, AttributeValue> item)
    {
        // Only at_least_once goes out again after an unknown outcome; then there may be two messages, and one id was kept.
        var isRepeated = OutFields.ReadAttempt(item) > 1
            && OutFields.ReadUnconfirmedAt(item) is not null
            && (OutFields.ReadWhenUnconfirmed(item) ?? throw Missing(OutNames.WhenUnconfirmed)) == UnconfirmedPolicy.AtLeastOnce;
        if (isRepeated)
            return true;

        return OutFields.ReadProviderMessageId(item) is null
            && (OutFields.ReadOutboundStatus(item) ?? throw Missing(OutNames.OutboundStatus))
                is OutboundStatus.Sending or OutboundStatus.Unconfirmed or OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read;
    }

    private static FormatException Missing(string name) => new($"The item has no attribute '{name}'.");

    private static bool Overlaps(Dictionary<string, AttributeValue> item, DateTimeOffset from, DateTimeOffset until) =>
        !(OutFields.ReadSendingAt(item) > until + Margin)
        && !(OutFields.ReadLeaseUntil(item) < from - Margin);
}
