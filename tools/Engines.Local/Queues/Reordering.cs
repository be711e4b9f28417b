namespace Engines.Local.Queues;

/// <summary>Which of the visible messages a standard queue gives next: SQS promises no order, and whoever relies on one is to be caught.</summary>
public static class Reordering
{
    /// <summary>The message that is visible longest.</summary>
    public static Func<int, int> None { get; } = _ => 0;

    /// <summary>Any of the first few, the same ones for the same seed. Give each queue its own.</summary>
    /// <param name="seed">Repeats a run.</param>
    /// <param name="reach">How many messages are chosen from; 1 or more.</param>
    public static Func<int, int> Seeded(int seed, int reach = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reach, 1);
        var random = new Random(seed);
        return visible => random.Next(Math.Min(visible, reach));
    }
}
