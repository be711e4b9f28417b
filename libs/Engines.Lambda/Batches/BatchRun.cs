using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>One batch under way. Its lanes are handed out to workers, each lane once.</summary>
internal sealed class BatchRun(
    IReadOnlyList<SQSEvent.SQSMessage> records,
    IReadOnlyList<IReadOnlyList<int>> lanes,
    Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> work)
{
    private int lanesTaken;

    public IReadOnlyList<SQSEvent.SQSMessage> Records { get; } = records;

    public IReadOnlyList<IReadOnlyList<int>> Lanes { get; } = lanes;

    public Func<SQSEvent.SQSMessage, CancellationToken, Task<Disposition>> Work { get; } = work;

    public BatchLedger Ledger { get; } = new(records);

    public bool TryTakeLane([NotNullWhen(true)] out IReadOnlyList<int>? lane)
    {
        var index = Interlocked.Increment(ref lanesTaken) - 1;
        lane = index < Lanes.Count ? Lanes[index] : null;
        return lane is not null;
    }
}

/// <summary>What SQS says about one delivery.</summary>
/// <param name="ReceiveCount">How often the message was delivered, this time included.</param>
/// <param name="SentAt">When it was first sent.</param>
internal readonly record struct Delivery(int ReceiveCount, DateTimeOffset? SentAt)
{
    public static Delivery Of(SQSEvent.SQSMessage record) => new(
        int.TryParse(Attribute(record, "ApproximateReceiveCount"), CultureInfo.InvariantCulture, out var count) ? count : 1,
        long.TryParse(Attribute(record, "SentTimestamp"), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null);

    private static string? Attribute(SQSEvent.SQSMessage record, string name) => record.Attributes?.GetValueOrDefault(name);
}
