using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class SendMessageBatch
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queue();
        var entries = Batch.Entries(call, "SendMessageBatchRequestEntry");
        var messages = entries.ToDictionary(entry => entry.Required("Id"), MessageReader.Read, StringComparer.Ordinal);

        var bytes = messages.Values.Sum(MessageRules.SizeBytes);
        if (bytes > QueueOptions.MessageBytesMax)
        {
            throw new SqsFault(
                SqsError.BatchTooLong, $"Batch requests cannot be longer than {QueueOptions.MessageBytesMax} bytes. You have sent {bytes} bytes.");
        }

        // SQS refuses the whole batch for want of a group, and not the entry alone.
        if (queue.Options.IsFifo && messages.Values.Any(message => message.GroupId is null))
            throw SqsFault.Invalid(FifoRules.GroupMissing);

        return Task.FromResult<JsonObject?>(Batch.Answer(entries, entry =>
            SendMessage.Send(queue, messages[entry.Required("Id")], entry.Seconds("DelaySeconds"))));
    }
}
