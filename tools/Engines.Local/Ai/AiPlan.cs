namespace Engines.Local.Ai;

/// <summary>Chooses what a stub of the Responses API answers.</summary>
/// <param name="choose">Called once for each request that has the right form, from several threads.</param>
public sealed class AiPlan(Func<AiCall, AiAnswer> choose)
{
    /// <summary>The keys that are taken.</summary>
    /// <value>Null: any.</value>
    public IReadOnlySet<string>? Keys { get; init; }

    /// <summary>The same answer to everything.</summary>
    public static AiPlan Always(AiAnswer answer) => new(_ => answer);

    /// <summary>Says how many messages it was shown, and nothing else.</summary>
    public static AiPlan Counting() => new(call => new AiAnswer.Reply("answer", $"I read {call.Messages.Count} messages."));

    /// <summary>Answers as a shop's assistant would; one answer in five is late, refused or no answer at all. The seed and the turn decide which.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="hasFaults">False for one that always answers.</param>
    public static AiPlan Seeded(int seed, bool hasFaults) => new(call => ShopAssistant.Answer(seed, hasFaults, call));

    internal AiAnswer Next(AiCall call) => choose(call);
}
