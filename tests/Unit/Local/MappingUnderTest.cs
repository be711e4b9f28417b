using System.Threading.Channels;
using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

/// <summary>One invocation of the function, answered by the test.</summary>
internal sealed class Invocation(ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource<InvocationResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public Task<InvocationResult> Result => result.Task;

    public void Answer(string json) => result.SetResult(new InvocationResult.Answered(System.Text.Encoding.UTF8.GetBytes(json)));

    public void Refuse() => result.SetResult(new InvocationResult.Throttled());

    public void Fail(Exception failure) => result.SetException(failure);
}

/// <summary>A mapping that runs, whose function is the test.</summary>
internal sealed class MappingUnderTest : IAsyncDisposable
{
    // Only for a test that has gone wrong: it ends instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Invocation> invocations = Channel.CreateUnbounded<Invocation>();
    private readonly Channel<BatchReport> reports = Channel.CreateUnbounded<BatchReport>();
    private readonly CancellationTokenSource stop = new();
    private readonly EventSourceMapping mapping;
    private readonly Task running;

    public MappingUnderTest(QueueUnderTest test, Func<MappingOptions, MappingOptions>? change = null)
    {
        var options = new MappingOptions
        {
            FunctionTimeout = TimeSpan.FromSeconds(10),
            ReportBatchItemFailures = true,
            Observe = report => reports.Writer.TryWrite(report),
        };
        mapping = new EventSourceMapping(test.Queue, change?.Invoke(options) ?? options, InvokeAsync, test.Clock);
        running = mapping.RunAsync(stop.Token);
    }

    public Task<Invocation> NextInvocationAsync() => invocations.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public Task<BatchReport> NextReportAsync() => reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public int Concurrency => mapping.Concurrency;

    public bool HasInvocation => invocations.Reader.Count > 0;

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(payload);
        invocations.Writer.TryWrite(invocation);
        return await invocation.Result.WaitAsync(cancellationToken);
    }
}
