using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Lambda Runtime API, version 2018-06-01 (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).</summary>
internal sealed class RuntimeApiConnection
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly HttpClient httpClient;
    private readonly LambdaEnvironment environment;
    private readonly TimeProvider time;
    private readonly Uri root;
    private readonly Uri next;

    public RuntimeApiConnection(HttpClient httpClient, LambdaEnvironment environment, TimeProvider time)
    {
        this.httpClient = httpClient;
        this.environment = environment;
        this.time = time;
        root = new Uri($"http://{environment.RuntimeApi}/2018-06-01/runtime/");
        next = new Uri(root, "invocation/next");
    }

    /// <summary>Waits for the next invocation, for as long as it takes.</summary>
    public async Task<InvocationRequest> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await httpClient.GetAsync(next, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();

        var traceId = Header(response, "Lambda-Runtime-Trace-Id");
        LambdaEnvironment.SetTraceId(traceId);

        var context = new RuntimeContext(environment, Deadline(response), time)
        {
            AwsRequestId = Header(response, "Lambda-Runtime-Aws-Request-Id")
                ?? throw new HttpRequestException("The Runtime API sent an invocation without an id."),
            InvokedFunctionArn = Header(response, "Lambda-Runtime-Invoked-Function-Arn"),
            TraceId = traceId ?? string.Empty,
        };
        var payload = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new InvocationRequest(new MemoryStream(payload, writable: false), context);
    }

    /// <summary>Answers an invocation.</summary>
    public async Task RespondAsync(string requestId, Stream? answer, CancellationToken cancellationToken)
    {
        // The handler owns its stream and may use it again, so the content must not close it.
        using var body = new MemoryStream();
        if (answer is not null)
            await answer.CopyToAsync(body, cancellationToken).ConfigureAwait(false);

        using var content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length) { Headers = { ContentType = Json } };
        using var response = await httpClient
            .PostAsync(new Uri(root, $"invocation/{requestId}/response"), content, cancellationToken).ConfigureAwait(false);
        ThrowIfBeyondRepair(response);
    }

    /// <summary>Says that an invocation failed.</summary>
    public Task ReportErrorAsync(string requestId, Exception failure, CancellationToken cancellationToken) =>
        ReportAsync(new Uri(root, $"invocation/{requestId}/error"), failure, cancellationToken);

    /// <summary>Says that the function could not be prepared.</summary>
    public Task ReportInitErrorAsync(Exception failure, CancellationToken cancellationToken) =>
        ReportAsync(new Uri(root, "init/error"), failure, cancellationToken);

    private async Task ReportAsync(Uri address, Exception failure, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(ErrorDocument.Write(failure)) { Headers = { ContentType = ErrorJson } },
        };
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", failure.GetType().Name);
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        ThrowIfBeyondRepair(response);
    }

    // A refusal (4xx: too large, too late) settles this one invocation. A 5xx means that the environment is lost and the runtime has to exit.
    private static void ThrowIfBeyondRepair(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
            response.EnsureSuccessStatusCode();
    }

    private DateTimeOffset Deadline(HttpResponseMessage response) =>
        long.TryParse(Header(response, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : time.GetUtcNow();

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
