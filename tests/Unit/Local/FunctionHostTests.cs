using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Engines.Local.Functions;
using Engines.Tests.Support.Functions;

namespace Engines.Tests.Unit.Local;

/// <summary>Functions in processes of their own; the test assembly is the function.</summary>
public sealed class FunctionHostTests
{
    private readonly ConcurrentQueue<string> lines = new();
    private int ids;

    private static FunctionSettings Settings => new("sender", typeof(FunctionHostTests).Assembly.Location) { Timeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task Invoke_OfAProcess_RunsWithTheEnvironmentOfLambda()
    {
        await using var host = await StartAsync(Settings with { Environment = new Dictionary<string, string> { ["TABLE"] = "people" } });

        Assert.Equal("sender|512|/aws/lambda/sender|arn:aws:lambda:us-east-1:000000000000:function:sender", await AnswerAsync(host, "context"));
        Assert.Equal("people", await AnswerAsync(host, "$TABLE"));
        Assert.Equal("us-east-1", await AnswerAsync(host, "$AWS_REGION"));
        Assert.Equal("(unset)", await AnswerAsync(host, "$USER"));
        Assert.Equal(new InvocationOutcome.Error("InvalidOperationException", "told to fail"), await InvokeAsync(host, "fail"));
        Assert.Equal("hello", await AnswerAsync(host, "hello"));
        Assert.Contains("handled hello", lines);
    }

    [Fact]
    public async Task Invoke_OfAProcessThatDies_IsLostAndTheNextIsAnswered()
    {
        await using var host = await StartAsync(Settings);
        var before = await AnswerAsync(host, "pid");

        Assert.Equal(new InvocationOutcome.Lost("Runtime exited with error: exit status 3"), await InvokeAsync(host, "die"));

        Assert.NotEqual(before, await AnswerAsync(host, "pid"));
    }

    [Fact]
    public async Task Invoke_OfAProcessThatHangs_TimesOutAndItsProcessIsReplaced()
    {
        await using var host = await StartAsync(Settings with { Timeout = TimeSpan.FromSeconds(2) });
        var before = int.Parse(await AnswerAsync(host, "pid"), CultureInfo.InvariantCulture);

        Assert.IsType<InvocationOutcome.TimedOut>(await InvokeAsync(host, "hang"));

        Assert.Equal("hello", await AnswerAsync(host, "hello"));
        Assert.DoesNotContain(before, host.ProcessIds);
    }

    [Fact]
    public async Task Kill_OfAProcessWithAnEvent_LosesTheEventOnly()
    {
        await using var host = await StartAsync(Settings with { Processes = 2 });
        await AnswerAsync(host, "warm");
        await AnswerAsync(host, "warm");

        var first = InvokeAsync(host, "hang");
        await host.KillAsync(0);

        Assert.IsType<InvocationOutcome.Lost>(await first);
        Assert.Equal("hello", await AnswerAsync(host, "hello"));
    }

    [Theory]
    [InlineData("fail", "the function could not start: InvalidOperationException: no table", "InvalidOperationException")]
    [InlineData("hang", "the process did not ask for an event within 2 s", "Sandbox.Timedout")]
    public async Task Invoke_OfAFunctionThatCannotStart_IsLost(string init, string reason, string type)
    {
        await using var host = await StartAsync(Settings with
        {
            InitTimeout = TimeSpan.FromSeconds(2),
            StopTimeout = TimeSpan.FromSeconds(1),
            Environment = new Dictionary<string, string> { [TestFunction.InitVariable] = init },
        });

        Assert.Equal(new InvocationOutcome.Lost(reason) { Type = type }, await InvokeAsync(host, "hello"));
        Assert.Equal(new InvocationOutcome.Lost(reason) { Type = type }, await InvokeAsync(host, "hello"));
    }

    [Fact]
    public async Task Dispose_OfAnIdleHost_LetsItsProcessesEndByThemselves()
    {
        await using (var host = await StartAsync(Settings))
            await AnswerAsync(host, "hello");

        Assert.Contains("ended by itself", lines);
    }

    [Fact]
    public async Task Stop_OfAProcessAtWork_LetsItAnswerFirst()
    {
        await using var api = await RuntimeApi.StartAsync(Settings, NextId, TimeProvider.System, CancellationToken.None);
        var began = new TaskCompletionSource();
        await using var process = FunctionProcess.Start(Settings, api.Endpoint, "stream", line => Began(line, began), TimeProvider.System);

        var outcome = api.InvokeAsync(TestFunction.Event("slow"), Settings.Timeout, CancellationToken.None);
        await began.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.Equal(0, await process.StopAsync());
        Assert.IsType<InvocationOutcome.Answered>(await outcome);
    }

    private static void Began(string line, TaskCompletionSource began)
    {
        if (line == "slow began")
            began.TrySetResult();
    }

    private Guid NextId() => new(Interlocked.Increment(ref ids), 0, 0, new byte[8]);

    private Task<FunctionHost> StartAsync(FunctionSettings settings) =>
        FunctionHost.StartAsync(settings, new(lines.Enqueue, NextId, TimeProvider.System), CancellationToken.None);

    private static Task<InvocationOutcome> InvokeAsync(FunctionHost host, string body) => host.InvokeAsync(TestFunction.Event(body), CancellationToken.None);

    private static async Task<string> AnswerAsync(FunctionHost host, string body)
    {
        var answered = Assert.IsType<InvocationOutcome.Answered>(await InvokeAsync(host, body));
        using var document = JsonDocument.Parse(answered.Payload);
        return document.RootElement.GetProperty("batchItemFailures")[0].GetProperty("itemIdentifier").GetString()!;
    }
}
