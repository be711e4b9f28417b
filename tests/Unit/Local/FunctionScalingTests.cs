using System.Collections.Concurrent;
using System.Text.Json;
using Engines.Local.Functions;
using Engines.Tests.Support.Functions;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Local;

/// <summary>How many processes a function has, and what is told about them.</summary>
public sealed class FunctionScalingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> lines = new();
    private int ids;

    private static FunctionSettings Settings => new("sender", typeof(FunctionScalingTests).Assembly.Location) { Timeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task Invoke_NoneFree_StartsAnotherAndRefusesBeyondTheMost()
    {
        await using var host = await StartAsync(Settings with { Processes = 2 });
        await InvokeAsync(host, "warm");
        Assert.Single(host.ProcessIds);

        var hanging = new[] { InvokeAsync(host, "hang"), InvokeAsync(host, "hang") };
        await UntilAsync(() => host.Snapshot.Busy == 2);

        Assert.IsType<InvocationOutcome.Throttled>(await InvokeAsync(host, "hello"));
        Assert.Equal((2, 2L, 3L, 1L), (host.ProcessIds.Count, host.Snapshot.ColdStarts, host.Snapshot.Invocations, host.Snapshot.Throttled));
        Assert.All(host.Processes, process => Assert.Equal(ProcessActivity.Busy, process.Activity));
        await Task.WhenAll(host.KillAsync(0), host.KillAsync(1));
        Assert.All(await Task.WhenAll(hanging), outcome => Assert.Equal(new InvocationOutcome.Lost("Runtime exited with error: signal: killed"), outcome));
        Assert.Equal("hello", await AnswerAsync(host, "hello"));
    }

    [Fact]
    public async Task Idle_ForLong_EndsAllButTheFewest()
    {
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(Settings with { Processes = 3, IdleTimeout = TimeSpan.FromMinutes(5) }, clock);
        var slow = new[] { InvokeAsync(host, "hang"), InvokeAsync(host, "hang"), InvokeAsync(host, "hang") };
        await UntilAsync(() => host.Snapshot.Busy == 3);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.All(await Task.WhenAll(slow), outcome => Assert.IsType<InvocationOutcome.TimedOut>(outcome));
        await UntilAsync(() => host.Snapshot.Idle == 3);

        clock.Advance(TimeSpan.FromMinutes(4));
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        Assert.Equal(3, host.ProcessIds.Count);
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return host.ProcessIds.Count == 1;
        });

        Assert.Equal("hello", await AnswerAsync(host, "hello"));
    }

    [Fact]
    public async Task Kill_OfAnIdleProcess_IsNoticedAndMadeGood()
    {
        await using var host = await StartAsync(Settings);
        await InvokeAsync(host, "warm");
        var before = Assert.Single(host.ProcessIds);

        Assert.Equal(ProcessActivity.Idle, await host.KillProcessAsync(before));
        Assert.Null(await host.KillProcessAsync(before));

        await UntilAsync(() => host.Snapshot.Idle == 1 && host.ProcessIds[0] != before);
        Assert.Equal(0, host.Snapshot.Crashed);
    }

    [Fact]
    public async Task Snapshot_AfterEveryKindOfEnd_CountsEachAndRemembersIt()
    {
        await using var host = await StartAsync(Settings with { Timeout = TimeSpan.FromSeconds(1) });
        foreach (var body in new[] { "hello", "fail", "hang", "die" })
            await InvokeAsync(host, body);

        var snapshot = host.Snapshot;
        Assert.Equal((4L, 1L, 1L, 1L), (snapshot.Invocations, snapshot.Errors, snapshot.TimedOut, snapshot.Crashed));
        Assert.Equal(TimeSpan.MaxValue, snapshot.Durations[^1].UpTo);
        Assert.Equal(4, snapshot.Durations.Sum(bucket => bucket.Count));
        Assert.True(snapshot.Durations.Where(bucket => bucket.UpTo >= TimeSpan.FromSeconds(1)).Sum(bucket => bucket.Count) >= 1, "The one that hung took its whole second.");
        Assert.True(host.Recent[1].Duration >= TimeSpan.FromSeconds(1), $"It took {host.Recent[1].Duration}.");
        Assert.Equal([InvocationEnd.Crashed, InvocationEnd.TimedOut, InvocationEnd.Error, InvocationEnd.Answered], host.Recent.Select(record => record.End));
        Assert.Equal("Task timed out after 1.00 seconds", host.Recent[1].Failure);
        Assert.NotNull(host.Recent[3].InitDuration);
        Assert.Null(host.Recent[2].InitDuration);
        Assert.Contains("handled hello", host.Recent[3].Log, StringComparison.Ordinal);
        Assert.DoesNotContain("handled hello", host.Recent[2].Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_TakesMoreMemoryThanThereIs_IsEndedAsLambdaDoes()
    {
        await using var host = await StartAsync(Settings with { MemorySize = 256 });

        var reply = await host.CallAsync(TestFunction.Event("eat"), CancellationToken.None);

        Assert.Equal(new InvocationOutcome.Lost("Runtime exited with error: signal: killed") { Type = "Runtime.OutOfMemory" }, reply.Outcome);
        Assert.Equal(InvocationEnd.OutOfMemory, reply.Record!.End);
        Assert.InRange(reply.Record.MemoryMaxUsed, 256, 2048);
        Assert.Contains(lines, line => line.EndsWith("Status: error\tError Type: Runtime.OutOfMemory", StringComparison.Ordinal));
        Assert.Equal("C000000", await AnswerAsync(host, "$DOTNET_GCHeapHardLimit"));
    }

    [Fact]
    public async Task Replace_WhileOneIsBusy_LetsItFinishAndThenRunsTheNewCode()
    {
        var copy = Directory.CreateTempSubdirectory().FullName;
        var link = Path.Combine(copy, "new");
        Directory.CreateSymbolicLink(link, AppContext.BaseDirectory);
        try
        {
            await using var host = await StartAsync(Settings with { Processes = 2 });
            var slow = InvokeAsync(host, "slow");
            await UntilAsync(() => lines.Contains("slow began"));
            var busy = host.Processes.Single(process => process.Activity == ProcessActivity.Busy).ProcessId;

            var replacing = host.ReplaceAsync(Path.Combine(link, Path.GetFileName(Settings.Assembly)), CancellationToken.None);
            Assert.Equal(link, await AnswerAsync(host, "$LAMBDA_TASK_ROOT"));
            Assert.False(replacing.IsCompleted);
            Assert.Contains(busy, host.ProcessIds);

            Interrupt(busy);
            Assert.IsType<InvocationOutcome.Answered>(await slow);
            await replacing;
            Assert.DoesNotContain(busy, host.ProcessIds);
            Assert.Equal(link, await AnswerAsync(host, "$LAMBDA_TASK_ROOT"));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Interrupt(int processId)
    {
        using var process = System.Diagnostics.Process.Start("kill", ["-TERM", $"{processId}"]);
        process.WaitForExit();
    }

    private Guid NextId() => new(Interlocked.Increment(ref ids), 0, 0, new byte[8]);

    private Task<FunctionHost> StartAsync(FunctionSettings settings, TimeProvider? time = null) =>
        FunctionHost.StartAsync(settings, new(lines.Enqueue, NextId, time ?? TimeProvider.System), CancellationToken.None);

    private static Task<InvocationOutcome> InvokeAsync(FunctionHost host, string body) => host.InvokeAsync(TestFunction.Event(body), CancellationToken.None);

    private static async Task<string> AnswerAsync(FunctionHost host, string body)
    {
        var answered = Assert.IsType<InvocationOutcome.Answered>(await InvokeAsync(host, body));
        using var document = JsonDocument.Parse(answered.Payload);
        return document.RootElement.GetProperty("batchItemFailures")[0].GetProperty("itemIdentifier").GetString()!;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It never came to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
