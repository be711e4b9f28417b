using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Engines.Tests.Support.Functions;

namespace Engines.Tests.Unit.Lambda;

/// <summary>The loop's requests, as they are on the wire.</summary>
public sealed class LoopFormTests
{
    private const string OneMessage = """{"Records":[{"messageId":"m-1","body":"hello"}]}""";

    [Fact]
    public async Task Answer_OfAHandler_IsPostedToItsInvocation()
    {
        var call = await OneCallAsync(OneMessage, (batch, _) => Task.FromResult(new SQSBatchResponse([new() { ItemIdentifier = batch.Records![0].Body }])));

        Assert.Equal(
            new RecordedCall("/2018-06-01/runtime/invocation/r-1/response", null, "application/json", """{"batchItemFailures":[{"itemIdentifier":"hello"}]}"""),
            call);
    }

    [Fact]
    public async Task Failure_OfAHandler_IsReportedInTheDocumentedForm()
    {
        var call = await OneCallAsync(OneMessage, (_, _) => throw new InvalidOperationException("broken \"here\""));

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", call.Path);
        AssertError(call, "InvalidOperationException", "broken \"here\"");
    }

    [Fact]
    public async Task Event_ThatIsNotJson_IsReportedAsAFailure()
    {
        var call = await OneCallAsync("{\"Records\":", (_, _) => Task.FromResult(new SQSBatchResponse()));

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", call.Path);
        Assert.Equal("JsonSerializerException", call.ErrorType);
    }

    [Fact]
    public async Task Answer_ThatIsTooLarge_IsReportedAsAFailure()
    {
        await using var runtime = await RecordedRuntime.StartAsync();
        runtime.ResponseStatus = 413;
        using var stop = new CancellationTokenSource();
        var run = Loop(runtime, (_, _) => Task.FromResult(new SQSBatchResponse())).RunAsync(stop.Token);

        runtime.Add(OneMessage);
        await runtime.NextCallAsync();
        var error = await runtime.NextCallAsync();
        await stop.CancelAsync();
        await run;

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", error.Path);
        Assert.Equal("InvalidOperationException", error.ErrorType);
    }

    [Fact]
    public async Task TraceId_OfAnInvocation_IsInTheEnvironment()
    {
        string? trace = null;
        await OneCallAsync(OneMessage, (_, _) =>
        {
            trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
            return Task.FromResult(new SQSBatchResponse());
        });

        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1", trace);
    }

    [Fact]
    public async Task Failure_OfTheInitializer_IsReportedAndEndsTheLoop()
    {
        await using var runtime = await RecordedRuntime.StartAsync();
        using var loop = Builder(runtime, (_, _) => Task.FromResult(new SQSBatchResponse()))
            .UseBootstrapHandler(() => throw new TimeoutException("no table"))
            .Build();

        await Assert.ThrowsAsync<TimeoutException>(() => loop.RunAsync());

        var call = await runtime.NextCallAsync();
        Assert.Equal("/2018-06-01/runtime/init/error", call.Path);
        AssertError(call, "TimeoutException", "no table");
    }

    [Fact]
    public async Task Initializer_ThatDeclines_EndsTheLoopQuietly()
    {
        await using var runtime = await RecordedRuntime.StartAsync();
        using var loop = Builder(runtime, (_, _) => Task.FromResult(new SQSBatchResponse())).UseBootstrapHandler(() => Task.FromResult(false)).Build();

        await loop.RunAsync();
    }

    private static void AssertError(RecordedCall call, string type, string message)
    {
        Assert.Equal(type, call.ErrorType);
        using var document = JsonDocument.Parse(call.Body);
        Assert.Equal(["errorMessage", "errorType", "stackTrace"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(message, document.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal(type, document.RootElement.GetProperty("errorType").GetString());
        Assert.NotEqual(0, document.RootElement.GetProperty("stackTrace").GetArrayLength());
    }

    private static async Task<RecordedCall> OneCallAsync(
        string document, Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> handler)
    {
        await using var runtime = await RecordedRuntime.StartAsync();
        using var stop = new CancellationTokenSource();
        using var loop = Loop(runtime, handler);
        var run = loop.RunAsync(stop.Token);

        runtime.Add(document);
        var call = await runtime.NextCallAsync();
        await stop.CancelAsync();
        await run;
        return call;
    }

    private static LambdaBootstrap Loop(RecordedRuntime runtime, Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> handler) =>
        Builder(runtime, handler).Build();

    private static LambdaBootstrapBuilder Builder(RecordedRuntime runtime, Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> handler) =>
        LambdaBootstrapBuilder.Create(handler, new SourceGeneratorLambdaJsonSerializer<TestJson>())
            .ConfigureOptions(options => options.RuntimeApiEndpoint = runtime.Endpoint);
}
