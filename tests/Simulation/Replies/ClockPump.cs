using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Simulation.Replies;

/// <summary>
/// Lets a test's clock run while workers race: whoever gives way to a rival waits by that clock, and would wait for ever if it stood still.
/// </summary>
public sealed class ClockPump : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly CancellationTokenSource ends = new();
    private readonly Task running;

    private ClockPump(FakeTimeProvider clock, TimeSpan step) => running = RunAsync(clock, step, ends.Token);

    /// <summary>Moves the clock on by a step every few milliseconds, until it is disposed of.</summary>
    public static ClockPump Start(FakeTimeProvider clock) => new(clock, TimeSpan.FromMilliseconds(5));

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        await running;
        ends.Dispose();
    }

    private static async Task RunAsync(FakeTimeProvider clock, TimeSpan step, CancellationToken ends)
    {
        while (!ends.IsCancellationRequested)
        {
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            clock.Advance(step);
        }
    }
}
