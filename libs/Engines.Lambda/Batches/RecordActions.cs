using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>Carries out what was decided about one record.</summary>
internal sealed partial class RecordActions(BatchOptions options, SqsClient sqs, ILogger logger)
{
    private readonly ILogger logger = logger;

    /// <summary>True when the record is done and SQS may delete it.</summary>
    public Task<bool> ApplyAsync(SQSEvent.SQSMessage record, Disposition decided, CancellationToken cancellationToken) => decided switch
    {
        Disposition.Done => Task.FromResult(true),
        Disposition.Redeliver redelivery => HideAsync(record, redelivery, cancellationToken),
        Disposition.DeadLetter deadLetter => BuryAsync(record, deadLetter, cancellationToken),
        _ => Task.FromResult(false),
    };

    private async Task<bool> HideAsync(SQSEvent.SQSMessage record, Disposition.Redeliver redelivery, CancellationToken cancellationToken)
    {
        LogRedelivery(record.MessageId, redelivery.Reason, redelivery.After.TotalSeconds);
        try
        {
            await sqs.ChangeVisibilityAsync(options.QueueUrl, record.ReceiptHandle, redelivery.After, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The message comes again when the queue's own visibility timeout ends: at another time, but it comes.
            LogVisibilityFailed(failure, record.MessageId);
        }

        return false;
    }

    private async Task<bool> BuryAsync(SQSEvent.SQSMessage record, Disposition.DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        var attributes = DeadLetterAttributes.Of(record, deadLetter, out var dropped);
        if (dropped > 0)
            LogAttributesDropped(record.MessageId, dropped);

        try
        {
            await sqs.SendMessageAsync(options.DeadLetterQueueUrl, record.Body, attributes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogDeadLetterFailed(failure, record.MessageId, deadLetter.Reason);
            return false;
        }

        LogDeadLetter(record.MessageId, deadLetter.Reason, deadLetter.Detail);
        options.Buried(deadLetter);
        return true;
    }

    [LoggerMessage(1011, LogLevel.Information, "Message {MessageId} comes again: {Reason}, hidden for {HiddenSeconds} s.")]
    private partial void LogRedelivery(string messageId, string reason, double hiddenSeconds);

    [LoggerMessage(1012, LogLevel.Warning, "Message {MessageId} could not be hidden; it comes again when the queue's own timeout ends.")]
    private partial void LogVisibilityFailed(Exception failure, string messageId);

    [LoggerMessage(1013, LogLevel.Error, "Message {MessageId} went to the dead-letter queue: {Reason}, {Detail}.")]
    private partial void LogDeadLetter(string messageId, string reason, string detail);

    [LoggerMessage(1014, LogLevel.Error, "Message {MessageId} could not be put on the dead-letter queue ({Reason}) and comes again.")]
    private partial void LogDeadLetterFailed(Exception failure, string messageId, string reason);

    [LoggerMessage(1015, LogLevel.Warning, "{Dropped} attributes of message {MessageId} did not fit on its dead letter.")]
    private partial void LogAttributesDropped(string messageId, int dropped);
}
