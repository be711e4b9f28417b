using System.Text.Json;

namespace Engines.Local.Ai;

/// <summary>An AI as a shop would instruct it: mostly sensible, and now and then late, unwilling or incomprehensible.</summary>
internal static class ShopAssistant
{
    private const int Percent = 100;

    private static readonly (string Word, AiAnswer.Reply Reply)[] Known =
    [
        ("complain", new("hand_off", "I am sorry. A person will read this and write to you.")),
        ("open", new("answer", "We are open Monday to Saturday, 9 to 18.")),
        ("later", new("answer", "Of course. We keep your order until 18.")),
        ("hora", new("answer", "Abrimos de lunes a sábado, de 9 a 18. 🙂")),
        ("park", new("answer", "There is a car park behind the shop.")),
        ("brother", new("answer", "Of course, bring your brother along.")),
        ("right one", new("answer", "I cannot see pictures. Which one do you mean?")),
        ("thank", new("close", "You are welcome.")),
        ("great", new("close", "See you soon.")),
        ("yes", new("close", "Good. See you soon.")),
    ];

    /// <summary>The answer to what the person said last; the seed and the turn decide whether anything goes wrong with it.</summary>
    public static AiAnswer Answer(int seed, bool hasFaults, AiCall call)
    {
        var drawn = new Random(StableHash.Of($"{seed}/ai/{TurnOf(call)}")).Next(Percent);
        return (hasFaults ? drawn : Percent) switch
        {
            < 2 => new AiAnswer.Hold(),
            < 6 => new AiAnswer.Refusal(),
            < 9 => new AiAnswer.Raw("Sure! We are open from 9 to 18."),
            < 11 => new AiAnswer.Raw("""{"action":"promise_refund","text":"You get it all back.","reason":"kindness"}"""),
            < 13 => new AiAnswer.Incomplete(),
            < 15 => new AiAnswer.Error(429),
            < 17 => new AiAnswer.Error(500),
            < 18 => new AiAnswer.BrokenBody(),
            < 19 => new AiAnswer.Reset(),
            _ => Sensible(call.Messages[^1].Text),
        };
    }

    private static AiAnswer.Reply Sensible(string text)
    {
        foreach (var (word, reply) in Known)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return reply;
        }

        return new("answer", "Thank you for writing. How can we help?");
    }

    // The engine names the turn in the request's metadata; it is the same each time the turn is tried.
    private static string TurnOf(AiCall call) =>
        AiRequestRules.Member(AiRequestRules.Member(call.Body, "metadata"), "turn") is { ValueKind: JsonValueKind.String } turn ? turn.GetString()! : "";
}
