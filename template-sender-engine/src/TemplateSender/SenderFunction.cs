using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Engines.Conversations;
using Engines.Lambda;
using Microsoft.Extensions.Logging;

namespace TemplateSender;

/// <summary>The function: takes a batch from the queue, sends what can be sent, and names the records that SQS has to deliver again.</summary>
public sealed class SenderFunction
{
    /// <summary>Kept back from the invocation, so that what came of the last calls can still be recorded.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);

    /// <summary>Workers' clocks may differ by 5 s each way; no worker may take another for dead that is still allowed to run.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(15);

    private readonly Preparation preparation;
    private readonly HeadStore heads;
    private readonly OutboundMachine machine;
    private readonly BatchRunner runner;
    private readonly SenderHost host;

    internal SenderFunction(Preparation preparation, HeadStore heads, OutboundMachine machine, BatchRunner runner, SenderHost host) =>
        (this.preparation, this.heads, this.machine, this.runner, this.host) = (preparation, heads, machine, runner, host);

    /// <summary>Handles one batch.</summary>
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        using var deadline = InvocationDeadline.Start(context, Reserve, host.Time);
        using var trace = LogScope.Begin(LogScope.TraceId, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "");
        var records = batch.Records ?? [];
        var tally = new SenderTally(host.NewMetrics(), host.DeadLetters);

        var prepared = await PrepareAsync(records, deadline.Token).ConfigureAwait(false);
        var window = new AttemptWindow(context.AwsRequestId, deadline.EndsAt + LeaseMargin, deadline.Token);
        var known = await ReadHeadsAsync(prepared, deadline.Token).ConfigureAwait(false);

        var response = await runner.RunAsync(
            records,
            record => OrderKey(prepared[record], record),
            (record, _) => WorkAsync(record, prepared[record], known, window, tally),
            deadline,
            CancellationToken.None).ConfigureAwait(false);
        tally.Flush();
        return response;
    }

    private async Task<Dictionary<SQSEvent.SQSMessage, Prepared>> PrepareAsync(List<SQSEvent.SQSMessage> records, CancellationToken cancellationToken)
    {
        var prepared = new Dictionary<SQSEvent.SQSMessage, Prepared>(records.Count, ReferenceEqualityComparer.Instance);
        var pending = new Task<Prepared>[records.Count];
        for (var i = 0; i < records.Count; i++)
            pending[i] = preparation.PrepareAsync(records[i].Body ?? "", cancellationToken);
        for (var i = 0; i < records.Count; i++)
            prepared[records[i]] = await pending[i].ConfigureAwait(false);
        return prepared;
    }

    /// <summary>Reads the heads of all conversations of the batch at once; if that fails, every message that needs one fails alone, with the same cause.</summary>
    private async Task<Heads> ReadHeadsAsync(Dictionary<SQSEvent.SQSMessage, Prepared> prepared, CancellationToken cancellationToken)
    {
        var conversations = prepared.Values.OfType<Prepared.Ready>().Select(ready => ready.Message.Record.Conversation).ToHashSet();
        if (conversations.Count == 0)
            return new(null, null);
        try
        {
            return new(await heads.ReadAsync(conversations, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new(null, failure);
        }
    }

    private async Task<Disposition> WorkAsync(SQSEvent.SQSMessage record, Prepared prepared, Heads known, AttemptWindow window, SenderTally tally)
    {
        switch (prepared)
        {
            case Prepared.Rejected rejected:
                host.Log.Rejected(record.MessageId, rejected.Reason, rejected.Detail);
                return new Disposition.DeadLetter(rejected.Reason, rejected.Detail);
            case Prepared.Faulted { Failure: CompanyDataException data }:
                host.Log.CompanyUnusable(record.MessageId, data.Path, data.Problem);
                throw data;
            case Prepared.Faulted faulted:
                ExceptionDispatchInfo.Throw(faulted.Failure);
                throw new UnreachableException();
        }

        if (known.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);

        var message = ((Prepared.Ready)prepared).Message;
        using var request = LogScope.Begin(LogScope.RequestId, message.Record.RequestId);
        using var conversation = LogScope.Begin(LogScope.ConversationId, message.Record.Conversation.Value);
        var head = known.Found?.GetValueOrDefault(message.Record.Conversation);
        var result = await machine.SendAsync(message, head, window, CancellationToken.None).ConfigureAwait(false);
        return Conclude(result, tally);
    }

    private Disposition Conclude(OutboundResult result, SenderTally tally)
    {
        tally.Count(result);
        switch (result)
        {
            case OutboundResult.Settled settled:
                host.Log.Settled(settled.Status.ToWord(), settled.Reason, settled.IsNew);
                return Disposition.Finished;
            case OutboundResult.Wait wait:
                host.Log.Waiting(wait.Reason, wait.Cause, (long)wait.For.TotalMilliseconds);
                return new Disposition.Redeliver(wait.For, wait.Reason);
            case OutboundResult.GiveUp up:
                host.Log.GivenUp(up.Reason, up.Detail);
                return new Disposition.DeadLetter(up.Reason, up.Detail);
            default:
                throw new UnreachableException();
        }
    }

    // Messages to the same person go out in the order of the batch; what has no conversation has nobody to wait for.
    private static string OrderKey(Prepared prepared, SQSEvent.SQSMessage record) =>
        prepared is Prepared.Ready ready ? ready.Message.Record.Conversation.Value : record.MessageId;

    private sealed record Heads(IReadOnlyDictionary<ConversationId, ConversationHead>? Found, Exception? Failure);
}
