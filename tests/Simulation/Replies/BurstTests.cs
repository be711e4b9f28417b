using System.Collections.Concurrent;
using System.Diagnostics;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Much at once: a hundred replies of one person, and a thousand people with one reply each.</summary>
public sealed class BurstTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int BatchSize = 10;

    [Fact]
    public async Task Invoke_AHundredRepliesToOneConversation_AreAllAnsweredInTheirOrder()
    {
        const int Replies = 100;
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var crew = new Crew(world, Replies / BatchSize);
        var person = world.World.NewPerson();
        var ids = Enumerable.Range(0, Replies).Select(number => Webhooks.Id(person, $"{number}")).ToList();
        foreach (var id in ids)
            world.Queue.Send(Webhooks.Text(person, id, "hello", world.Now));

        var started = Stopwatch.GetTimestamp();
        int again;
        await using (ClockPump.Start(world.World.Clock))
        {
            await crew.DealAsync([.. Enumerable.Range(0, Replies / BatchSize).SelectMany(_ => world.Receive(BatchSize))]);
            again = await crew.RestAsync();
        }

        // Each answer covers a stretch of the order in which replies were recorded, and later answers cover later stretches.
        var answers = await AnsweredOnce.CheckAsync(world, person, ids);
        var order = answers.SelectMany(replies => replies).ToList();
        Assert.NotEmpty(crew.Watch.Pending);
        Assert.All(crew.Watch.Pending, seen => Assert.Equal(seen, order.Skip(order.IndexOf(seen[0])).Take(seen.Count)));
        Assert.Equal(crew.Watch.TakenIn(RepliesWorld.ConversationOf(person).Value), (await world.HeadAsync(person))!.TurnFence);
        Assert.Equal(0, world.DeadLetters.Count().Total);
        Figures.Write(
            "burst of 100 replies to one conversation, 10 workers",
            $"{answers.Count} answers, {again} further deliveries, {crew.Watch.Rivals} transactions in each other's way, order held against "
            + $"{crew.Watch.Pending.Count} lists of pending replies, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s",
            output);
    }

    [Fact]
    public async Task Invoke_AThousandConversationsAtOnce_AreEachAnsweredOnce()
    {
        const int Conversations = 1000;
        await using var world = await RepliesWorld.CreateAsync(tables);
        using var crew = new Crew(world, 8);
        var people = Enumerable.Range(0, Conversations).Select(_ => world.World.NewPerson()).ToList();
        foreach (var person in people)
            world.Queue.Send(Webhooks.Text(person, Webhooks.Id(person), "hello", world.Now));

        var started = Stopwatch.GetTimestamp();
        var batches = new ConcurrentQueue<IReadOnlyList<ReceivedMessage>>(Enumerable.Range(0, Conversations / BatchSize).Select(_ => world.Receive(BatchSize)));
        int again;
        await using (ClockPump.Start(world.World.Clock))
        {
            await Task.WhenAll(crew.Workers.Select(async worker =>
            {
                while (batches.TryDequeue(out var batch))
                    await world.WorkAsync(worker, batch);
            }));
            again = await crew.RestAsync();
        }

        var took = Stopwatch.GetElapsedTime(started);
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (person, _) =>
            Assert.Single(await AnsweredOnce.CheckAsync(world, person, [Webhooks.Id(person)])));
        Assert.Equal(Conversations, world.World.Ledger.Entries.Count);
        Assert.Equal(0, world.DeadLetters.Count().Total);
        Figures.Write("burst over 1,000 conversations, 8 workers", $"{Conversations} answers, {again} further deliveries, {took.TotalSeconds:F0} s", output);
    }
}
