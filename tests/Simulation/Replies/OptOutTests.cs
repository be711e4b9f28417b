using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Who says stop gets nothing more from either engine, however it was said and whatever was waiting; who says start is written to again.</summary>
public sealed class OptOutTests(TestTables tables) : IClassFixture<TestTables>
{
    public static TheoryData<string> EveryWay => new(OptOutWay.All.Select(way => way.Name));

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Stop_MessageWaitsForAnotherTry_EndsSuppressed(string name)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var (way, person) = (WayOf(name), world.World.NewPerson());
        world.World.SetFaults(person, FaultPlan.Script(new Fault.Throttle429()), FaultPlan.None);
        await both.SendAsync(way.Request(person, "waiting"));
        Assert.Equal(OutboundStatus.RetryWait, (await both.StandingAsync(way.ConversationOf(person), person.Request("waiting"))).Status);

        await way.StopAsync(world, both, person);
        var calls = both.CallsTo(person).Count;
        await both.RestAsync();

        Assert.Equal((OutboundStatus.Suppressed, way.Reason), await both.StandingAsync(way.ConversationOf(person), person.Request("waiting")));
        Assert.Equal(calls, both.CallsTo(person).Count);
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Stop_MessageIsForTomorrow_EndsSuppressed(string name)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var (way, person) = (WayOf(name), world.World.NewPerson());
        await both.SendAsync(Worlds.Requests.With(way.Request(person, "waiting"), "not_before", "2026-05-13T09:30:00Z"));

        await way.StopAsync(world, both, person);
        var calls = both.CallsTo(person).Count;
        await both.RestAsync();

        Assert.True(world.Now >= new DateTimeOffset(2026, 5, 13, 9, 30, 0, TimeSpan.Zero));
        Assert.Equal((OutboundStatus.Suppressed, way.Reason), await both.StandingAsync(way.ConversationOf(person), person.Request("waiting")));
        Assert.Equal(calls, both.CallsTo(person).Count);
    }

    // Nobody knows whether it arrived, so it is not called suppressed; but it is not sent a second time, though its template would allow that.
    [Theory, MemberData(nameof(EveryWay))]
    public async Task Stop_MessageIsUnconfirmedAndMayBeSentTwice_IsNotSentAgain(string name)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var (way, person) = (WayOf(name), world.World.NewPerson());
        world.World.SetFaults(person, FaultPlan.Script(new Fault.Error5xxAfterAccept()), new FaultPlan(_ => new Fault.Error5xxBeforeAccept()));
        await both.SendAsync(way.Request(person, "waiting"));
        Assert.Equal(OutboundStatus.Unconfirmed, (await both.StandingAsync(way.ConversationOf(person), person.Request("waiting"))).Status);

        await way.StopAsync(world, both, person);
        world.World.SetFaults(person, FaultPlan.None, new FaultPlan(_ => new Fault.Error5xxBeforeAccept()));
        var calls = both.CallsTo(person).Count;
        await both.RestAsync();

        Assert.Equal(OutboundStatus.Unconfirmed, (await both.StandingAsync(way.ConversationOf(person), person.Request("waiting"))).Status);
        Assert.Equal(Reasons.OutcomeUnknown, both.DeadLetterOf(person.Request("waiting")));
        Assert.Equal(calls, both.CallsTo(person).Count);
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Start_AfterStop_IsHonouredByBothEngines(string name)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var (way, person) = (WayOf(name), world.World.NewPerson());
        await way.StopAsync(world, both, person);
        world.World.SetFaults(person, FaultPlan.None, FaultPlan.None);
        var calls = both.CallsTo(person).Count;
        await both.SendAsync(way.Request(person, "unwanted"));
        if (way.Ask is { } ask)
            await both.HearAsync(ask(world, person, "ask-1"));
        Assert.Equal(calls, both.CallsTo(person).Count);

        both.Wait(TimeSpan.FromMinutes(1));
        await both.HearAsync(way.Start!(world, person));
        calls = both.CallsTo(person).Count;
        await both.SendAsync(way.Request(person, "wanted"));
        Assert.Equal(OutboundStatus.Sent, (await both.StandingAsync(way.ConversationOf(person), person.Request("wanted"))).Status);
        Assert.Equal(calls + 1, both.CallsTo(person).Count);
        if (way.Ask is { } again)
        {
            await both.HearAsync(again(world, person, "ask-2"));
            Assert.Equal(calls + 2, both.CallsTo(person).Count);
        }
    }

    // Advertising alone is stopped: what the person ordered, and what it is answered, still comes.
    [Fact]
    public async Task Stop_ForAdvertisingAlone_LeavesTheRest()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var both = new TwoEngines(world);
        var person = world.World.NewPerson();
        await both.HearAsync(Webhooks.Preference(person, "stop", world.Now));

        await both.SendAsync(OptOutWay.DeliRequest(person, "order", "menu"));
        await both.SendAsync(OptOutWay.DeliRequest(person, "advert", "offers"));
        await both.HearAsync(Webhooks.Text(person, Webhooks.Id(person), "hello", world.Now));

        Assert.Equal(["menu", "Thank you, we have it."], both.CallsTo(person).Select(call => call.Call.Text));
        Assert.Equal((OutboundStatus.Suppressed, Reasons.MarketingOptedOut), await both.StandingAsync(RepliesWorld.ConversationOf(person), person.Request("advert")));
    }

    private static OptOutWay WayOf(string name) => OptOutWay.All.Single(way => way.Name == name);
}
