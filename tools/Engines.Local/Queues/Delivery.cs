namespace Engines.Local.Queues;

/// <summary>Makes one answer to one receiver out of what is visible. Called with the queue's lock held.</summary>
internal sealed class Delivery(MessageShelf shelf, QueueOptions options, DateTimeOffset now)
{
    /// <summary>Takes what the request asks for, in flight from now on.</summary>
    /// <param name="request">What the receiver asks for.</param>
    /// <param name="givenUp">Gets the messages that were received too often; they are out of sight until somebody moves them.</param>
    public List<ReceivedMessage> Deliver(ReceiveRequest request, List<StoredMessage> givenUp)
    {
        var taken = new List<StoredMessage>();
        var eventBytes = 0L;
        StoredMessage? last = null;
        while (taken.Count < request.MessagesMax && shelf.Next(last, options.DeliverOutOfOrder) is { } next)
        {
            if (next.IsEcho && next.Receive > 0)
            {
                shelf.Remove(next);
                continue;
            }

            if (options.Redrive is { } redrive && !next.IsEcho && next.Receive >= redrive.ReceivesMax)
            {
                givenUp.Add(next);
            }
            else
            {
                eventBytes += next.EventBytes;
                if (eventBytes > request.EventBytesMax)
                    break;
                taken.Add(next);
            }

            // Out of sight until the answer is complete: one answer never holds a message twice, even with a visibility of zero.
            shelf.Take(next);
            last = next;
        }

        return [.. taken.Select(message => Hand(message, request.Visibility ?? options.VisibilityTimeout))];
    }

    private ReceivedMessage Hand(StoredMessage message, TimeSpan visibility)
    {
        message.ReceiveCount++;
        message.Receive++;
        message.LastReceivedAt = now;
        if (message.FirstReceivedAt == default)
            message.FirstReceivedAt = now;
        shelf.Hide(message, now + visibility, now);

        var received = message.ToReceived(options.Name);
        if (!options.IsFifo && !message.IsEcho && options.DeliverTwice(received))
            shelf.Add(message.Echo(now), now);
        return received;
    }
}
