namespace Engines.Local.Queues;

/// <summary>An SQS queue in memory, standard or FIFO by its name, with the semantics that its users have to live with.</summary>
/// <remarks>
/// A standard queue delivers in order of visibility, which SQS does not promise; whoever relies on it is caught by <see cref="QueueOptions.DeliverOutOfOrder"/>,
/// by <see cref="QueueOptions.DeliverTwice"/> and by messages that come back.
/// </remarks>
public sealed class LocalQueue
{
    private static readonly TimeSpan PurgePause = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly MessageShelf shelf;
    private readonly Deduplication sentLately = new();
    private readonly ChangeSignal changes = new();
    private readonly TimeProvider time;
    private volatile QueueOptions options;
    private DateTimeOffset? purgedAt;
    private bool isClosed;

    public LocalQueue(QueueOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (this.options, this.time) = (options, time);
        shelf = new(options.IsFifo);
        CreatedAt = ChangedAt = time.GetUtcNow();
    }

    /// <summary>How it behaves now.</summary>
    public QueueOptions Options => options;

    public DateTimeOffset CreatedAt { get; }

    /// <summary>When its options were changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Completes at the next change: something sent, received, deleted, moved or made visible by its receiver, or other options.</summary>
    /// <remarks>Time alone changes nothing here: a message that becomes visible by itself raises no signal.</remarks>
    public Task NextChange => changes.Next;

    internal TimeProvider Time => time;

    public SendAnswer Send(QueueMessage message, TimeSpan? delay = null)
    {
        var rules = options;
        if ((MessageRules.Check(message, delay, rules.MessageSizeMax) ?? FifoRules.Check(message, delay, rules)) is { } refusal)
            return new SendAnswer.Refused(refusal);

        lock (gate)
        {
            var now = Sweep();
            return options.IsFifo ? SendOnce(message, now) : Send(message, now, delay ?? options.Delay);
        }
    }

    /// <summary>Receives what is visible, waiting for it as long as the request or the queue allows.</summary>
    public async Task<ReceiveAnswer> ReceiveAsync(ReceiveRequest request, CancellationToken cancellationToken)
    {
        var wait = request.Check() is null ? request.Wait ?? options.ReceiveWait : TimeSpan.Zero;
        var started = time.GetTimestamp();
        while (true)
        {
            var answer = Receive(request);
            var left = wait - time.GetElapsedTime(started);
            if (answer is not ReceiveAnswer.Received { Messages.Count: 0 } || left <= TimeSpan.Zero)
                return answer;
            await WaitForVisibleAsync(left, cancellationToken);
        }
    }

    /// <summary>Receives what is visible now.</summary>
    public ReceiveAnswer Receive(ReceiveRequest request)
    {
        if (request.Check() is { } refusal)
            return new ReceiveAnswer.Refused(refusal);

        var givenUp = new List<StoredMessage>();
        var answer = Receive(request, givenUp);
        foreach (var message in givenUp)
            Transfer.GiveUp(this, message);
        return answer;
    }

    /// <summary>Deletes the message of a delivery.</summary>
    /// <remarks>An old receipt succeeds and deletes nothing in a standard queue; a FIFO queue refuses it, and a receipt whose visibility has ended.</remarks>
    public QueueAnswer Delete(string receiptHandle)
    {
        if (Parse(receiptHandle) is not { } handle)
            return InvalidHandle(receiptHandle);

        lock (gate)
        {
            Sweep();
            if (isClosed)
                return new QueueAnswer.Refused(QueueRefusal.NoQueue);
            if (shelf.Find(handle.Sequence) is not { } stored)
                return QueueAnswer.Ok;
            var isCurrent = stored.Receive == handle.Receive;
            if (options.IsFifo && (!isCurrent || stored.State != QueuedState.InFlight))
                return new QueueAnswer.Refused(QueueRefusal.OfHandle(receiptHandle, "The receipt handle has expired."));
            if (!isCurrent)
                return QueueAnswer.Ok;

            shelf.Remove(stored);
            changes.Raise();
            return QueueAnswer.Ok;
        }
    }

    /// <summary>Lets the message of a delivery come back at another time, counted from now.</summary>
    public QueueAnswer ChangeVisibility(string receiptHandle, TimeSpan visibility)
    {
        if (visibility < TimeSpan.Zero || visibility > QueueOptions.VisibilityMax)
            return new QueueAnswer.Refused(QueueRefusal.OutOfRange("VisibilityTimeout", visibility.TotalSeconds, "between 0 and 43200"));
        if (Parse(receiptHandle) is not { } handle)
            return InvalidHandle(receiptHandle);

        lock (gate)
        {
            var now = Sweep();
            if (isClosed)
                return new QueueAnswer.Refused(QueueRefusal.NoQueue);
            if (shelf.Find(handle.Sequence) is not { } stored || stored.Receive != handle.Receive)
                return new QueueAnswer.Refused(QueueRefusal.OfHandle(receiptHandle, "Message does not exist or is not available for visibility timeout change."));
            if (stored.State != QueuedState.InFlight)
                return new QueueAnswer.Refused(new(QueueRefusalKind.MessageNotInflight, "The specified message isn't in flight."));
            if (now + visibility > stored.LastReceivedAt + QueueOptions.VisibilityMax)
                return new QueueAnswer.Refused(QueueRefusal.Invalid("Total VisibilityTimeout for the message is beyond the limit [43200 seconds]."));

            shelf.Hide(stored, now + visibility, now);
            changes.Raise();
            return QueueAnswer.Ok;
        }
    }

    /// <summary>Deletes everything; refused within 60 seconds of the last time.</summary>
    public QueueAnswer Purge()
    {
        lock (gate)
        {
            var now = Sweep();
            if (purgedAt is { } last && now - last < PurgePause)
            {
                return new QueueAnswer.Refused(new(
                    QueueRefusalKind.PurgeQueueInProgress, $"Only one PurgeQueue operation on {options.Name} is allowed every 60 seconds."));
            }

            purgedAt = now;
            shelf.Clear();
            changes.Raise();
            return QueueAnswer.Ok;
        }
    }

    /// <summary>Lets the queue behave otherwise from now on.</summary>
    /// <param name="change">Makes the new options of those that hold; the queue cannot be used meanwhile.</param>
    /// <exception cref="ArgumentException">The new options are those of a queue with another name.</exception>
    public void Change(Func<QueueOptions, QueueOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
        {
            var now = Sweep();
            var (before, after) = (options, change(options));
            if (after.Arn != before.Arn)
                throw new ArgumentException($"{before.Arn} cannot become {after.Arn}.", nameof(change));

            (options, ChangedAt) = (after, now);
            if (after.Retention != before.Retention)
                shelf.Retain(after.Retention);
            if (after.IsFifo && after.Delay != before.Delay)
                shelf.Delay(after.Delay, now);
            shelf.Sweep(now);
            changes.Raise();
        }
    }

    public QueueCounts Count()
    {
        lock (gate)
        {
            Sweep();
            return shelf.Counts;
        }
    }

    /// <summary>Looks at messages without receiving them, those first that are visible first.</summary>
    public IReadOnlyList<QueuedMessage> Peek(int messagesMax)
    {
        lock (gate)
        {
            Sweep();
            return [.. shelf.InOrderOfVisibility.Take(messagesMax).Select(message => message.ToQueued())];
        }
    }

    /// <summary>Waits until a message is visible, or for the time given; sleeps until something changes or the next message is due.</summary>
    /// <returns>Whether a message is visible.</returns>
    public Task<bool> WaitForVisibleAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        changes.WaitAsync(UntilNextVisible, timeout, time, cancellationToken);

    /// <summary>Ends the queue: everything in it is gone, and whoever uses it hears that it does not exist.</summary>
    internal void Close()
    {
        lock (gate)
        {
            isClosed = true;
            shelf.Clear();
            changes.Raise();
        }
    }

    /// <summary>Takes the message that is next out of sight, for somebody who moves it; null if nothing is visible.</summary>
    internal StoredMessage? TakeNext()
    {
        lock (gate)
        {
            Sweep();
            if (shelf.Next(null, Reordering.None) is { } next)
            {
                shelf.Take(next);
                return next;
            }

            return null;
        }
    }

    /// <summary>Ends what <see cref="TakeNext"/> or giving up began.</summary>
    /// <param name="message">The message.</param>
    /// <param name="pause">How long it stays hidden here; null where it lies elsewhere now.</param>
    internal void Settle(StoredMessage message, TimeSpan? pause)
    {
        lock (gate)
        {
            // Meanwhile it may have been deleted, purged or grown too old.
            var now = Sweep();
            if (shelf.Find(message.Sequence) != message)
                return;
            if (pause is { } hidden)
                shelf.Hide(message, now + hidden, now);
            else
                shelf.Remove(message);
            changes.Raise();
        }
    }

    /// <summary>Takes in a message that comes from another queue.</summary>
    internal QueueRefusal? Accept(StoredMessage stored)
    {
        lock (gate)
            return Store(stored, Sweep());
    }

    private ReceiveAnswer Receive(ReceiveRequest request, List<StoredMessage> givenUp)
    {
        lock (gate)
        {
            var now = Sweep();
            if (isClosed)
                return new ReceiveAnswer.Refused(QueueRefusal.NoQueue);

            var room = options.InFlightMax - shelf.Counts.InFlight;
            if (room <= 0 && !options.IsFifo)
                return new ReceiveAnswer.Refused(new(QueueRefusalKind.OverLimit, $"Too many messages in flight: {options.InFlightMax}."));

            var delivered = new Delivery(shelf, options, now).Deliver(request with { MessagesMax = Math.Min(request.MessagesMax, room) }, givenUp);
            if (delivered.Count > 0)
                changes.Raise();
            return new ReceiveAnswer.Received(delivered);
        }
    }

    private SendAnswer SendOnce(QueueMessage message, DateTimeOffset now)
    {
        var id = message.DeduplicationId ?? Deduplication.IdOf(message.Body);
        var key = options.DeduplicatesByGroup ? $"{message.GroupId}\n{id}" : id;
        if (sentLately.Find(key, now) is { } first)
            return first;

        var answer = Send(message with { DeduplicationId = id }, now, options.Delay);
        if (answer is SendAnswer.Sent sent)
            sentLately.Remember(key, sent, now);
        return answer;
    }

    private SendAnswer Send(QueueMessage message, DateTimeOffset now, TimeSpan delay)
    {
        var stored = new StoredMessage(options.NewMessageId().ToString(), message, now) { VisibleAt = now + delay };
        return Store(stored, now) is { } refusal
            ? new SendAnswer.Refused(refusal)
            : new SendAnswer.Sent(stored.MessageId) { SequenceNumber = stored.SequenceNumber };
    }

    private QueueRefusal? Store(StoredMessage stored, DateTimeOffset now)
    {
        if (isClosed)
            return QueueRefusal.NoQueue;
        if (shelf.Count >= options.MessagesMax)
            return new(QueueRefusalKind.OverLimit, $"The local queue {options.Name} holds {options.MessagesMax} messages already.");

        stored.ExpiresAt = stored.SentAt + options.Retention;
        shelf.Add(stored, now);
        changes.Raise();
        return null;
    }

    // A closed queue is always ready: to say that it is closed.
    private TimeSpan UntilNextVisible()
    {
        lock (gate)
        {
            var now = Sweep();
            return shelf.HasReceivable || isClosed ? TimeSpan.Zero : shelf.NextDue - now ?? TimeSpan.MaxValue;
        }
    }

    private DateTimeOffset Sweep()
    {
        var now = time.GetUtcNow();
        shelf.Sweep(now);
        return now;
    }

    private ReceiptHandle? Parse(string receiptHandle) =>
        ReceiptHandle.TryParse(receiptHandle, out var handle) && handle.Queue == options.Name ? handle : null;

    private static QueueAnswer.Refused InvalidHandle(string receiptHandle) =>
        new(new(QueueRefusalKind.ReceiptHandleIsInvalid, $"The input receipt handle \"{receiptHandle}\" is not a valid receipt handle."));
}
