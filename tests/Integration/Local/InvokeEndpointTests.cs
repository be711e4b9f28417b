using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engines.Local.Functions;
using Engines.Local.Functions.Invoking;
using Engines.Tests.Support.Functions;

namespace Engines.Tests.Integration.Local;

/// <summary>Functions called as <c>aws lambda invoke</c> calls them; the test assembly is the function.</summary>
public sealed class InvokeEndpointTests : IAsyncLifetime
{
    private const string Signature = "AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new();

    private FunctionHost host = null!;
    private InvokeEndpoint endpoint = null!;
    private int ids;

    public async Task InitializeAsync()
    {
        var settings = new FunctionSettings("sender", typeof(InvokeEndpointTests).Assembly.Location) { Timeout = TimeSpan.FromSeconds(2) };
        host = await FunctionHost.StartAsync(settings, new(_ => { }, NextId, TimeProvider.System), CancellationToken.None);
        endpoint = await InvokeEndpoint.StartAsync(() => [host], NextId, port: 0, TimeProvider.System, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await endpoint.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Start_Always_ListensOnLoopbackOnlyAndAsksForASignature()
    {
        Assert.Equal([IPAddress.Loopback], ListeningSockets.AddressesOf(endpoint.Address.Port));
        using var answer = await Http.GetAsync(new Uri(endpoint.Address, "/2015-03-31/functions/"));

        Assert.Equal((HttpStatusCode.Forbidden, "MissingAuthenticationTokenException"), (answer.StatusCode, Header(answer, "x-amzn-ErrorType")));
    }

    [Theory]
    [InlineData("sender")]
    [InlineData("sender:$LATEST")]
    [InlineData("000000000000:function:sender")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:sender")]
    [InlineData("arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Asender%3A%24LATEST")]
    public async Task Invoke_ByAnyNameOfIt_Answers(string name)
    {
        using var answer = await InvokeAsync(name, TestFunction.Event("hello"), ("X-Amz-Log-Type", "Tail"));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"hello"}]}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(("$LATEST", null), (Header(answer, "X-Amz-Executed-Version"), Header(answer, "X-Amz-Function-Error")));
        var id = Header(answer, "x-amzn-RequestId");
        var log = Encoding.UTF8.GetString(Convert.FromBase64String(Header(answer, "X-Amz-Log-Result")!));
        Assert.StartsWith($"START RequestId: {id} Version: $LATEST\n", log, StringComparison.Ordinal);
        Assert.Contains("handled hello\n", log, StringComparison.Ordinal);
        Assert.Contains($"END RequestId: {id}\nREPORT RequestId: {id}\tDuration: ", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fail", "\"errorType\":\"InvalidOperationException\"", "told to fail")]
    [InlineData("die", "\"errorType\":\"Runtime.ExitError\"", "Error: Runtime exited with error: exit status 3\"")]
    [InlineData("hang", "\"errorType\":\"Sandbox.Timedout\"", "Error: Task timed out after 2.00 seconds\"")]
    public async Task Invoke_FunctionFails_IsAnUnhandledError(string body, string type, string message)
    {
        using var answer = await InvokeAsync("sender", TestFunction.Event(body));

        Assert.Equal((HttpStatusCode.OK, "Unhandled"), (answer.StatusCode, Header(answer, "X-Amz-Function-Error")));
        var document = await answer.Content.ReadAsStringAsync();
        Assert.Contains(type, document, StringComparison.Ordinal);
        Assert.Contains(message, document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_AsEvent_AnswersAtOnceAndRunsLater()
    {
        using var answer = await InvokeAsync("sender", TestFunction.Event("hello"), ("X-Amz-Invocation-Type", "Event"));

        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await UntilAsync(() => host.Recent is [{ End: InvocationEnd.Answered }]);
    }

    [Fact]
    public async Task Invoke_AsDryRun_RunsNothing()
    {
        using var answer = await InvokeAsync("sender", TestFunction.Event("hello"), ("X-Amz-Invocation-Type", "DryRun"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(0, host.Snapshot.Invocations);
    }

    [Fact]
    public async Task Invoke_MoreAtOnceThanThereMayBe_IsRefused()
    {
        var busy = InvokeAsync("sender", TestFunction.Event("hang"));
        await UntilAsync(() => host.Snapshot.Busy == 1);

        using var answer = await InvokeAsync("sender", TestFunction.Event("hello"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequestsException"), (answer.StatusCode, Header(answer, "x-amzn-ErrorType")));
        Assert.Equal(
            """{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}""", await answer.Content.ReadAsStringAsync());
        (await busy).Dispose();
    }

    [Theory]
    [InlineData("nobody", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException", "\"Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody\"")]
    [InlineData("sender:7", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException", "function:sender:7\"")]
    [InlineData("sender", "{\"a\":", HttpStatusCode.BadRequest, "InvalidRequestContentException", "Could not parse request body into json")]
    public async Task Invoke_ThatMakesNoSense_IsRefused(string name, string payload, HttpStatusCode status, string type, string message)
    {
        using var answer = await InvokeAsync(name, Encoding.UTF8.GetBytes(payload));

        Assert.Equal((status, type), (answer.StatusCode, Header(answer, "x-amzn-ErrorType")));
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RequestResponse", 6_291_456)]
    [InlineData("Event", 1_048_576)]
    public async Task Invoke_TooLarge_IsRefused(string type, int bytesMax)
    {
        using var answer = await InvokeAsync("sender", Encoding.UTF8.GetBytes($"\"{new string('x', bytesMax)}\""), ("X-Amz-Invocation-Type", type));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RequestTooLargeException"), (answer.StatusCode, Header(answer, "x-amzn-ErrorType")));
        Assert.Contains($"{bytesMax} bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AwsCli_ListsInvokesAndShowsErrors()
    {
        // The other tests say the same over plain HTTP; without the command line there is nothing more to say.
        if (!HasCli)
            return;

        var file = Path.GetTempFileName();
        try
        {
            Assert.Contains("\"FunctionName\": \"sender\"", (await CliAsync("list-functions")).Output, StringComparison.Ordinal);

            // Version 1 and version 2 read a payload on the command line differently, and a file alike.
            await File.WriteAllBytesAsync(file, TestFunction.Event("hello"));
            var answered = await CliAsync("invoke", "--function-name", "sender", "--payload", $"fileb://{file}", "--log-type", "Tail", file);
            Assert.True(answered.ExitCode == 0, answered.Output);
            Assert.Contains("\"StatusCode\": 200", answered.Output, StringComparison.Ordinal);
            Assert.Contains("\"LogResult\": \"", answered.Output, StringComparison.Ordinal);
            Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"hello"}]}""", await File.ReadAllTextAsync(file));

            var unknown = await CliAsync("invoke", "--function-name", "nobody", file);
            Assert.Contains("(ResourceNotFoundException)", unknown.Output, StringComparison.Ordinal);
            Assert.Contains("Function not found", unknown.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool HasCli => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "aws")));

    private async Task<(int ExitCode, string Output)> CliAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["lambda", .. arguments, "--endpoint-url", endpoint.Address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("AWS_ACCESS_KEY_ID", "local"), ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_MAX_ATTEMPTS", "1") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Patience, TimeProvider.System);
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(texts));
    }

    private async Task<HttpResponseMessage> InvokeAsync(string name, byte[] payload, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.Address, $"/2015-03-31/functions/{name}/invocations"));
        request.Content = new ByteArrayContent(payload);
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(Signature);
        foreach (var (header, value) in headers)
            request.Headers.Add(header, value);
        return await Http.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It never came to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private Guid NextId() => new(Interlocked.Increment(ref ids), 0, 0, new byte[8]);
}
