using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Queues.Sqs;

/// <summary>AWS JSON 1.0: the operation in a header, the input in the body.</summary>
internal sealed class JsonProtocol : ISqsProtocol
{
    private const string TargetHeader = "X-Amz-Target";
    private const string TargetPrefix = "AmazonSQS.";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ContentType => "application/x-amz-json-1.0";

    public async Task<SqsRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var target = request.Headers[TargetHeader].ToString();
        if (!HttpMethods.IsPost(request.Method) || !target.StartsWith(TargetPrefix, StringComparison.Ordinal))
            throw new SqsFault(SqsError.UnknownOperation, $"The operation '{target}' is not known here.");

        try
        {
            return new(target[TargetPrefix.Length..], await JsonDocument.ParseAsync(request.Body, default, cancellationToken));
        }
        catch (JsonException failure)
        {
            throw new SqsFault(SqsError.Serialization, $"The request is not JSON: {failure.Message}");
        }
    }

    public ReadOnlyMemory<byte> Write(string operation, JsonObject? answer, string requestId) =>
        answer is null ? default : JsonSerializer.SerializeToUtf8Bytes(answer, Plain);

    public ReadOnlyMemory<byte> WriteError(SqsError error, string message, string requestId) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["__type"] = error.Type, ["message"] = message }, Plain);
}
