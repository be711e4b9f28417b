using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.People;

/// <summary>Chooses what people do about the messages that reach them.</summary>
/// <param name="react">Called once for each message that is taken, from several threads.</param>
public sealed class PeoplePlan(Func<PersonTurn, Reaction> react)
{
    private const int TurnsMax = 2;
    private const int SecondTurnShare = 40;
    private const int RepeatedShare = 15;
    private const int LateShare = 15;
    private const int OneWebhookShare = 30;

    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BurstStep = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(2);

    private static readonly string[] Answers = ["Yes please", "Thanks, that works", "Can I come later?", "Is the shop open tomorrow?", "¿A qué hora es? ☕"];
    private static readonly string[] Thanks = ["Thank you!", "And where do I park?", "Great."];
    private static readonly string[] Bursts = ["Hi", "one question", "can I bring my brother?"];

    /// <summary>Nobody ever says a word.</summary>
    public static PeoplePlan None { get; } = new(_ => Reaction.Silence);

    /// <summary>What the person does.</summary>
    public Reaction For(PersonTurn turn) => react(turn);

    /// <summary>
    /// A mixed crowd: about six in ten react to the first message, some of those to the second, nobody to a third. The seed, the person and the turn decide,
    /// not which message comes first.
    /// </summary>
    public static PeoplePlan Seeded(int seed) => new(turn =>
    {
        var random = new Random(StableHash.Of($"{seed}/{turn.Person}/{turn.Turn}/{turn.Channel.ToName()}"));
        if (turn.Channel == Channel.Email || turn.Turn > TurnsMax)
            return Reaction.Silence;
        if (turn.Turn == 1)
            return First(random, turn);
        return random.Next(100) < SecondTurnShare ? One(Mood.Plain, new Said.Text(Thanks[random.Next(Thanks.Length)]), random) : Reaction.Silence;
    });

    private static Reaction First(Random random, PersonTurn turn) => random.Next(100) switch
    {
        < 38 => Reaction.Silence,
        < 60 => One(Mood.Plain, new Said.Text(Answers[random.Next(Answers.Length)]), random),
        < 75 => Burst(random),
        < 81 => One(Mood.Stop, new Said.Text("STOP") { OptOutType = turn.Channel == Channel.Sms ? "STOP" : null }, random),
        < 87 => One(Mood.Photo, new Said.Image($"{random.NextInt64(1_000_000_000_000):D15}", random.Next(2) == 0 ? "Is this the right one?" : null), random),
        < 93 when turn.Channel == Channel.WhatsApp => One(Mood.Button, new Said.Button("Confirm", "CONFIRM"), random),
        < 93 => One(Mood.Plain, new Said.Text(Answers[0]), random),
        _ => One(Mood.Angry, new Said.Text("I want to complain about the long wait"), random),
    };

    private static Reaction One(Mood mood, Said content, Random random) =>
        new(mood, [new(content, After(random)) { Deliveries = Deliveries(random) }]);

    private static Reaction Burst(Random random)
    {
        var first = After(random);
        var replies = Bursts.Select((text, index) => new PlannedReply(new Said.Text(text), first + (BurstStep * index))).ToList();
        if (random.Next(100) < OneWebhookShare)
            return new(Mood.Burst, [.. replies.Select(reply => reply with { Deliveries = Deliveries(random) })]) { IsOneWebhook = true };

        // Some bursts come in with their last message first.
        var isReversed = random.Next(2) == 0;
        return new(Mood.Burst, [.. replies.Select((reply, index) => reply with
        {
            Deliveries = isReversed ? [BurstStep * 3 * (Bursts.Length - 1 - index)] : Deliveries(random),
        })]);
    }

    private static TimeSpan After(Random random) => Soonest + (Thinking * random.NextDouble());

    private static TimeSpan[] Deliveries(Random random)
    {
        var first = random.Next(100) < LateShare ? Latest * random.NextDouble() : TimeSpan.Zero;
        return random.Next(100) < RepeatedShare ? [first, first, first + (Latest * random.NextDouble())] : [first];
    }
}
