using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Engines.Conversations;

/// <summary>Signs one attempt and sends it. Whatever fails leaves here in the form that the SDK's own handler gives it, because the retry policy decides by it.</summary>
internal sealed class DynamoTransport : PipelineHandler, IDisposable
{
    private const string TargetHeader = "X-Amz-Target";
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private readonly AWSCredentials credentials;
    private readonly DynamoSigner signer;
    private readonly DynamoClock clock = new(TimeProvider.System);
    private readonly HttpClient http;
    private readonly bool ownsHttp;
    private readonly MediaTypeHeaderValue contentType = new(DynamoSigner.ContentType);
    private readonly string userAgent;

    public DynamoTransport(AWSCredentials credentials, AmazonDynamoDBConfig config, DynamoEndpoint endpoint)
    {
        this.credentials = credentials;
        signer = new DynamoSigner(endpoint);
        userAgent = config.UserAgent;
        ownsHttp = config.HttpClientFactory is null;
        http = config.HttpClientFactory?.CreateHttpClient(config) ?? CreateHttp(config);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var response = await AttemptAsync(context).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && clock.TryCorrect(context.Request.SignedAt!.Value, response.GetHeaderValue("Date")))
        {
            response.Dispose();
            response = await AttemptAsync(context).ConfigureAwait(false);
        }

        if (!response.IsSuccessStatusCode)
            throw new HttpErrorResponseException(response);

        executionContext.ResponseContext.HttpResponse = response;

        // The next handler reads the response from the context.
        return null!;
    }

    public override void InvokeSync(IExecutionContext executionContext) => throw new NotSupportedException("Only asynchronous operations are supported.");

    public void Dispose()
    {
        if (ownsHttp)
            http.Dispose();
    }

    private static HttpClient CreateHttp(AmazonDynamoDBConfig config)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = ConnectionLifetime,
        };
        if (config.ConnectTimeout is { } connect)
            handler.ConnectTimeout = connect;
        var client = new HttpClient(handler);
        if (config.Timeout is { } timeout)
            client.Timeout = timeout;
        return client;
    }

    private async Task<DynamoResponse> AttemptAsync(IRequestContext context)
    {
        using var message = CreateMessage(context.Request, await credentials.GetCredentialsAsync().ConfigureAwait(false));
        context.IsSigned = true;
        try
        {
            // With its content, so that the time-out covers the whole answer.
            return new(await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, context.CancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException failure) when (failure.InnerException is IOException inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        catch (OperationCanceledException failure) when (!context.CancellationToken.IsCancellationRequested && failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    // Each attempt is signed anew: credentials may have been refreshed, and the clock corrected, since the last.
    private HttpRequestMessage CreateMessage(IRequest request, ImmutableCredentials keys)
    {
        var body = request.Content ?? throw new InvalidOperationException($"{request.RequestName} has no content to sign.");
        var now = clock.Now;
        var target = request.Headers[TargetHeader];
        var signed = signer.Sign(keys, now, target, body);
        request.SignedAt = now;

        var message = new HttpRequestMessage(HttpMethod.Post, request.Endpoint) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = contentType;
        var headers = message.Headers;
        headers.TryAddWithoutValidation(TargetHeader, target);
        headers.TryAddWithoutValidation("X-Amz-Date", signed.Date);
        if (keys.UseToken)
            headers.TryAddWithoutValidation("X-Amz-Security-Token", keys.Token);
        headers.TryAddWithoutValidation("Authorization", signed.Authorization);
        headers.TryAddWithoutValidation("User-Agent", userAgent);
        return message;
    }
}
