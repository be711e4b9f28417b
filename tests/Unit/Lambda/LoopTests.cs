using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Engines.Local.Functions;
using Engines.Tests.Support.Functions;

namespace Engines.Tests.Unit.Lambda;

/// <summary>The loop against the local Runtime API, in one process.</summary>
public sealed class LoopTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private RuntimeApi api = null!;
    private int ids;

    public async Task InitializeAsync() => api = await RuntimeApi.StartAsync(
        new("sender", "none.dll"), () => new Guid(Interlocked.Increment(ref ids), 0, 0, new byte[8]), TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await api.DisposeAsync();
    }

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task Failure_OfOneInvocation_DoesNotEndTheLoop()
    {
        using var loop = Loop((batch, _) => batch.Records![0].Body == "fail" ? throw new FormatException("told to") : Task.FromResult(new SQSBatchResponse()));
        var run = loop.RunAsync(stop.Token);

        Assert.Equal("""{"batchItemFailures":[]}""", Text(await InvokeAsync("one")));
        Assert.Equal(new InvocationOutcome.Error("FormatException", "told to"), await InvokeAsync("fail"));
        Assert.Equal("""{"batchItemFailures":[]}""", Text(await InvokeAsync("two")));

        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Context_OfAnInvocation_IsWhatTheHeadersSay()
    {
        ILambdaContext? seen = null;
        var remaining = TimeSpan.Zero;
        using var loop = Loop((_, context) =>
        {
            seen = context;
            remaining = context.RemainingTime;
            return Task.FromResult(new SQSBatchResponse());
        });
        _ = loop.RunAsync(stop.Token);

        await InvokeAsync("one");

        Assert.Equal("00000001-0000-0000-0000-000000000000", seen!.AwsRequestId);
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:sender", seen.InvokedFunctionArn);
        Assert.InRange(remaining, Timeout - TimeSpan.FromSeconds(5), Timeout);
    }

    [Fact]
    public async Task Cancellation_WhileAnEventIsHandled_FinishesItFirst()
    {
        var began = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        using var loop = Loop(async (_, _) =>
        {
            began.SetResult();
            await go.Task;
            return new();
        });
        var run = loop.RunAsync(stop.Token);

        var outcome = InvokeAsync("one");
        await began.Task.WaitAsync(Timeout, TimeProvider.System);
        await stop.CancelAsync();
        Assert.False(run.IsCompleted);
        go.SetResult();

        Assert.IsType<InvocationOutcome.Answered>(await outcome);
        await run.WaitAsync(Timeout, TimeProvider.System);
    }

    [Fact]
    public async Task Answer_AfterTheTimeOut_DoesNotReachTheNextEvent()
    {
        var go = new TaskCompletionSource();
        using var loop = Loop(async (_, _) =>
        {
            await go.Task;
            return new();
        });
        var run = loop.RunAsync(stop.Token);

        Assert.IsType<InvocationOutcome.TimedOut>(await api.InvokeAsync(TestFunction.Event("one"), TimeSpan.FromMilliseconds(200), CancellationToken.None));
        go.SetResult();

        await Assert.ThrowsAsync<HttpRequestException>(() => run.WaitAsync(Timeout, TimeProvider.System));
    }

    [Fact]
    public async Task InitError_OfALoop_IsSurfacedAndLosesTheEvent()
    {
        using var loop = LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>((_, _) => Task.FromResult(new SQSBatchResponse()), new SourceGeneratorLambdaJsonSerializer<TestJson>())
            .ConfigureOptions(options => options.RuntimeApiEndpoint = api.Endpoint)
            .UseBootstrapHandler(() => throw new TimeoutException("no table"))
            .Build();

        var outcome = InvokeAsync("one");
        await Assert.ThrowsAsync<TimeoutException>(() => loop.RunAsync());

        Assert.Equal(new InvocationOutcome.Lost("the function could not start: TimeoutException: no table") { Type = "TimeoutException" }, await outcome);
        Assert.Equal("TimeoutException", api.InitError!.Type);
        Assert.NotEmpty(api.InitError.StackTrace);
    }

    private static string Text(InvocationOutcome outcome) => Encoding.UTF8.GetString(Assert.IsType<InvocationOutcome.Answered>(outcome).Payload.Span);

    private Task<InvocationOutcome> InvokeAsync(string body) => api.InvokeAsync(TestFunction.Event(body), Timeout, CancellationToken.None);

    private LambdaBootstrap Loop(Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> handler) =>
        LambdaBootstrapBuilder.Create(handler, new SourceGeneratorLambdaJsonSerializer<TestJson>())
            .ConfigureOptions(options => options.RuntimeApiEndpoint = api.Endpoint)
            .Build();
}
