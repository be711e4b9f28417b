namespace Engines.Local.Queues;

/// <summary>A standard SQS queue in memory, with the semantics that its users have to live with.</summary>
/// <remarks>
/// Delivery is in order of visibility, which SQS does not promise; whoever relies on it will be caught by <see cref="QueueOptions.DeliverTwice"/>
/// and by messages that come back.
/// </remarks>
public sealed class LocalQueue(QueueOptions options, TimeProvider time)
{
    private static readonly TimeSpan PurgePause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DeadLetterPause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly MessageShelf shelf = new();
    private readonly ChangeSignal changes = new();
    private DateTimeOffset? purgedAt;

    public QueueOptions Options { get; } = options;

    public DateTimeOffset CreatedAt { get; } = time.GetUtcNow();

    /// <summary>Completes at the next change: something sent, received, deleted, moved or made visible by its receiver.</summary>
    /// <remarks>Time alone changes nothing here: a message that becomes visible by itself raises no signal.</remarks>
    public Task NextChange => changes.Next;

    public SendAnswer Send(QueueMessage message, TimeSpan? delay = null)
    {
        if (MessageRules.Check(message, delay) is { } refusal)
            return new SendAnswer.Refused(refusal);

        var now = time.GetUtcNow();
        var stored = new StoredMessage(Options.NewMessageId().ToString(), message, now) { VisibleAt = now + (delay ?? Options.Delay) };
        return Store(stored, now)
            ? new SendAnswer.Sent(stored.MessageId)
            : new SendAnswer.Refused(new(QueueRefusalKind.OverLimit, $"The local queue {Options.Name} holds {Options.MessagesMax} messages already."));
    }

    /// <summary>Receives what is visible, waiting for it as long as the request or the queue allows.</summary>
    public async Task<ReceiveAnswer> ReceiveAsync(ReceiveRequest request, CancellationToken cancellationToken)
    {
        var wait = request.Check() is null ? request.Wait ?? Options.ReceiveWait : TimeSpan.Zero;
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

        lock (gate)
        {
            var now = Sweep();
            if (shelf.Count >= Options.InFlightMax && CountAt(now).InFlight >= Options.InFlightMax)
                return new ReceiveAnswer.Refused(new(QueueRefusalKind.OverLimit, $"Too many messages in flight: {Options.InFlightMax}."));

            var delivered = Deliver(request, now);
            if (delivered.Count > 0)
                changes.Raise();
            return new ReceiveAnswer.Received(delivered);
        }
    }

    /// <summary>Deletes the message of a delivery. An old receipt succeeds and deletes nothing, as in SQS.</summary>
    public QueueAnswer Delete(string receiptHandle)
    {
        if (Parse(receiptHandle) is not { } handle)
            return InvalidHandle(receiptHandle);

        lock (gate)
        {
            Sweep();
            if (shelf.Find(handle.Sequence) is { } stored && stored.Receive == handle.Receive)
            {
                shelf.Remove(stored);
                changes.Raise();
            }

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
            if (shelf.Find(handle.Sequence) is not { } stored || stored.Receive != handle.Receive)
            {
                return new QueueAnswer.Refused(QueueRefusal.Invalid(
                    $"Value {receiptHandle} for parameter ReceiptHandle is invalid. "
                    + "Reason: Message does not exist or is not available for visibility timeout change."));
            }

            if (stored.StateAt(now) != QueuedState.InFlight)
                return new QueueAnswer.Refused(new(QueueRefusalKind.MessageNotInflight, "The specified message isn't in flight."));
            if (now + visibility > stored.LastReceivedAt + QueueOptions.VisibilityMax)
                return new QueueAnswer.Refused(QueueRefusal.Invalid("Total VisibilityTimeout for the message is beyond the limit [43200 seconds]."));

            shelf.Hide(stored, now + visibility);
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
                    QueueRefusalKind.PurgeQueueInProgress, $"Only one PurgeQueue operation on {Options.Name} is allowed every 60 seconds."));
            }

            purgedAt = now;
            shelf.Clear();
            changes.Raise();
            return QueueAnswer.Ok;
        }
    }

    public QueueCounts Count()
    {
        lock (gate)
            return CountAt(Sweep());
    }

    /// <summary>Looks at messages without receiving them, those first that are visible first.</summary>
    public IReadOnlyList<QueuedMessage> Peek(int messagesMax)
    {
        lock (gate)
        {
            var now = Sweep();
            return [.. shelf.InOrderOfVisibility.Take(messagesMax).Select(message => message.ToQueued(now))];
        }
    }

    /// <summary>Waits until a message is visible, or for the time given; sleeps until something changes or the next message is due.</summary>
    /// <returns>Whether a message is visible.</returns>
    public async Task<bool> WaitForVisibleAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var change = changes.Next;
            var due = UntilNextVisible();
            var left = timeout - time.GetElapsedTime(started);
            if (due <= TimeSpan.Zero || left <= TimeSpan.Zero)
                return due <= TimeSpan.Zero;
            await SleepAsync(change, due < left ? due : left, cancellationToken);
        }
    }

    private async Task SleepAsync(Task change, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var alarm = Task.Delay(longest, time, woken.Token);
        await Task.WhenAny(change, alarm);
        await woken.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private TimeSpan UntilNextVisible()
    {
        lock (gate)
        {
            var now = Sweep();
            return shelf.Next is { } next ? next.VisibleAt - now : TimeSpan.MaxValue;
        }
    }

    private bool Store(StoredMessage stored, DateTimeOffset now)
    {
        lock (gate)
        {
            shelf.RemoveExpired(now);
            if (shelf.Count >= Options.MessagesMax)
                return false;
            stored.ExpiresAt = stored.SentAt + Options.Retention;
            shelf.Add(stored);
            changes.Raise();
            return true;
        }
    }

    private List<ReceivedMessage> Deliver(ReceiveRequest request, DateTimeOffset now)
    {
        var taken = new List<StoredMessage>(request.MessagesMax);
        var eventBytes = 0L;
        while (taken.Count < request.MessagesMax && shelf.Next is { } next && next.VisibleAt <= now)
        {
            if (GiveUp(next, now))
                continue;

            eventBytes += next.EventBytes;
            if (eventBytes > request.EventBytesMax)
                break;

            // Out of sight until the answer is complete: one answer never holds a message twice, even with a visibility of zero.
            shelf.Hide(next, DateTimeOffset.MaxValue);
            taken.Add(next);
        }

        return [.. taken.Select(message => Hand(message, now, request.Visibility ?? Options.VisibilityTimeout))];
    }

    private ReceivedMessage Hand(StoredMessage message, DateTimeOffset now, TimeSpan visibility)
    {
        shelf.Hide(message, now + visibility);
        message.ReceiveCount++;
        message.Receive++;
        message.LastReceivedAt = now;
        if (message.FirstReceivedAt == default)
            message.FirstReceivedAt = now;

        var received = message.ToReceived(Options.Name);
        if (!message.IsEcho && Options.DeliverTwice(received))
            shelf.Add(EchoOf(message, now));
        return received;
    }

    // True if the message is not to be delivered: it went to the dead letters, or it is an echo that had its turn.
    private bool GiveUp(StoredMessage message, DateTimeOffset now)
    {
        if (message.IsEcho && message.Receive > 0)
        {
            shelf.Remove(message);
            return true;
        }

        if (Options.Redrive is not { } redrive || message.IsEcho || message.ReceiveCount < redrive.ReceivesMax)
            return false;

        // Nothing is lost to a full dead-letter queue: the message stays and tries again later.
        if (redrive.DeadLetters.Store(DeadLetterOf(message, now), now))
            shelf.Remove(message);
        else
            shelf.Hide(message, now + DeadLetterPause);

        changes.Raise();
        return true;
    }

    private StoredMessage DeadLetterOf(StoredMessage message, DateTimeOffset now) => new(message.MessageId, message.Message, message.SentAt)
    {
        VisibleAt = now,
        ReceiveCount = message.ReceiveCount,
        FirstReceivedAt = message.FirstReceivedAt,
        DeadLetterSourceArn = Options.Arn,
    };

    private static StoredMessage EchoOf(StoredMessage original, DateTimeOffset now) =>
        new(original.MessageId, original.Message, original.SentAt)
        {
            IsEcho = true,
            VisibleAt = now,
            ExpiresAt = original.ExpiresAt,
            ReceiveCount = original.ReceiveCount - 1,
            FirstReceivedAt = original.FirstReceivedAt,
            DeadLetterSourceArn = original.DeadLetterSourceArn,
        };

    private DateTimeOffset Sweep()
    {
        var now = time.GetUtcNow();
        shelf.RemoveExpired(now);
        return now;
    }

    private QueueCounts CountAt(DateTimeOffset now)
    {
        int visible = 0, inFlight = 0, delayed = 0;
        foreach (var message in shelf.InOrderOfVisibility)
        {
            switch (message.StateAt(now))
            {
                case QueuedState.Visible: visible++; break;
                case QueuedState.InFlight: inFlight++; break;
                default: delayed++; break;
            }
        }

        return new(visible, inFlight, delayed);
    }

    private ReceiptHandle? Parse(string receiptHandle) =>
        ReceiptHandle.TryParse(receiptHandle, out var handle) && handle.Queue == Options.Name ? handle : null;

    private static QueueAnswer.Refused InvalidHandle(string receiptHandle) =>
        new(new(QueueRefusalKind.ReceiptHandleIsInvalid, $"The input receipt handle \"{receiptHandle}\" is not a valid receipt handle."));
}
