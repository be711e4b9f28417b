using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Queues.Sqs;

/// <summary>Finds the operation that a request names, runs it and writes what it says.</summary>
internal sealed class SqsDispatcher(QueueDirectory queues)
{
    private static readonly FrozenDictionary<string, Func<SqsCall, CancellationToken, Task<JsonObject?>>> Operations =
        new Dictionary<string, Func<SqsCall, CancellationToken, Task<JsonObject?>>>(StringComparer.Ordinal)
        {
            ["CancelMessageMoveTask"] = MessageMoveTasks.CancelAsync,
            ["ChangeMessageVisibility"] = ChangeMessageVisibility.RunAsync,
            ["ChangeMessageVisibilityBatch"] = ChangeMessageVisibility.BatchAsync,
            ["CreateQueue"] = CreateQueue.RunAsync,
            ["DeleteMessage"] = DeleteMessage.RunAsync,
            ["DeleteMessageBatch"] = DeleteMessage.BatchAsync,
            ["DeleteQueue"] = DeleteQueue.RunAsync,
            ["GetQueueAttributes"] = GetQueueAttributes.RunAsync,
            ["GetQueueUrl"] = GetQueueUrl.RunAsync,
            ["ListDeadLetterSourceQueues"] = ListQueues.SourcesAsync,
            ["ListMessageMoveTasks"] = MessageMoveTasks.ListAsync,
            ["ListQueueTags"] = QueueTags.ListAsync,
            ["ListQueues"] = ListQueues.RunAsync,
            ["PurgeQueue"] = PurgeQueue.RunAsync,
            ["ReceiveMessage"] = ReceiveMessage.RunAsync,
            ["SendMessage"] = SendMessage.RunAsync,
            ["SendMessageBatch"] = SendMessageBatch.RunAsync,
            ["SetQueueAttributes"] = SetQueueAttributes.RunAsync,
            ["StartMessageMoveTask"] = MessageMoveTasks.StartAsync,
            ["TagQueue"] = QueueTags.TagAsync,
            ["UntagQueue"] = QueueTags.UntagAsync,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly JsonProtocol Json = new();
    private static readonly QueryProtocol Query = new();

    public async Task HandleAsync(HttpContext context)
    {
        ISqsProtocol protocol = QueryProtocol.Speaks(context.Request) ? Query : Json;
        try
        {
            await RunAsync(protocol, context, context.RequestAborted);
        }
        catch (SqsFault fault)
        {
            await WriteErrorAsync(protocol, context, fault.Error, fault.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody is left to answer.
        }
        catch (Exception failure) when (failure is not BadHttpRequestException)
        {
            await WriteErrorAsync(protocol, context, SqsError.InternalFailure, failure.ToString());
        }
    }

    private async Task RunAsync(ISqsProtocol protocol, HttpContext context, CancellationToken cancellationToken)
    {
        Authorization.Check(context.Request.Headers.Authorization.ToString());
        using var request = await protocol.ReadAsync(context.Request, cancellationToken);
        if (!Operations.TryGetValue(request.Operation, out var operation))
            throw new SqsFault(SqsError.UnknownOperation, $"The operation '{request.Operation}' is not known here.");

        var answer = await operation(new(new SqsInput(request.Input.RootElement).AsObject("request"), queues), cancellationToken);
        await WriteAsync(protocol, context, StatusCodes.Status200OK, id => protocol.Write(request.Operation, answer, id));
    }

    private static Task WriteErrorAsync(ISqsProtocol protocol, HttpContext context, SqsError error, string message)
    {
        context.Response.Headers["x-amzn-query-error"] = $"{error.QueryCode};{error.Party}";
        return WriteAsync(protocol, context, error.Status, id => protocol.WriteError(error, message, id));
    }

    private static async Task WriteAsync(ISqsProtocol protocol, HttpContext context, int status, Func<string, ReadOnlyMemory<byte>> write)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        context.Response.StatusCode = status;
        context.Response.ContentType = protocol.ContentType;
        context.Response.Headers["x-amzn-RequestId"] = id;
        await context.Response.Body.WriteAsync(write(id), context.RequestAborted);
    }
}
