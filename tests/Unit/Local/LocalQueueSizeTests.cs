using System.Diagnostics;
using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

/// <summary>A long queue must not be a slow one. The limits are many times what it takes, and far below what a walk through the queue at each step would.</summary>
public sealed class LocalQueueSizeTests
{
    private const int Messages = 50_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("work", 1)]
    [InlineData("work.fifo", 1)]
    [InlineData("work.fifo", 5_000)]
    public void SendReceiveDelete_ManyMessages_TakesTimeForEachAndNotForEachPair(string name, int groups)
    {
        var queue = new LocalQueue(new() { Name = name }, new QueueClock());
        var began = Stopwatch.GetTimestamp();
        for (var index = 0; index < Messages; index++)
            queue.Send(new($"{index}") { GroupId = $"{index % groups}", DeduplicationId = queue.Options.IsFifo ? $"{index}" : null });

        var received = 0;
        while (queue.Receive(new() { MessagesMax = 10 }) is ReceiveAnswer.Received { Messages: { Count: > 0 } messages })
        {
            received += messages.Count;
            Assert.Equal(Messages - received + messages.Count, queue.Count().Total);
            foreach (var message in messages)
                queue.Delete(message.ReceiptHandle);
        }

        Assert.Equal(Messages, received);
        Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"{Messages} messages took {Stopwatch.GetElapsedTime(began)}.");
    }

    [Fact]
    public void Receive_ManyInFlight_CountsThemWithoutAWalk()
    {
        var queue = new LocalQueue(new() { Name = "work", InFlightMax = Messages - 5 }, new QueueClock());
        for (var index = 0; index < Messages; index++)
            queue.Send(new($"{index}"));
        var began = Stopwatch.GetTimestamp();
        while (queue.Receive(new() { MessagesMax = 10 }) is ReceiveAnswer.Received { Messages.Count: > 0 })
        {
            // Everything that may be in flight.
        }

        Assert.Equal(new QueueCounts(5, Messages - 5, 0), queue.Count());
        Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"{Messages} messages took {Stopwatch.GetElapsedTime(began)}.");
    }
}
