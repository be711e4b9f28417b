using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Which segment is whose. A segment is taken with a fence that grows by one each time; only the holder of the last fence moves its checkpoint.</summary>
/// <param name="table">The migrations table.</param>
/// <param name="record">The migration and its pass.</param>
/// <param name="owner">This run.</param>
/// <param name="lease">How long a segment stays with an owner that shows no life.</param>
/// <param name="time">The clock. No two machines' clocks are compared: a lease is out when its beat stood still for so long on this one's.</param>
internal sealed class SegmentBoard(MigrationTable table, MigrationRecord record, string owner, TimeSpan lease, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, (long Fence, long Beat, long Since)> seen = [];
    private int claims;

    /// <summary>Every segment as it stands.</summary>
    public async Task<IReadOnlyList<SegmentState>> ReadAsync(CancellationToken cancellationToken)
    {
        var items = await table.QueryAsync(record.Id, MigrationTable.SegmentsOf(record.Pass), cancellationToken).ConfigureAwait(false);
        var known = items.Select(SegmentState.Read).ToDictionary(segment => segment.Number);
        return [.. Enumerable.Range(0, record.Segments).Select(number => known.GetValueOrDefault(number) ?? SegmentState.Fresh(number))];
    }

    /// <summary>Takes a segment that is nobody's, or whose owner shows no life.</summary>
    public async Task<ClaimResult> ClaimAsync(CancellationToken cancellationToken)
    {
        var segments = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (segments.All(segment => segment.IsDone))
            return new ClaimResult.AllDone(segments.Aggregate(default(Counts), (sum, segment) => sum + segment.Counts));
        foreach (var segment in segments.Where(segment => !segment.IsDone && IsFree(segment)))
        {
            if (await TryClaimAsync(segment, cancellationToken).ConfigureAwait(false) is { } held)
                return new ClaimResult.Held(held);
        }

        return new ClaimResult.Busy();
    }

    /// <summary>Writes what was done up to a key.</summary>
    /// <returns>False if the segment is somebody else's by now.</returns>
    public Task<bool> CheckpointAsync(SegmentState held, Dictionary<string, AttributeValue>? next, Counts counts, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue> { [":one"] = Stored.Number(1) };
        Stored.Put(values, counts);
        if (next is not null)
        {
            values[":next"] = new() { M = next };
            return UpdateAsync(held, $"SET last_key = :next, {Stored.CountsSet} ADD beat :one", values, cancellationToken);
        }

        // The owner stays written: a repeated request of ours must find the condition still true.
        values[":now"] = Stored.Moment(time.GetUtcNow());
        return UpdateAsync(held, $"SET done_at = :now, {Stored.CountsSet} REMOVE last_key", values, cancellationToken);
    }

    /// <summary>Shows that this run lives.</summary>
    /// <returns>False if the segment is somebody else's by now.</returns>
    public Task<bool> BeatAsync(SegmentState held, CancellationToken cancellationToken) =>
        UpdateAsync(held, "ADD beat :one", new() { [":one"] = Stored.Number(1) }, cancellationToken);

    /// <summary>Lets go of a segment, so that the next run need not wait.</summary>
    public Task<bool> ReleaseAsync(SegmentState held, CancellationToken cancellationToken) =>
        UpdateAsync(held, "REMOVE #owner", [], cancellationToken);

    private bool IsFree(SegmentState segment)
    {
        if (segment.Owner is not { } holder)
            return true;
        if (holder.StartsWith($"{owner}/", StringComparison.Ordinal))
            return false;
        lock (gate)
        {
            if (seen.TryGetValue(segment.Number, out var look) && look.Fence == segment.Fence && look.Beat == segment.Beat)
                return time.GetElapsedTime(look.Since) >= lease;
            seen[segment.Number] = (segment.Fence, segment.Beat, time.GetTimestamp());
            return false;
        }
    }

    private async Task<SegmentState?> TryClaimAsync(SegmentState segment, CancellationToken cancellationToken)
    {
        var claim = $"{owner}/{Interlocked.Increment(ref claims)}";
        var request = new UpdateItemRequest
        {
            TableName = table.Name,
            Key = MigrationTable.KeyOf(record.Id, MigrationTable.PartOf(record.Pass, segment.Number)),
            UpdateExpression = "SET #owner = :claim, segment_number = :number, fence = :next, beat = :beat",
            ConditionExpression = segment.Fence == 0
                ? "attribute_not_exists(fence)"
                : $"fence = :fence AND attribute_not_exists(done_at) AND {(segment.Owner is null ? "attribute_not_exists(#owner)" : "beat = :seen")}",
            ExpressionAttributeNames = new() { ["#owner"] = "owner" },
            ExpressionAttributeValues = new()
            {
                [":claim"] = new(claim),
                [":number"] = Stored.Number(segment.Number),
                [":next"] = Stored.Number(segment.Fence + 1),
                [":beat"] = Stored.Number(segment.Beat + 1),
            },
        };
        if (segment.Fence > 0)
            request.ExpressionAttributeValues[":fence"] = Stored.Number(segment.Fence);
        if (segment.Fence > 0 && segment.Owner is not null)
            request.ExpressionAttributeValues[":seen"] = Stored.Number(segment.Beat);
        try
        {
            await table.UpdateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // The SDK repeats a request whose answer was lost, and the refusal may be the echo of our own success.
            var standing = await table.FindAsync(request.Key, cancellationToken).ConfigureAwait(false);
            if (standing is null || SegmentState.Read(standing).Owner != claim)
                return null;
        }

        return segment with { Owner = claim, Fence = segment.Fence + 1 };
    }

    private async Task<bool> UpdateAsync(SegmentState held, string update, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken)
    {
        values[":owner"] = new(held.Owner);
        values[":fence"] = Stored.Number(held.Fence);
        var request = new UpdateItemRequest
        {
            TableName = table.Name,
            Key = MigrationTable.KeyOf(record.Id, MigrationTable.PartOf(record.Pass, held.Number)),
            UpdateExpression = update,
            ConditionExpression = "#owner = :owner AND fence = :fence",
            ExpressionAttributeNames = new() { ["#owner"] = "owner" },
            ExpressionAttributeValues = values,
        };
        try
        {
            await table.UpdateAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
