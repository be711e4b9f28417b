using System.Net;
using System.Net.Http.Headers;

namespace Engines.Lambda;

/// <summary>The two SQS calls that a function makes, in SQS's AWS JSON 1.0 protocol.</summary>
/// <remarks>
/// Both are repeated a few times when SQS is busy or cannot be reached. Both may be: changing a visibility twice is changing it once, and
/// a dead letter that arrives twice is better than one that does not arrive.
/// </remarks>
public sealed class SqsClient
{
    private const string Service = "sqs";
    private const int AttemptsMax = 3;
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelayFirst = TimeSpan.FromMilliseconds(100);

    // SQS counts its 12 hours from the moment of receipt, so a message that was worked on for a while cannot be hidden for all of them.
    private static readonly TimeSpan VisibilityMax = TimeSpan.FromHours(12) - TimeSpan.FromMinutes(15);

    private readonly HttpClient httpClient;
    private readonly AwsRequestSigner signer;
    private readonly Uri? endpoint;
    private readonly TimeProvider time;

    /// <summary>A client.</summary>
    /// <param name="httpClient">Makes the calls.</param>
    /// <param name="signer">Signs them.</param>
    /// <param name="endpoint">Where they go, as <c>AWS_ENDPOINT_URL_SQS</c> says; null for the host of each queue's URL.</param>
    /// <param name="time">The clock.</param>
    public SqsClient(HttpClient httpClient, AwsRequestSigner signer, Uri? endpoint, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(time);
        this.httpClient = httpClient;
        this.signer = signer;
        this.endpoint = endpoint;
        this.time = time;
    }

    /// <summary>Sends a message whose attributes are all strings.</summary>
    /// <param name="queueUrl">The queue.</param>
    /// <param name="body">The body, as it is.</param>
    /// <param name="attributes">The attributes, ten at most, none empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCallException">SQS did not take the message, or nobody knows whether it did.</exception>
    public Task SendMessageAsync(
        Uri queueUrl, string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return SendMessageAsync(
            queueUrl, body, attributes.ToDictionary(pair => pair.Key, pair => SqsAttribute.Text(pair.Value)), cancellationToken);
    }

    /// <summary>Sends a message.</summary>
    /// <param name="queueUrl">The queue.</param>
    /// <param name="body">The body, as it is.</param>
    /// <param name="attributes">The attributes, ten at most, none empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCallException">SQS did not take the message, or nobody knows whether it did.</exception>
    public Task SendMessageAsync(
        Uri queueUrl, string body, IReadOnlyDictionary<string, SqsAttribute> attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queueUrl);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(attributes);
        return CallAsync("AmazonSQS.SendMessage", queueUrl, SqsRequests.SendMessage(queueUrl, body, attributes), cancellationToken);
    }

    /// <summary>Hides a delivered message for a while, counted from now.</summary>
    /// <param name="queueUrl">The queue.</param>
    /// <param name="receiptHandle">The delivery.</param>
    /// <param name="visibility">How long: rounded up to whole seconds, cut to 0 and a quarter of an hour less than the 12 hours that SQS counts from the receipt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCallException">SQS refused, or nobody knows.</exception>
    public Task ChangeVisibilityAsync(Uri queueUrl, string receiptHandle, TimeSpan visibility, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queueUrl);
        ArgumentNullException.ThrowIfNull(receiptHandle);
        var clamped = visibility < TimeSpan.Zero ? TimeSpan.Zero : visibility > VisibilityMax ? VisibilityMax : visibility;
        var payload = SqsRequests.ChangeVisibility(queueUrl, receiptHandle, (int)Math.Ceiling(clamped.TotalSeconds));
        return CallAsync("AmazonSQS.ChangeMessageVisibility", queueUrl, payload, cancellationToken);
    }

    private async Task CallAsync(string target, Uri queueUrl, byte[] payload, CancellationToken cancellationToken)
    {
        var address = endpoint ?? new Uri(queueUrl, "/");
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryOnceAsync(target, address, payload, cancellationToken).ConfigureAwait(false);
            if (failure is null)
                return;
            if (attempt == AttemptsMax || !IsPassing(failure))
                throw failure;

            await Task.Delay(RetryDelayFirst * Math.Pow(2, attempt - 1), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AwsCallException?> TryOnceAsync(string target, Uri address, byte[] payload, CancellationToken cancellationToken)
    {
        // A signature holds for the moment it was made, so each attempt is a request of its own.
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(payload) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") } },
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        await signer.SignAsync(request, Service, cancellationToken).ConfigureAwait(false);

        using var timeout = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await httpClient.SendAsync(request, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? null
                : new AwsCallException(Service, await SqsRequests.ErrorCodeAsync(response, either.Token).ConfigureAwait(false), response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AwsCallException(Service, "timeout", null);
        }
        catch (HttpRequestException)
        {
            return new AwsCallException(Service, "connection", null);
        }
    }

    private static bool IsPassing(AwsCallException failure) =>
        failure.Status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        || failure.Code.Contains("Throttl", StringComparison.Ordinal);
}
