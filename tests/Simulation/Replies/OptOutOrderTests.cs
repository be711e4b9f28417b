using Engines.Conversations;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Stop and start come late, twice and in the wrong order, under a number and under a user id: the person's last word counts.</summary>
public sealed class OptOutOrderTests(TestTables tables) : IClassFixture<TestTables>
{
    [Fact]
    public async Task Stop_OldOneRepeatedAfterStart_ChangesNothing()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        var stop = Webhooks.Text(person, Webhooks.Id(person, "stop"), "STOP", world.Now);
        await both.HearAsync(stop);
        both.Wait(TimeSpan.FromMinutes(1));
        await both.HearAsync(Webhooks.Text(person, Webhooks.Id(person, "start"), "START", world.Now));
        both.Wait(TimeSpan.FromMinutes(1));

        await both.HearAsync(stop);

        Assert.False((await world.HeadAsync(person))!.IsOptedOut);
        await AssertSentAsync(both, person);
    }

    // Twilio's webhooks do not say when a person wrote, so a repetition has to be told by its id.
    [Theory]
    [InlineData("STOP", "START", false)]
    [InlineData("START", "STOP", true)]
    public async Task Word_RepeatedByTwilioAfterALaterOne_ChangesNothing(string first, string second, bool endsOptedOut)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        var early = OptOutWay.Sms(world, person, "first", first, first);
        await both.HearAsync(early);
        both.Wait(TimeSpan.FromMinutes(1));
        await both.HearAsync(OptOutWay.Sms(world, person, "second", second, second));
        both.Wait(TimeSpan.FromMinutes(1));

        await both.HearAsync(early);

        var head = await world.Replies.ReadHeadAsync(ConversationId.Of(Channel.Sms, "+15555550111", person.Phone), world.World.Ends);
        Assert.Equal(endsOptedOut, head!.IsOptedOut);
        await both.SendAsync(Requests.Sms(person));
        Assert.Equal(endsOptedOut ? 0 : 1, both.CallsTo(person).Count);
    }

    [Theory]
    [InlineData("START", "STOP", false)]
    [InlineData("STOP", "START", true)]
    public async Task Word_OlderOneArrivesLate_TheLaterOneCounts(string later, string older, bool endsOptedOut)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        var before = world.Now;
        both.Wait(TimeSpan.FromMinutes(1));

        await both.HearAsync(Webhooks.Text(person, Webhooks.Id(person, "later"), later, world.Now));
        await both.HearAsync(Webhooks.Text(person, Webhooks.Id(person, "older"), older, before));

        Assert.Equal(endsOptedOut, (await world.HeadAsync(person))!.IsOptedOut);
        await both.SendAsync(OptOutWay.DeliRequest(person, "1", "menu"));
        Assert.Equal(endsOptedOut ? 0 : 1, both.CallsTo(person).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_UnderOneOfTwoKnownAddresses_StopsMessagesToBoth(bool showsNumber)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        await both.HearAsync(Webhooks.TextOfUser(person, Webhooks.Id(person, "hello"), "hello", world.Now, showsNumber: true));
        both.Wait(TimeSpan.FromMinutes(1));

        await both.HearAsync(Say(world, person, "STOP", showsNumber));
        await AssertSilentAsync(both, person);

        both.Wait(TimeSpan.FromMinutes(1));
        await both.HearAsync(Say(world, person, "START", !showsNumber));
        await AssertSentAsync(both, person);
        await AssertSentAsync(both, person, Webhooks.UserIdOf(person));
    }

    // Both addresses have a conversation of their own before anybody learns that they are one person.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_BeforeTheAddressesWereSeenTogether_StopsMessagesToBoth(bool showsNumber)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        await both.HearAsync(Say(world, person, "hello", !showsNumber));
        await both.HearAsync(Say(world, person, "STOP", showsNumber));
        both.Wait(TimeSpan.FromMinutes(1));
        var calls = both.CallsTo(person).Count;

        await both.HearAsync(Webhooks.TextOfUser(person, Webhooks.Id(person, "both"), "here I am", world.Now, showsNumber: true));

        Assert.Equal(calls, both.CallsTo(person).Count);
        await AssertSilentAsync(both, person);

        both.Wait(TimeSpan.FromMinutes(1));
        await both.HearAsync(Say(world, person, "START", showsNumber));
        await AssertSentAsync(both, person);
        await AssertSentAsync(both, person, Webhooks.UserIdOf(person));
    }

    // A text without the user id comes from people whose number Meta still shows.
    private static Engines.Local.Queues.QueueMessage Say(RepliesWorld world, Person person, string text, bool showsNumber) => showsNumber
        ? Webhooks.Text(person, Webhooks.Id(person, text), text, world.Now)
        : Webhooks.TextOfUser(person, Webhooks.Id(person, text), text, world.Now, showsNumber: false);

    private static async Task AssertSilentAsync(TwoEngines both, Person person)
    {
        var calls = both.CallsTo(person).Count;
        foreach (var address in new[] { person.Phone, Webhooks.UserIdOf(person) })
        {
            var suffix = $"silent-{address.Length}";
            await both.SendAsync(OptOutWay.DeliRequest(person, suffix, "menu").With("recipient", address));
            var (status, reason) = await both.StandingAsync(ConversationId.Of(Channel.WhatsApp, "+15555550130", address), person.Request(suffix));
            Assert.Equal((OutboundStatus.Suppressed, Reasons.OptedOut), (status, reason));
        }

        Assert.Equal(calls, both.CallsTo(person).Count);
    }

    private static async Task AssertSentAsync(TwoEngines both, Person person, string? address = null)
    {
        var (to, suffix) = (address ?? person.Phone, $"sent-{address}");
        var calls = both.CallsTo(person).Count;
        await both.SendAsync(OptOutWay.DeliRequest(person, suffix, "menu").With("recipient", to));
        Assert.Equal(OutboundStatus.Sent, (await both.StandingAsync(ConversationId.Of(Channel.WhatsApp, "+15555550130", to), person.Request(suffix))).Status);
        Assert.Equal(calls + 1, both.CallsTo(person).Count);
    }
}
