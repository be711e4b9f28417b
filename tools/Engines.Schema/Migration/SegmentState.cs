using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>One part of a parallel scan, as the migrations table has it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="IsDone">Whether all of it was looked at.</param>
/// <param name="Owner">Who works on it; null for nobody.</param>
/// <param name="Fence">How often it was taken.</param>
/// <param name="Beat">Changes as long as its owner lives.</param>
/// <param name="From">The key behind which it goes on; null for its beginning.</param>
/// <param name="Counts">Up to that key.</param>
internal sealed record SegmentState(int Number, bool IsDone, string? Owner, long Fence, long Beat, Dictionary<string, AttributeValue>? From, Counts Counts)
{
    public static SegmentState Fresh(int number) => new(number, false, null, 0, 0, null, default);

    public static SegmentState Read(Dictionary<string, AttributeValue> item) => new(
        (int)Stored.Number(item, "segment_number"),
        item.ContainsKey("done_at"),
        item.TryGetValue("owner", out var owner) ? owner.S : null,
        Stored.Number(item, "fence"),
        Stored.Number(item, "beat"),
        item.TryGetValue("last_key", out var key) ? key.M : null,
        Stored.Counts(item));
}
