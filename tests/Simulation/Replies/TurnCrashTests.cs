using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>
/// Kills the worker at every I/O of every story of the turn machine, and lets another reply arrive, and be worked on, between any two of its steps.
/// </summary>
public sealed class TurnCrashTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    public static TheoryData<string> EveryScenario => new(ReplyScenarios.All.Select(scenario => scenario.Name));

    [Theory, MemberData(nameof(EveryScenario))]
    public async Task Play_WorkerDiesAnywhere_NoReplyIsSkippedAndNoneAnsweredTwice(string name)
    {
        var scenario = ReplyScenarios.All.Single(scenario => scenario.Name == name);
        await using var world = await RepliesWorld.CreateAsync(tables);
        var quiet = new ReplyStory(world, scenario);
        await quiet.PlayAsync();

        var cases = 0;
        for (var delivery = 0; delivery < quiet.Deliveries.Count; delivery++)
        {
            for (var io = 1; io <= quiet.Deliveries[delivery].Count; io++)
            {
                foreach (var point in Enum.GetValues<CrashPoint>())
                {
                    CrashPlan[] crashes = [.. Enumerable.Repeat(CrashPlan.None, delivery), new(io, point)];
                    await new ReplyStory(world, scenario).PlayAsync(crashes);
                    cases++;
                }
            }
        }

        Assert.True(cases > 0);
        Figures.Write($"turn machine, crash at every step: {name}", $"{cases} cases", output);
    }

    [Theory, MemberData(nameof(EveryScenario))]
    public async Task Play_AnotherReplyArrivesBetweenAnyTwoSteps_NoReplyIsSkippedAndNoneAnsweredTwice(string name)
    {
        var scenario = ReplyScenarios.All.Single(scenario => scenario.Name == name);
        await using var world = await RepliesWorld.CreateAsync(tables);
        var quiet = new ReplyStory(world, scenario);
        await quiet.PlayAsync();

        var cases = 0;
        for (var io = 1; io <= quiet.Deliveries[0].Count; io++)
        {
            await new ReplyStory(world, scenario) { InterludeAt = io }.PlayAsync();
            await new ReplyStory(world, scenario) { InterludeAt = io }.PlayAsync(new CrashPlan(io, CrashPoint.BeforeTheAnswerIsRead));
            cases += 2;
        }

        Figures.Write($"turn machine, another reply between any two steps: {name}", $"{cases} cases", output);
    }

    [Theory]
    [InlineData("a text")]
    [InlineData("three at once")]
    [InlineData("throttled twice")]
    public async Task Play_MessageComesBackWhileItsOwnTurnStillRuns_NoReplyIsSkipped(string name)
    {
        var scenario = ReplyScenarios.All.Single(scenario => scenario.Name == name);
        await using var world = await RepliesWorld.CreateAsync(tables);
        var quiet = new ReplyStory(world, scenario);
        await quiet.PlayAsync();

        for (var io = 1; io <= quiet.Deliveries[0].Count; io++)
            await new ReplyStory(world, scenario) { ComesBackAtOnce = true }.PlayAsync(new CrashPlan(io, CrashPoint.AfterTheAnswerIsRead));
    }

    [Fact]
    public async Task Play_PersonSaysStopWhileAnAnswerIsDecided_GetsNoAnswer()
    {
        var scenario = ReplyScenarios.All.Single(scenario => scenario.Name == "a text");
        await using var world = await RepliesWorld.CreateAsync(tables);
        var quiet = new ReplyStory(world, scenario);
        await quiet.PlayAsync();

        // The last look at the person's wishes is the request before the claim; a stop that is recorded before it leaves is obeyed.
        var lastLook = quiet.Deliveries[0].ToList().FindIndex(request => request.EndsWith(".PutItem", StringComparison.Ordinal));
        Assert.EndsWith(".BatchGetItem", quiet.Deliveries[0][lastLook - 1], StringComparison.Ordinal);
        for (var io = 1; io <= lastLook; io++)
        {
            var story = new ReplyStory(world, scenario) { InterludeAt = io, InterludeText = "STOP" };
            await story.PlayAsync();
            Assert.DoesNotContain(world.World.Ledger.Entries, entry => entry.Call.Recipient == story.Person.Phone);
        }
    }
}
