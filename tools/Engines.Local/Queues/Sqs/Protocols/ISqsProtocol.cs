using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Queues.Sqs;

/// <summary>One of the two ways in which SQS is spoken to. Operations know only the members that both carry, under their names in JSON.</summary>
internal interface ISqsProtocol
{
    string ContentType { get; }

    /// <summary>Reads which operation is wanted, and its input.</summary>
    /// <exception cref="SqsFault">The request is not one of this protocol.</exception>
    Task<SqsRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken);

    /// <summary>Writes what an operation says; null for one that says nothing.</summary>
    ReadOnlyMemory<byte> Write(string operation, JsonObject? answer, string requestId);

    ReadOnlyMemory<byte> WriteError(SqsError error, string message, string requestId);
}

/// <summary>A request, whatever way it came.</summary>
internal sealed record SqsRequest(string Operation, JsonDocument Input) : IDisposable
{
    public void Dispose() => Input.Dispose();
}
