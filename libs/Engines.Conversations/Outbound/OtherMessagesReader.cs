using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Reads what is known of the other messages of a conversation out of their items.</summary>
internal static class OtherMessagesReader
{
    /// <summary>The attributes that are needed.</summary>
    public static string Projection { get; } = string.Join(
        ", ",
        OutAttributes.ItemId,
        OutAttributes.Status,
        OutAttributes.Attempt,
        OutAttributes.ProviderMessageId,
        OutAttributes.WhenUnconfirmed,
        OutAttributes.LeaseUntil,
        OutAttributes.FirstSeen(OutboundStatus.Sending),
        OutAttributes.FirstSeen(OutboundStatus.Unconfirmed));

    // Clocks of workers and of the provider differ.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    public static OtherMessages Read(
        IReadOnlyList<Dictionary<string, AttributeValue>> items, string requestId, DateTimeOffset from, DateTimeOffset until)
    {
        var ids = new HashSet<string>(items.Count, StringComparer.Ordinal);
        var areAllKnown = true;
        foreach (var item in items)
        {
            if (Stored.RequireText(item, OutAttributes.ItemId) == OutAttributes.ItemPrefix + requestId)
                continue;
            if (Stored.ReadText(item, OutAttributes.ProviderMessageId) is { } id)
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
        var isRepeated = Stored.ReadNumber(item, OutAttributes.Attempt) > 1
            && Stored.ReadText(item, OutAttributes.FirstSeen(OutboundStatus.Unconfirmed)) is not null
            && UnconfirmedPolicyNames.Parse(Stored.RequireText(item, OutAttributes.WhenUnconfirmed)) == UnconfirmedPolicy.AtLeastOnce;
        if (isRepeated)
            return true;

        return Stored.ReadText(item, OutAttributes.ProviderMessageId) is null
            && OutboundStatusNames.Parse(Stored.RequireText(item, OutAttributes.Status))
                is OutboundStatus.Sending or OutboundStatus.Unconfirmed or OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read;
    }

    private static bool Overlaps(Dictionary<string, AttributeValue> item, DateTimeOffset from, DateTimeOffset until) =>
        !(Stored.ReadTime(item, OutAttributes.FirstSeen(OutboundStatus.Sending)) > until + Margin)
        && !(Stored.ReadMilliseconds(item, OutAttributes.LeaseUntil) < from - Margin);
}
