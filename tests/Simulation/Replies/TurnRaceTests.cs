using System.Diagnostics;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Workers that race for one conversation: replies and repetitions of their webhooks come to all of them at the same moment.</summary>
public sealed class TurnRaceTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int Rounds = 200;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Invoke_WorkersRaceForOneConversation_EveryReplyIsAnsweredByExactlyOneTurn(int size)
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var crew = new Crew(world, size);
        var counts = (Replies: 0, Answers: 0, Turns: 0, Again: 0);
        var started = Stopwatch.GetTimestamp();
        await using (ClockPump.Start(world.World.Clock))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var person = world.World.NewPerson();
                var isThrottled = round % 4 == 3;
                world.World.SetFaults(person, isThrottled ? FaultPlan.Script(new Fault.Throttle429()) : FaultPlan.None, FaultPlan.None);
                var replies = Send(world, person, round);
                await crew.DealAsync(world.Receive(), TimeSpan.FromMilliseconds(round % 10));
                counts.Again += await crew.RestAsync();

                var answers = await AnsweredOnce.CheckAsync(world, person, replies);
                var turns = crew.Watch.TakenIn(RepliesWorld.ConversationOf(person).Value);
                Assert.Equal(turns, (await world.HeadAsync(person))!.TurnFence);

                // Whoever finds an answer waiting for its next try gives the turn back at once, so only undisturbed rounds have as few turns as answers.
                Assert.InRange(turns, 1, isThrottled ? int.MaxValue : answers.Count);
                counts = (counts.Replies + replies.Count, counts.Answers + answers.Count, counts.Turns + turns, counts.Again);
            }
        }

        Assert.Equal(0, world.DeadLetters.Count().Total);
        Assert.Equal(0, world.Quarantine.Count().Total);
        Figures.Write(
            $"race for one conversation, {size} workers",
            $"{Rounds} rounds, {counts.Replies} replies, {counts.Answers} answers in {counts.Turns} turns, {counts.Again} further deliveries, "
            + $"{crew.Watch.Rivals} transactions in each other's way, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s",
            output);
    }

    // Neighbours in the queue are dealt to different workers, so a repetition meets its original.
    private static List<string> Send(RepliesWorld world, Person person, int round)
    {
        var ids = Enumerable.Range(0, 1 + (round % 5)).Select(number => Webhooks.Id(person, $"{number}")).ToList();
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            QueueMessage webhook = Webhooks.Text(person, id, $"reply {number}", world.Now);
            world.Queue.Send(webhook);
            if (ids.Count == 1 || (round + number) % 3 == 0)
                world.Queue.Send(webhook);
        }

        return ids;
    }
}
