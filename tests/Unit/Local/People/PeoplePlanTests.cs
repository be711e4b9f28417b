using Engines.Conversations;
using Engines.Local.People;

namespace Engines.Tests.Unit.Local.People;

public sealed class PeoplePlanTests
{
    private const int People = 1000;

    [Fact]
    public void Seeded_SameSeed_GivesTheSameCrowdInWhateverOrderItIsAsked()
    {
        var first = Describe(7, Enumerable.Range(1, People));
        var again = Describe(7, Enumerable.Range(1, People).Reverse());

        Assert.Equal(first, again.Reverse());
        Assert.NotEqual(first, Describe(8, Enumerable.Range(1, People)));
    }

    [Fact]
    public void Seeded_FirstTurn_HasEveryMoodAndEveryKindOfDelivery()
    {
        var plan = PeoplePlan.Seeded(1);
        var reactions = Enumerable.Range(1, People).Select(number => plan.For(TurnOf(number, 1))).ToList();

        Assert.Equal(Enum.GetValues<Mood>(), reactions.Select(reaction => reaction.Mood).Distinct().Order());
        Assert.InRange(reactions.Count(reaction => reaction.Mood == Mood.Silent), People / 4, People / 2);

        var replies = reactions.SelectMany(reaction => reaction.Replies).ToList();
        Assert.InRange(replies.Count(reply => reply.Deliveries.Count > 1), replies.Count / 20, replies.Count / 3);
        Assert.All(replies, reply => Assert.NotEmpty(reply.Deliveries));
        Assert.All(replies, reply => Assert.True(reply.After > TimeSpan.Zero));
    }

    [Fact]
    public void Seeded_Burst_IsThreeMessagesWithinASecondAndSometimesComesInReversed()
    {
        var plan = PeoplePlan.Seeded(1);
        var bursts = Enumerable.Range(1, People).Select(number => plan.For(TurnOf(number, 1))).Where(reaction => reaction.Mood == Mood.Burst).ToList();

        Assert.All(bursts, burst => Assert.Equal(3, burst.Replies.Count));
        Assert.All(bursts, burst => Assert.InRange(burst.Replies[^1].After - burst.Replies[0].After, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1)));
        Assert.Contains(bursts, burst => burst.IsOneWebhook);
        Assert.Contains(bursts, burst => burst.Replies[0].After + burst.Replies[0].Deliveries[0] > burst.Replies[^1].After + burst.Replies[^1].Deliveries[0]);
    }

    [Fact]
    public void Seeded_SecondTurn_SomeAnswerAgainAndNobodyAThirdTime()
    {
        var plan = PeoplePlan.Seeded(1);

        Assert.InRange(Enumerable.Range(1, People).Count(number => plan.For(TurnOf(number, 2)) != Reaction.Silence), People / 4, People / 2);
        Assert.All(Enumerable.Range(1, People), number => Assert.Equal(Reaction.Silence, plan.For(TurnOf(number, 3))));
    }

    [Fact]
    public void Seeded_ByChannel_OnlyWhatTheChannelCanBring()
    {
        var plan = PeoplePlan.Seeded(1);
        var people = Enumerable.Range(1, People).ToList();

        Assert.All(people, number => Assert.Equal(Reaction.Silence, plan.For(TurnOf(number, 1) with { Channel = Channel.Email })));
        Assert.DoesNotContain(people, number => plan.For(TurnOf(number, 1) with { Channel = Channel.Sms }).Mood == Mood.Button);
    }

    private static PersonTurn TurnOf(int number, int turn) => new($"+1555{number:D7}", turn, Channel.WhatsApp, ProviderKind.Meta);

    private static string[] Describe(int seed, IEnumerable<int> people)
    {
        var plan = PeoplePlan.Seeded(seed);
        return [.. people.Select(number => plan.For(TurnOf(number, 1))).Select(reaction =>
            $"{reaction.Mood} {reaction.IsOneWebhook} "
            + string.Join(' ', reaction.Replies.Select(reply => $"{reply.Content} {reply.After} {string.Join(',', reply.Deliveries)}")))];
    }
}
