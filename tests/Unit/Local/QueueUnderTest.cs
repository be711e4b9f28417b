using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

/// <summary>A queue, its clock, and short names for what the tests do all the time.</summary>
internal sealed class QueueUnderTest
{
    public QueueUnderTest(Func<QueueOptions, QueueOptions>? change = null)
    {
        DeadLetters = new(new() { Name = "dead" }, Clock);
        var options = new QueueOptions { Name = "work", NewMessageId = NextId };
        Queue = new(change?.Invoke(options) ?? options, Clock);
    }

    public QueueClock Clock { get; } = new();

    public LocalQueue DeadLetters { get; }

    public LocalQueue Queue { get; }

    private int lastId;

    public static QueueUnderTest WithRedrive(int receivesMax)
    {
        var test = new QueueUnderTest();
        return new(test, receivesMax);
    }

    private QueueUnderTest(QueueUnderTest other, int receivesMax)
    {
        (Clock, DeadLetters) = (other.Clock, other.DeadLetters);
        Queue = new(new() { Name = "work", NewMessageId = NextId, Redrive = new(DeadLetters, receivesMax) }, Clock);
    }

    public string Send(string body, TimeSpan? delay = null) => Assert.IsType<SendAnswer.Sent>(Queue.Send(new(body), delay)).MessageId;

    public IReadOnlyList<ReceivedMessage> Receive(int messages = 10, TimeSpan? visibility = null) =>
        Assert.IsType<ReceiveAnswer.Received>(Queue.Receive(new() { MessagesMax = messages, Visibility = visibility })).Messages;

    public string[] Bodies() => [.. Receive().Select(message => message.Message.Body)];

    public static void AssertRefused(QueueRefusalKind kind, QueueAnswer answer) =>
        Assert.Equal(kind, Assert.IsType<QueueAnswer.Refused>(answer).Refusal.Kind);

    private Guid NextId() => new(++lastId, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
