using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Engines.Lambda;

/// <summary>The two calls to Amazon SQS that a function makes itself, in the AWS JSON 1.0 protocol. Receiving and deleting are Lambda's own.</summary>
/// <remarks>
/// Both calls are repeated after a throttle, a 5xx or a broken connection: a change of visibility may be made twice, and a dead letter that arrives
/// twice is better than one that is lost.
/// </remarks>
public sealed class SqsClient
{
    /// <summary>The longest visibility timeout that is asked for.</summary>
    /// <value>
    /// 10 minutes less than the 12 hours that SQS allows: it counts them from the moment of receipt, so a message that was worked on for a while
    /// could not be given the full 12.
    /// </value>
    public static TimeSpan VisibilityMax { get; } = TimeSpan.FromHours(12) - TimeSpan.FromMinutes(10);

    private const int TriesMax = 3;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    private readonly HttpClient client;
    private readonly AwsRequestSigner signer;
    private readonly Uri? endpoint;
    private readonly TimeProvider time;

    /// <summary>Makes a client.</summary>
    /// <param name="client">Carries the requests.</param>
    /// <param name="signer">Signs them for <c>sqs</c>.</param>
    /// <param name="endpoint">Where SQS is; null for the host of each queue's URL.</param>
    /// <param name="time">Measures time-outs.</param>
    public SqsClient(HttpClient client, AwsRequestSigner signer, Uri? endpoint, TimeProvider time) =>
        (this.client, this.signer, this.endpoint, this.time) = (client, signer, endpoint, time);

    /// <summary>Sends a message with text attributes.</summary>
    /// <param name="queueUrl">The queue.</param>
    /// <param name="body">1 character to 1 MiB.</param>
    /// <param name="attributes">At most ten.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCallException">SQS did not take it, or it is not known whether it did.</exception>
    public Task SendMessageAsync(Uri queueUrl, string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) =>
        CallAsync("AmazonSQS.SendMessage", queueUrl, WriteSend(queueUrl, body, attributes), cancellationToken);

    /// <summary>Sets when a message that was received can be received again, counted from now.</summary>
    /// <param name="queueUrl">The queue.</param>
    /// <param name="receiptHandle">Of the delivery.</param>
    /// <param name="visibility">Rounded up to whole seconds, and cut to 0 and <see cref="VisibilityMax"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCallException">SQS refused, or it is not known whether it did.</exception>
    public Task ChangeVisibilityAsync(Uri queueUrl, string receiptHandle, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var seconds = (int)Math.Ceiling(Math.Clamp(visibility.TotalSeconds, 0, VisibilityMax.TotalSeconds));
        return CallAsync("AmazonSQS.ChangeMessageVisibility", queueUrl, WriteVisibility(queueUrl, receiptHandle, seconds), cancellationToken);
    }

    private async Task CallAsync(string target, Uri queueUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryAsync(target, queueUrl, body, cancellationToken).ConfigureAwait(false);
            if (failure is null)
                return;
            if (!failure.IsTransient || attempt == TriesMax)
                throw failure;
        }
    }

    private async Task<AwsCallException?> TryAsync(string target, Uri queueUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint ?? new Uri(queueUrl, "/")) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        try
        {
            await signer.SignAsync(request, body, either.Token).ConfigureAwait(false);
            using var response = await client.SendAsync(request, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : await ReadFailureAsync(target, response, either.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return new AwsCallException(target, "connection", isTransient: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AwsCallException(target, "timeout", isTransient: true);
        }
    }

    private static async Task<AwsCallException> ReadFailureAsync(string target, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = $"http_{(int)response.StatusCode}";
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.TryGetProperty("__type", out var type) && type.GetString() is { } name)
                code = name[(name.LastIndexOf('#') + 1)..];
        }
        catch (JsonException)
        {
            // A proxy's page instead of the service's answer: the status has to do.
        }

        var isTransient = (int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests
            || code.Contains("Throttl", StringComparison.Ordinal);
        return new AwsCallException(target, code, isTransient);
    }

    private static ReadOnlyMemory<byte> WriteSend(Uri queueUrl, string body, IReadOnlyDictionary<string, string> attributes)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("QueueUrl", queueUrl.AbsoluteUri);
        json.WriteString("MessageBody", body);
        json.WriteStartObject("MessageAttributes");
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("DataType", "String");
            json.WriteString("StringValue", value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> WriteVisibility(Uri queueUrl, string receiptHandle, int seconds)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("QueueUrl", queueUrl.AbsoluteUri);
        json.WriteString("ReceiptHandle", receiptHandle);
        json.WriteNumber("VisibilityTimeout", seconds);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
