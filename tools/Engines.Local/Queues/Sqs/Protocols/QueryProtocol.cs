using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Engines.Local.Queues.Sqs;

/// <summary>The older protocol, version 2012-11-05: a form with an action in it, answered with XML. SDKs of before the end of 2023 speak it.</summary>
internal sealed class QueryProtocol : ISqsProtocol
{
    private const string FormType = "application/x-www-form-urlencoded";

    public string ContentType => "text/xml";

    /// <summary>Whether a request is one of this protocol.</summary>
    public static bool Speaks(HttpRequest request) =>
        request.Query.ContainsKey(QueryForm.Action) || (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) ?? false);

    public async Task<SqsRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var fields = request.Query.ToDictionary(field => field.Key, Single, StringComparer.Ordinal);
        if (HttpMethods.IsPost(request.Method))
        {
            foreach (var (name, value) in await ReadFormAsync(request, cancellationToken))
                fields[name] = value;
        }

        if (!fields.TryGetValue(QueryForm.Action, out var operation) || operation.Length == 0)
            throw new SqsFault(SqsError.MissingAction, "The request must contain the parameter Action.");

        var input = QueryForm.Read(fields);

        // Old clients post to the queue itself, and some leave its URL out of the form then.
        if (!input.ContainsKey(QueryForm.QueueUrl) && request.Path.Value is { Length: > 1 } path)
            input[QueryForm.QueueUrl] = $"{request.Scheme}://{request.Host}{path}";
        return new(operation, JsonSerializer.SerializeToDocument(input));
    }

    public ReadOnlyMemory<byte> Write(string operation, JsonObject? answer, string requestId) => QueryXml.Answer(operation, answer, requestId);

    public ReadOnlyMemory<byte> WriteError(SqsError error, string message, string requestId) => QueryXml.Error(error, message, requestId);

    private static string Single(KeyValuePair<string, StringValues> field) => field.Value is [{ } value]
        ? value
        : throw new SqsFault(SqsError.Serialization, $"The parameter {field.Key} must stand in the request once, with a value.");

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var limits = new FormOptions { ValueLengthLimit = int.MaxValue, BufferBody = false };
            var form = await new FormFeature(request, limits).ReadFormAsync(cancellationToken);
            return [.. form.Select(field => KeyValuePair.Create(field.Key, Single(field)))];
        }
        catch (InvalidDataException failure)
        {
            throw new SqsFault(SqsError.Serialization, $"The request is not a form: {failure.Message}");
        }
    }
}
