using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation;

/// <summary>
/// Kills the worker at every I/O of every story: before the request leaves, after the other side has done its work, and after the answer was read. Then
/// lets the lease run out, delivers again, and holds the end against the promises.
/// </summary>
public sealed class CrashAtEveryStepTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    public static TheoryData<string> EveryScenario => new(Scenarios.All.Select(scenario => scenario.Name));

    [Theory, MemberData(nameof(EveryScenario))]
    public async Task Play_WorkerDiesAnywhere_KeepsEveryPromise(string name)
    {
        var scenario = Scenarios.All.Single(scenario => scenario.Name == name);
        await using var world = await World.CreateAsync(tables);

        var quiet = new Story(world, scenario);
        Assert.Equal(scenario.Ends, await quiet.PlayAsync());

        var cases = 0;
        for (var delivery = 0; delivery < quiet.Deliveries.Count; delivery++)
        {
            for (var io = 1; io <= quiet.Deliveries[delivery].Count; io++)
            {
                foreach (var point in Enum.GetValues<CrashPoint>())
                {
                    CrashPlan[] crashes = [.. Enumerable.Repeat(CrashPlan.None, delivery), new(io, point)];
                    await new Story(world, scenario).PlayAsync(crashes);
                    cases++;
                }
            }
        }

        Assert.True(cases > 0);
        Figures.Write($"crash at every step: {name}", $"{cases} cases", output);
    }
}
