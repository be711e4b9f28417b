using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Queues.Sqs;

/// <summary>Finds the operation that a request names, runs it and writes what it says.</summary>
internal sealed class SqsDispatcher(QueueDirectory queues)
{
    private const string TargetPrefix = "AmazonSQS.";
    private const string ContentType = "application/x-amz-json-1.0";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var answer = await RunAsync(context.Request, context.RequestAborted);
            await WriteAsync(context.Response, StatusCodes.Status200OK, answer, context.RequestAborted);
        }
        catch (SqsFault fault)
        {
            await WriteErrorAsync(context.Response, fault.Error, fault.Message, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody is left to answer.
        }
        catch (Exception failure) when (failure is not BadHttpRequestException)
        {
            await WriteErrorAsync(context.Response, SqsError.InternalFailure, failure.ToString(), context.RequestAborted);
        }
    }

    private async Task<JsonObject?> RunAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Authorization.Check(request.Headers.Authorization.ToString());

        var target = request.Headers["X-Amz-Target"].ToString();
        if (!HttpMethods.IsPost(request.Method) || !target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            || !Operations.TryGetValue(target[TargetPrefix.Length..], out var operation))
        {
            throw new SqsFault(SqsError.UnknownOperation, $"The operation '{target}' is not known here.");
        }

        using var body = await ReadAsync(request, cancellationToken);
        return await operation(new(new SqsInput(body.RootElement).AsObject("request"), queues), cancellationToken);
    }

    private static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
        }
        catch (JsonException failure)
        {
            throw new SqsFault(SqsError.Serialization, $"The request is not JSON: {failure.Message}");
        }
    }

    private static Task WriteErrorAsync(HttpResponse response, SqsError error, string message, CancellationToken cancellationToken)
    {
        response.Headers["x-amzn-query-error"] = $"{error.QueryCode};{(error.Status < 500 ? "Sender" : "Receiver")}";
        return WriteAsync(response, error.Status, new() { ["__type"] = error.Type, ["message"] = message }, cancellationToken);
    }

    private static async Task WriteAsync(HttpResponse response, int status, JsonObject? answer, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers["x-amzn-RequestId"] = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        if (answer is not null)
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer, Plain), cancellationToken);
    }
}
