namespace Engines.Local.Providers;

/// <summary>One status event to come.</summary>
/// <param name="Status">What will happen.</param>
/// <param name="After">How long after the message was taken it is reported.</param>
/// <param name="Code">The provider's code, for a failure.</param>
public sealed record PlannedEcho(EchoStatus Status, TimeSpan After, string? Code = null);

/// <summary>Chooses which status events each message gets, and when.</summary>
/// <param name="choose">Called once for each message that is taken, from several threads.</param>
public sealed class EchoPlan(Func<AcceptedMessage, IReadOnlyList<PlannedEcho>> choose)
{
    private static readonly EchoStatus[] Life = [EchoStatus.Sent, EchoStatus.Delivered, EchoStatus.Read];

    /// <summary>No events: the provider never calls back.</summary>
    public static EchoPlan None { get; } = new(_ => []);

    /// <summary>The events of a message.</summary>
    public IReadOnlyList<PlannedEcho> For(AcceptedMessage message) => choose(message);

    /// <summary>Sent, delivered and read, one <paramref name="step"/> apart.</summary>
    public static EchoPlan InOrder(TimeSpan step) => new(_ => InOrderEchoes(step));

    /// <summary>The same events in another order, which the seed and the message's id decide.</summary>
    public static EchoPlan Reordered(int seed, TimeSpan step) => new(message =>
    {
        var order = (EchoStatus[])Life.Clone();
        new Random(seed ^ StableHash(message.ProviderMessageId)).Shuffle(order);
        return [.. order.Select((status, index) => new PlannedEcho(status, step * (index + 1)))];
    });

    /// <summary>A failure, such as 131026 or 63016, that is reported only after the message was taken.</summary>
    public static EchoPlan Failing(string code, TimeSpan after) => new(_ => [new(EchoStatus.Failed, after, code)]);

    /// <summary>Every event of another plan several times, as providers do that got no answer.</summary>
    public static EchoPlan Repeated(EchoPlan plan, int times) => new(message => [.. Enumerable.Repeat(plan.For(message), times).SelectMany(echoes => echoes)]);

    /// <summary>A plan of their own for some recipients.</summary>
    public static EchoPlan ByRecipient(IReadOnlyDictionary<string, EchoPlan> plans, EchoPlan otherwise) =>
        new(message => plans.GetValueOrDefault(message.Call.Recipient, otherwise).For(message));

    private static PlannedEcho[] InOrderEchoes(TimeSpan step) => [.. Life.Select((status, index) => new PlannedEcho(status, step * (index + 1)))];

    // string.GetHashCode differs from process to process, and a seed must not.
    private static int StableHash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
