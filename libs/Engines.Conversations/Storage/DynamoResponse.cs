using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Engines.Conversations;

/// <summary>An answer, already in memory, as the SDK's unmarshallers read it.</summary>
internal sealed class DynamoResponse(HttpResponseMessage message) : IWebResponseData, IHttpResponseBody
{
    public long ContentLength => message.Content.Headers.ContentLength ?? 0;

    public string ContentType => GetHeaderValue("Content-Type");

    public HttpStatusCode StatusCode => message.StatusCode;

    public bool IsSuccessStatusCode => message.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => this;

    public string[] GetHeaderNames() =>
        [.. message.Headers.NonValidated.Select(header => header.Key), .. message.Content.Headers.NonValidated.Select(header => header.Key)];

    public bool IsHeaderPresent(string headerName) => Find(headerName) is not null;

    // The SDK's own form of this answers with an empty text where there is no such header.
    public string GetHeaderValue(string headerName) => Find(headerName) ?? "";

    // No operation of DynamoDB answers with an event stream.
    public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException("There are no event streams.");

    public bool IsEventHeaderPresent(string headerName) => false;

    public Stream OpenResponse() => message.Content.ReadAsStream();

    public Task<Stream> OpenResponseAsync() => message.Content.ReadAsStreamAsync();

    public void Dispose() => message.Dispose();

    private string? Find(string name)
    {
        if (message.Headers.NonValidated.TryGetValues(name, out var values) || message.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            foreach (var value in values)
                return value;
        }

        return null;
    }
}
