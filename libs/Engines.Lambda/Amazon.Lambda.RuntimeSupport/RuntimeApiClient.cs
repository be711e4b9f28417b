using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApiClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly RuntimeEnvironment environment;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    public RuntimeApiClient(RuntimeEnvironment environment, TimeProvider time)
    {
        this.environment = environment;
        this.time = time;

        // The environment is frozen while the next event is awaited, so there is no time that would be too long.
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null, AllowAutoRedirect = false })
        {
            BaseAddress = new($"http://{environment.Endpoint}/2018-06-01/runtime/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Waits for the next event, and puts it into the stream.</summary>
    public async Task<InvocationContext> NextAsync(MemoryStream input, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync("invocation/next", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();

        input.SetLength(0);
        await response.Content.CopyToAsync(input, cancellationToken);
        input.Position = 0;

        Environment.SetEnvironmentVariable(RuntimeEnvironment.TraceIdName, Header(response, "Lambda-Runtime-Trace-Id"));
        return new(environment, time)
        {
            AwsRequestId = Header(response, "Lambda-Runtime-Aws-Request-Id") ?? throw new HttpRequestException("The event came without a request id."),
            InvokedFunctionArn = Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Deadline = Deadline(Header(response, "Lambda-Runtime-Deadline-Ms")),
        };
    }

    /// <summary>Answers an invocation. False if the answer is larger than Lambda takes.</summary>
    public async Task<bool> RespondAsync(string requestId, MemoryStream output)
    {
        using var content = new ByteArrayContent(output.GetBuffer(), 0, (int)output.Length);
        content.Headers.ContentType = Json;
        using var response = await http.PostAsync($"invocation/{requestId}/response", content, CancellationToken.None);
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            return false;

        response.EnsureSuccessStatusCode();
        return true;
    }

    public Task ReportInvocationErrorAsync(string requestId, Exception failure) => ReportAsync($"invocation/{requestId}/error", failure);

    public Task ReportInitErrorAsync(Exception failure) => ReportAsync("init/error", failure);

    public void Dispose() => http.Dispose();

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static DateTimeOffset Deadline(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : DateTimeOffset.MaxValue;

    private async Task ReportAsync(string path, Exception failure)
    {
        using var content = new ByteArrayContent(ErrorDocument.Write(failure));
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", ErrorDocument.TypeOf(failure));
        using var response = await http.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
    }
}
