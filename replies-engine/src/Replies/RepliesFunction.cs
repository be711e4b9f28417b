using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Engines.Conversations;
using Engines.Lambda;
using Replies.Intake;
using Replies.Turns;

namespace Replies;

/// <summary>
/// The function: writes down everything that a batch of webhooks says, then answers where somebody waits, and names the records that SQS has to
/// deliver again.
/// </summary>
public sealed class RepliesFunction
{
    /// <summary>Kept back from the invocation, so that what came of the last calls can still be recorded.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);

    /// <summary>Workers' clocks may differ by 5 s each way; no worker may take another for dead that is still allowed to run.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(15);

    private readonly Reception reception;
    private readonly TurnMachine turns;
    private readonly Quarantine quarantine;
    private readonly BatchRunner runner;
    private readonly RepliesHost host;

    internal RepliesFunction(Reception reception, TurnMachine turns, Quarantine quarantine, BatchRunner runner, RepliesHost host) =>
        (this.reception, this.turns, this.quarantine, this.runner, this.host) = (reception, turns, quarantine, runner, host);

    /// <summary>Handles one batch.</summary>
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        using var deadline = InvocationDeadline.Start(context, Reserve, host.Time);
        using var trace = LogScope.Begin(LogScope.TraceId, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "");
        var records = batch.Records ?? [];
        var tally = new RepliesTally(host.NewMetrics(), host.DeadLetters);

        var received = await TakeInAsync(records, tally, deadline.Token).ConfigureAwait(false);
        var window = new AttemptWindow(context.AwsRequestId, deadline.EndsAt + LeaseMargin, deadline.Token);
        var response = await runner.RunAsync(
            records,
            record => OrderKey(received[record], record),
            (record, _) => WorkAsync(record, received[record], window, tally),
            deadline,
            CancellationToken.None).ConfigureAwait(false);
        tally.Flush();
        return response;
    }

    /// <summary>Writes everything down before anything is answered, so that what arrived together is answered together.</summary>
    private async Task<Dictionary<SQSEvent.SQSMessage, Received>> TakeInAsync(
        List<SQSEvent.SQSMessage> records, RepliesTally tally, CancellationToken cancellationToken)
    {
        var received = new Dictionary<SQSEvent.SQSMessage, Received>(records.Count, ReferenceEqualityComparer.Instance);
        var pending = new Task<Received>[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i];
            pending[i] = reception.TakeAsync(ToDelivered(record), tally, cancellationToken);
        }

        for (var i = 0; i < records.Count; i++)
            received[records[i]] = await pending[i].ConfigureAwait(false);
        return received;
    }

    private async Task<Disposition> WorkAsync(SQSEvent.SQSMessage record, Received received, AttemptWindow window, RepliesTally tally)
    {
        switch (received)
        {
            case Received.Quarantined refused:
                host.Log.Quarantined(record.MessageId, refused.Reason, refused.Detail);
                await quarantine.PutAsync(record.Body ?? "", AttributesOf(record), (refused.Reason, refused.Detail), CancellationToken.None).ConfigureAwait(false);
                tally.Count(nameof(Received.Quarantined));
                return Disposition.Finished;
            case Received.Faulted { Failure: CompanyDataException data }:
                host.Log.CompanyUnusable(record.MessageId, data.Path, data.Problem);
                throw data;
            case Received.Faulted faulted:
                ExceptionDispatchInfo.Throw(faulted.Failure);
                return Disposition.Finished;
            case Received.Unworkable unworkable:
                host.Log.Unworkable(record.MessageId, unworkable.Reason, unworkable.Detail);
                var answered = await AnswerAsync(record, unworkable.Turns, window, tally).ConfigureAwait(false);
                return answered is Disposition.Redeliver ? answered : new Disposition.DeadLetter(unworkable.Reason, unworkable.Detail);
            default:
                return await AnswerAsync(record, ((Received.Taken)received).Turns, window, tally).ConfigureAwait(false);
        }
    }

    private async Task<Disposition> AnswerAsync(SQSEvent.SQSMessage record, IReadOnlyList<Speaker> speakers, AttemptWindow window, RepliesTally tally)
    {
        Disposition disposition = Disposition.Finished;
        var owner = new TurnOwner(record.MessageId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        foreach (var speaker in speakers)
        {
            using var conversation = LogScope.Begin(LogScope.ConversationId, speaker.Place.Conversation.Value);
            var end = await turns.RunAsync(speaker, owner, window).ConfigureAwait(false);
            tally.Count(end.Tally);
            if (end is not TurnEnd.Wait wait)
            {
                host.Log.Finished();
                continue;
            }

            // A message with several conversations comes back for the one that can go on first.
            host.Log.Waiting(wait.Reason, (long)wait.For.TotalMilliseconds);
            if (disposition is not Disposition.Redeliver other || wait.For < other.After)
                disposition = new Disposition.Redeliver(wait.For, wait.Reason);
        }

        return disposition;
    }

    private Delivered ToDelivered(SQSEvent.SQSMessage record)
    {
        var sentAt = record.Attributes is { } system && system.TryGetValue("SentTimestamp", out var sent) && long.TryParse(sent, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : host.Time.GetUtcNow();
        return new(record.MessageId, record.Body ?? "", AttributesOf(record), sentAt);
    }

    private static Dictionary<string, string> AttributesOf(SQSEvent.SQSMessage record)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in record.MessageAttributes ?? [])
        {
            if (value?.StringValue is { } text)
                attributes[name] = text;
        }

        return attributes;
    }

    // Messages to the same person go out in the order of the batch; what has no conversation has nobody to wait for.
    private static string OrderKey(Received received, SQSEvent.SQSMessage record) =>
        received is Received.Taken { Turns: [var first, ..] } ? first.Place.Conversation.Value : record.MessageId;
}
