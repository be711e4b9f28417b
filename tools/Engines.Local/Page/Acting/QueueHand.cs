using Engines.Local.Queues;

namespace Engines.Local.Page.Acting;

/// <summary>Takes one message out of a queue as a receiver would: whoever works on the queue at the same time never gets it too.</summary>
internal static class QueueHand
{
    // Long enough for what is done with it, short enough that a page which dies in between blocks nobody.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>Receives the message of an id; null where it is not there or somebody else has it. What was received on the way goes back at once.</summary>
    public static ReceivedMessage? Take(LocalQueue queue, string messageId)
    {
        ReceivedMessage? found = null;
        var others = new List<ReceivedMessage>();
        for (var left = queue.Count().Visible; left > 0 && found is null;)
        {
            var received = ReceiveMany(queue);
            if (received.Count == 0)
                break;
            left -= received.Count;
            found = received.FirstOrDefault(message => message.MessageId == messageId);
            others.AddRange(received.Where(message => message != found));
        }

        foreach (var other in others)
            queue.ChangeVisibility(other.ReceiptHandle, TimeSpan.Zero);
        return found;
    }

    /// <summary>Receives as many as one call gives.</summary>
    public static IReadOnlyList<ReceivedMessage> ReceiveMany(LocalQueue queue) =>
        queue.Receive(new() { MessagesMax = QueueOptions.ReceiveMax, Visibility = Hold }) is ReceiveAnswer.Received received ? received.Messages : [];
}
