using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class LocalQueuesTests
{
    private readonly QueueClock clock = new();

    [Fact]
    public void Create_NewName_MakesAQueueWhereTheOthersAre()
    {
        var queues = LocalQueues.Of(new LocalQueue(new() { Name = "one", Region = "eu-central-1", AccountId = "111111111111" }, clock));

        var created = Assert.IsType<CreateAnswer.Created>(queues.Create(queues.OptionsOf("two")));

        Assert.Equal("arn:aws:sqs:eu-central-1:111111111111:two", created.Queue.Options.Arn);
        Assert.Equal(clock.GetUtcNow(), created.Queue.CreatedAt);
        Assert.Same(created.Queue, queues.FindByArn(created.Queue.Options.Arn));
        Assert.IsType<CreateAnswer.Exists>(queues.Create(queues.OptionsOf("two")));
    }

    [Fact]
    public void Create_WithinAMinuteOfTheDeletion_IsRefused()
    {
        var queue = new LocalQueue(new() { Name = "one" }, clock);
        var queues = new LocalQueues { Time = clock };
        queues.Add(queue);
        queues.Delete(queue);

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(QueueRefusalKind.QueueDeletedRecently, Assert.IsType<CreateAnswer.Refused>(queues.Create(queues.OptionsOf("one"))).Refusal.Kind);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<CreateAnswer.Created>(queues.Create(queues.OptionsOf("one")));
    }

    [Fact]
    public async Task Delete_WhileSomebodyWaits_EndsTheWaitAndRefusesEverything()
    {
        var queue = new LocalQueue(new() { Name = "one" }, clock);
        var queues = LocalQueues.Of(queue);
        var waiting = queue.ReceiveAsync(new() { Wait = TimeSpan.FromSeconds(20) }, CancellationToken.None);
        await clock.WhenWaitedForAsync().WaitAsync(TimeSpan.FromSeconds(30));

        queues.Delete(queue);

        Assert.Equal(QueueRefusalKind.QueueDoesNotExist, Assert.IsType<ReceiveAnswer.Refused>(await waiting).Refusal.Kind);
        Assert.IsType<SendAnswer.Refused>(queue.Send(new("late")));
        Assert.Null(queues.Find("one"));
    }

    [Fact]
    public void Create_DeadLettersAnew_TakesTheLettersOfTheQueuesThatNameThem()
    {
        var dead = new LocalQueue(new() { Name = "dead" }, clock);
        var work = new LocalQueue(new() { Name = "work", Redrive = new(dead, 1) }, clock);
        var queues = LocalQueues.Of(dead, work);
        work.Send(new("one"));
        work.Receive(new() { Visibility = TimeSpan.Zero });
        queues.Delete(dead);

        work.Receive(new());
        Assert.Equal(1, work.Count().Total);

        clock.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.IsType<CreateAnswer.Created>(queues.Create(queues.OptionsOf("dead"))).Queue;
        work.Receive(new());
        Assert.Equal((0, 1), (work.Count().Total, again.Count().Total));
    }

    [Fact]
    public void Change_Options_HoldFromThenOn()
    {
        var test = new QueueUnderTest();
        test.Send("old");
        var created = test.Queue.ChangedAt;
        test.Clock.Advance(TimeSpan.FromMinutes(2));

        test.Queue.Change(options => options with { Retention = TimeSpan.FromMinutes(1), MessageSizeMax = 1024, VisibilityTimeout = TimeSpan.FromSeconds(7) });

        Assert.Equal((0, created.AddMinutes(2)), (test.Queue.Count().Total, test.Queue.ChangedAt));
        Assert.IsType<SendAnswer.Refused>(test.Queue.Send(new(new string('x', 1025))));
        test.Send("new");
        test.Receive();
        test.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(["new"], test.Bodies());
        Assert.Throws<ArgumentException>(() => test.Queue.Change(options => options with { Name = "other" }));
    }

    [Fact]
    public void Receive_OutOfOrder_GivesEachOnceInAnOrderThatTheSeedRepeats()
    {
        string[] Run(int seed)
        {
            var test = new QueueUnderTest(options => options with { DeliverOutOfOrder = Reordering.Seeded(seed, 5) });
            for (var index = 0; index < 20; index++)
                test.Send($"{index}");
            return [.. test.Bodies(), .. test.Bodies()];
        }

        var inOrder = Enumerable.Range(0, 20).Select(index => $"{index}").ToArray();
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(inOrder, Run(1));
        Assert.NotEqual(Run(2), Run(1));
        Assert.Equal(inOrder.Order(StringComparer.Ordinal), Run(1).Order(StringComparer.Ordinal));
    }
}
